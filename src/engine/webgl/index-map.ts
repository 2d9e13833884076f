import * as tf from '@tensorflow/tfjs-core';
import type { AvgPoolLayer, ConvLayer } from '../network.ts';
import type { TfjsDevice } from './device.ts';

/**
 * A linear map of the numbers of an example, given by the input that each term of an output reads; rows are examples of
 * runs, `[M, size]`. Map and adjoint are both gathers, so that the run axis only adds rows.
 */
export interface IndexMap {
  apply(x: tf.Tensor2D): tf.Tensor2D;
  adjoint(x: tf.Tensor2D): tf.Tensor2D;
  dispose(): void;
}

/** Σ_t x[:, index[t, j]] for index `[terms, size]`, where index = x's width reads a zero. Returns `[M, size]`. */
function gatherSum(x: tf.Tensor2D, index: tf.Tensor1D, terms: number): tf.Tensor2D {
  const padded = tf.pad2d(x, [
    [0, 0],
    [0, 1],
  ]);
  const gathered = tf.gather(padded, index, 1);
  if (terms === 1) return gathered as tf.Tensor2D;
  return tf.sum(tf.reshape(gathered, [x.shape[0], terms, index.size / terms]), 1);
}

const keepIndex = (values: Int32Array) => tf.keep(tf.tensor1d(values, 'int32'));

/**
 * The patches of a "same" convolution: `[M, h·w·c]` → `[M, h·w · k·k·c]`, zeros outside the image. The adjoint
 * adds each entry to the pixel that it came from: k² terms.
 */
export function patchMap({ height, width, in: channels, kernel }: ConvLayer): IndexMap {
  const pad = (kernel - 1) / 2;
  const size = height * width * channels;
  const fanIn = kernel * kernel * channels;
  const forward = new Int32Array(height * width * fanIn).fill(size);
  const backward = new Int32Array(kernel * kernel * size).fill(height * width * fanIn);
  for (let position = 0; position < height * width; position++) {
    for (let tap = 0; tap < kernel * kernel; tap++) {
      const y = Math.floor(position / width) + Math.floor(tap / kernel) - pad;
      const x = (position % width) + (tap % kernel) - pad;
      if (y < 0 || y >= height || x < 0 || x >= width) continue;
      for (let c = 0; c < channels; c++) {
        const pixel = (y * width + x) * channels + c;
        const entry = position * fanIn + tap * channels + c;
        forward[entry] = pixel;
        backward[tap * size + pixel] = entry;
      }
    }
  }
  const [to, from] = [keepIndex(forward), keepIndex(backward)];
  return {
    apply: (x) => gatherSum(x, to, 1),
    adjoint: (x) => gatherSum(x, from, kernel * kernel),
    dispose: () => tf.dispose([to, from]),
  };
}

/** Means over size×size blocks: `[M, h·w·c]` → `[M, (h/size)·(w/size)·c]`. */
export function poolMap({ height, width, channels, size }: AvgPoolLayer, device: TfjsDevice): IndexMap {
  const outWidth = width / size;
  const outSize = (height / size) * outWidth * channels;
  const forward = new Int32Array(size * size * outSize);
  const backward = new Int32Array(height * width * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        const pixel = (y * width + x) * channels + c;
        const block = (Math.floor(y / size) * outWidth + Math.floor(x / size)) * channels + c;
        forward[((y % size) * size + (x % size)) * outSize + block] = pixel;
        backward[pixel] = block;
      }
    }
  }
  const [to, from] = [keepIndex(forward), keepIndex(backward)];
  const share = device.constant(1 / (size * size));
  return {
    apply: (x) => tf.mul(gatherSum(x, to, size * size), share),
    adjoint: (x) => tf.mul(gatherSum(x, from, 1), share),
    dispose: () => tf.dispose([to, from]),
  };
}
