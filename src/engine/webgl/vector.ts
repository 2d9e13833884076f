import * as tf from '@tensorflow/tfjs-core';

/**
 * Numbers per row. A vector occupies at least two rows of one width, whatever its length: tfjs compiles into its shaders
 * whether a texture has one row or several, and would recompile where a plain vector fills only the first.
 */
const WIDTH = 2048;
const WIDE = 4096;

const widthFor = (size: number) => (size > WIDTH * WIDE ? WIDE : WIDTH);

/** A vector from the host, padded with zeros, `[rows, width]`; kernels read it with `VECTOR_ENTRY`. */
export function uploadVector(values: Float32Array | Int32Array | Uint16Array): tf.Tensor2D {
  const width = widthFor(values.length);
  const rows = Math.max(2, Math.ceil(values.length / width));
  const padded = new Float32Array(rows * width);
  padded.set(values);
  return tf.tensor2d(padded, [rows, width]);
}

/** `float entry(vector, vectorTexShape, i)`: number i of an uploaded vector, which tfjs packs into 2×2 cells. */
export const VECTOR_ENTRY = `
  float entry(sampler2D vector, ivec2 shape, int i) {
    ivec2 cell = ivec2(i % shape.y, i / shape.y);
    return texelFetch(vector, cell / 2, 0)[2 * (cell.y % 2) + cell.x % 2];
  }`;

/**
 * Half the rows and columns of the texture of an unpacked vector that a kernel writes: the shape that `runWebGLProgram`
 * expects for a densely packed output. A joined vector is wider than its parts, so that their textures differ.
 */
export function outputShape(size: number, joined = false): [number, number] {
  const width = joined ? 2 * widthFor(size) : widthFor(size);
  return [Math.max(2, Math.ceil(size / (2 * width))), width / 2];
}
