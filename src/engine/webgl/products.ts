import * as tf from '@tensorflow/tfjs-core';
import type { StageParameters } from './parameters.ts';

/** How a stage multiplies its input A by its weights W: a matrix product, or the γ of a normalisation elementwise. */
export interface StageProduct {
  /** A W: `[R or 1, rows, fanIn]` → `[R, rows, out]`. */
  times(input: tf.Tensor3D, weights: tf.Tensor3D): tf.Tensor3D;
  /** δ Wᵀ: `[R, rows, out]` → `[R, rows, fanIn]`. */
  back(delta: tf.Tensor3D, weights: tf.Tensor3D): tf.Tensor3D;
  /** Σ over rows of A ⊗ δ, in the shape of W. */
  outer(input: tf.Tensor3D, delta: tf.Tensor3D): tf.Tensor3D;
}

/** Rows above which tfjs decomposes products with a vector, and then cannot broadcast over runs (a constant of tfjs). */
const LONGEST_BROADCAST = 1000;

/** Aᵀδ: A `[R or 1, rows, fanIn]`, δ `[R, rows, out]` → `[R, fanIn, out]`. */
export function transposedProduct(input: tf.Tensor3D, delta: tf.Tensor3D): tf.Tensor3D {
  const [runs, rows, out] = delta.shape;
  const narrow = out === 1 || input.shape[2] === 1;
  const spread = narrow && rows > LONGEST_BROADCAST && input.shape[0] < runs;
  return tf.matMul(spread ? tf.tile(input, [runs, 1, 1]) : input, delta, true);
}

export const MATRIX: StageProduct = {
  times: (input, weights) => tf.matMul(input, weights),
  back: (delta, weights) => tf.matMul(delta, weights, false, true),
  outer: transposedProduct,
};

const mul = (a: tf.Tensor3D, b: tf.Tensor3D) => tf.mul<tf.Tensor3D>(a, b);

export const ELEMENTWISE: StageProduct = {
  times: mul,
  back: mul,
  outer: (input, delta) => tf.sum(mul(input, delta), 1, true),
};

/** z = AW + b. A: `[R or 1, rows, fanIn]` → `[R, rows, out]`. */
export function affine(product: StageProduct, input: tf.Tensor3D, { weights, bias }: StageParameters): tf.Tensor3D {
  return tf.add(product.times(input, weights), bias);
}

/** Σ over rows of A ⊗ δ, the gradient of one stage: weights Aᵀδ and bias Σδ. `ones`: `[1, rows, 1]`. */
export function outerSum(
  product: StageProduct,
  input: tf.Tensor3D,
  delta: tf.Tensor3D,
  ones: tf.Tensor3D,
): StageParameters {
  return { weights: product.outer(input, delta), bias: transposedProduct(ones, delta) };
}
