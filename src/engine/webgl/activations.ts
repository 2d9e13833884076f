import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../activations.ts';

/** φ with its first two derivatives, elementwise. `null` stands for the constant 1 (slope) or 0 (bend). */
export interface ActivationOps {
  /** φ(z). */
  value(z: tf.Tensor3D): tf.Tensor3D;
  /** φ′(z), from z and a = φ(z). */
  slope(z: tf.Tensor3D, a: tf.Tensor3D): tf.Tensor3D | null;
  /** φ″(z). */
  bend(z: tf.Tensor3D, a: tf.Tensor3D): tf.Tensor3D | null;
}

type Constant = (value: number) => tf.Scalar;

const { mul, sub, add } = {
  mul: (a: tf.Tensor, b: tf.Tensor) => tf.mul<tf.Tensor3D>(a, b),
  sub: (a: tf.Tensor, b: tf.Tensor) => tf.sub<tf.Tensor3D>(a, b),
  add: (a: tf.Tensor, b: tf.Tensor) => tf.add<tf.Tensor3D>(a, b),
};

/** tanh: φ′ = 1 − a², φ″ = −2aφ′. */
const tanh = (c: Constant): ActivationOps => ({
  value: (z) => tf.tanh(z),
  slope: (_, a) => sub(c(1), tf.square(a)),
  bend: (_, a) => mul(mul(a, c(-2)), sub(c(1), tf.square(a))),
});

/** max(z, 0) with φ′(0) = 0, as in PyTorch. */
const relu = (): ActivationOps => ({
  value: (z) => tf.relu(z),
  slope: (_, a) => tf.step(a),
  bend: () => null,
});

/** zΦ(z), exact: φ′ = Φ + zN, φ″ = N(2 − z²) with Φ = (1 + erf(z/√2))/2 and N = exp(−z²/2)/√(2π). */
const gelu = (c: Constant): ActivationOps => {
  const cumulative = (z: tf.Tensor) => mul(add(tf.erf(mul(z, c(Math.SQRT1_2))), c(1)), c(0.5));
  const density = (z: tf.Tensor) => mul(tf.exp(mul(tf.square(z), c(-0.5))), c(1 / Math.sqrt(2 * Math.PI)));
  return {
    value: (z) => mul(z, cumulative(z)),
    slope: (z) => add(cumulative(z), mul(z, density(z))),
    bend: (z) => mul(density(z), sub(c(2), tf.square(z))),
  };
};

/** log(1 + eᶻ) = max(z, 0) + log(1 + e^−|z|): φ′ = σ(z), φ″ = σ(z)σ(−z). */
const softplus = (c: Constant): ActivationOps => ({
  value: (z) => add(tf.relu(z), tf.log1p(tf.exp(mul(tf.abs(z), c(-1))))),
  slope: (z) => tf.sigmoid(z),
  bend: (z) => mul(tf.sigmoid(z), tf.sigmoid(mul(z, c(-1)))),
});

const linear = (): ActivationOps => ({ value: (z) => z, slope: () => null, bend: () => null });

const OPS: Record<Activation, (c: Constant) => ActivationOps> = { tanh, relu, gelu, softplus, linear };

/** The operations of an activation; `constant` gives scalars that stay on the device. */
export function activationOps(activation: Activation, constant: Constant): ActivationOps {
  return OPS[activation](constant);
}
