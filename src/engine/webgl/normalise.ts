import * as tf from '@tensorflow/tfjs-core';
import { NORM_EPSILON } from '../network.ts';

/** x̂ = (a − mean a)/s with s = √(var a + ε) over the features of each row, and 1/s. */
export type Normalised = {
  /** `[R, rows, size]`. */
  x: tf.Tensor3D;
  /** 1/s, `[R, rows, 1]`. */
  inverse: tf.Tensor3D;
};

/** The derivatives of a normalisation along a direction. */
export type NormTangent = {
  /** R{x̂}, `[R, rows, size]`. */
  x: tf.Tensor3D;
  /** R{s}/s, `[R, rows, 1]`. */
  growth: tf.Tensor3D;
};

const mean = (x: tf.Tensor3D) => tf.mean<tf.Tensor3D>(x, -1, true);
const mul = (a: tf.Tensor3D, b: tf.Tensor3D) => tf.mul<tf.Tensor3D>(a, b);
const sub = (a: tf.Tensor3D, b: tf.Tensor3D) => tf.sub<tf.Tensor3D>(a, b);
const add = (a: tf.Tensor3D, b: tf.Tensor3D) => tf.add<tf.Tensor3D>(a, b);

/** The variance is the mean square of a − mean a: E[a²] − (E a)² would cancel. */
export function normalise(a: tf.Tensor3D, constant: (value: number) => tf.Scalar): Normalised {
  const centred = sub(a, mean(a));
  const variance = mean(tf.square(centred));
  const inverse = tf.rsqrt<tf.Tensor3D>(tf.add(variance, constant(NORM_EPSILON)));
  return { x: mul(centred, inverse), inverse };
}

/** The Jacobian of a normalisation, which is symmetric, times y: (y − mean y − x̂ mean(x̂ y))/s. */
export function throughNormalise({ x, inverse }: Normalised, y: tf.Tensor3D): tf.Tensor3D {
  return mul(sub(sub(y, mean(y)), mul(x, mean(mul(x, y)))), inverse);
}

/** R{x̂} and R{s}/s = mean(x̂ R{a})/s from R{a}. */
export function normTangent(at: Normalised, moved: tf.Tensor3D): NormTangent {
  return { x: throughNormalise(at, moved), growth: mul(mean(mul(at.x, moved)), at.inverse) };
}

/**
 * R of `throughNormalise` for errors d of x̂ with R{d}:
 * (R{d} − mean R{d} − x̂(mean(x̂ R{d}) + mean(R{x̂} d)) − R{x̂} mean(x̂ d))/s − (R{s}/s) throughNormalise(d).
 */
export function tangentThroughNormalise(
  at: Normalised,
  moved: NormTangent,
  d: tf.Tensor3D,
  rd: tf.Tensor3D,
): tf.Tensor3D {
  const along = add(mean(mul(at.x, rd)), mean(mul(moved.x, d)));
  const turned = add(mul(at.x, along), mul(moved.x, mean(mul(at.x, d))));
  const own = mul(sub(sub(rd, mean(rd)), turned), at.inverse);
  return sub(own, mul(moved.growth, throughNormalise(at, d)));
}
