import { SpecError } from '../errors.ts';
import type { Examples } from './dataset.ts';

/** The input shape after averaging squares of `pool` × `pool` pixels. Throws SpecError unless `pool` divides both sides. */
export function pooledShape(inputShape: readonly number[], pool: number): readonly number[] {
  if (pool === 1) return inputShape;
  const [height, width, channels] = inputShape;
  if (inputShape.length !== 3 || height % pool !== 0 || width % pool !== 0)
    throw new SpecError(
      `data set spec: pool must be 1 or divide both sides of an image, got ${pool} for inputs of shape ${inputShape.join('×')}. ` +
        'Choose another pooling.',
    );
  return [height / pool, width / pool, channels];
}

/** Averages squares of `pool` × `pool` pixels, channel by channel: [N, H, W, C] → [N, H/pool, W/pool, C]. */
export function averagePool(examples: Examples, inputShape: readonly number[], pool: number): Examples {
  if (pool === 1) return examples;
  const { count, inputs } = examples;
  const [rows, columns, channels] = pooledShape(inputShape, pool);
  const pooled = new Float32Array(count * rows * columns * channels);
  const sums = new Float64Array(channels);
  const rowStride = columns * pool * channels;
  for (let at = 0; at < pooled.length; at += channels) {
    const cell = at / channels; // (example · rows + row) · columns + column
    const column = cell % columns;
    const top = ((cell - column) / columns) * pool * rowStride + column * pool * channels;
    sums.fill(0);
    for (let y = 0; y < pool; y++)
      for (let x = 0; x < pool * channels; x++) sums[x % channels] += inputs[top + y * rowStride + x];
    for (let c = 0; c < channels; c++) pooled[at + c] = sums[c] / (pool * pool);
  }
  return { ...examples, inputs: pooled };
}
