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

/** An activation in GLSL, for training. A NaN input gives NaN, so that a diverged run is seen. */
interface ActivationGlsl {
  /** Whether the backward pass reads z instead of φ(z). */
  readonly keepsInput: boolean;
  /** `vec4 activate(vec4 z)`: φ(z). */
  readonly value: string;
  /** `vec4 slope(vec4 kept)`: φ′, from z or φ(z) as `keepsInput` says. */
  readonly slope: string;
}

type Constant = (value: number) => tf.Scalar;

interface WebglActivation {
  readonly ops: (constant: Constant) => ActivationOps;
  readonly glsl: ActivationGlsl;
}

const { mul, sub, add } = {
  mul: (a: tf.Tensor, b: tf.Tensor) => tf.mul<tf.Tensor3D>(a, b),
  sub: (a: tf.Tensor, b: tf.Tensor) => tf.sub<tf.Tensor3D>(a, b),
  add: (a: tf.Tensor, b: tf.Tensor) => tf.add<tf.Tensor3D>(a, b),
};

/**
 * tanh: φ′ = 1 − a², φ″ = −2aφ′. GLSL: Cephes tanhf, an odd polynomial below 0.625, where 1 − 2/(e²ᶻ + 1) would cancel;
 * error 2 ulp.
 */
const tanh: WebglActivation = {
  ops: (c) => ({
    value: (z) => tf.tanh(z),
    slope: (_, a) => sub(c(1), tf.square(a)),
    bend: (_, a) => mul(mul(a, c(-2)), sub(c(1), tf.square(a))),
  }),
  glsl: {
    keepsInput: false,
    value: `
    vec4 activate(vec4 z) {
      vec4 s = z * z;
      vec4 p = ((((-5.70498872745e-3 * s + 2.06390887954e-2) * s - 5.37397155531e-2) * s + 1.33314422036e-1) * s
        - 3.33332819422e-1) * s;
      vec4 far = sign(z) * (1.0 - 2.0 / (exp(2.0 * abs(z)) + 1.0));
      return mix(z + z * p, far, greaterThanEqual(abs(z), vec4(0.625))); // NaN takes the polynomial: exp may not propagate it
    }`,
    slope: 'vec4 slope(vec4 a) { return 1.0 - a * a; }',
  },
};

/** max(z, 0) with φ′(0) = 0, as in PyTorch. */
const relu: WebglActivation = {
  ops: () => ({
    value: (z) => tf.relu(z),
    slope: (_, a) => tf.step(a),
    bend: () => null,
  }),
  glsl: {
    keepsInput: false,
    value: 'vec4 activate(vec4 z) { return mix(z, vec4(0.0), lessThanEqual(z, vec4(0.0))); }',
    slope: 'vec4 slope(vec4 a) { return vec4(greaterThan(a, vec4(0.0))); }',
  },
};

/** Φ by Eigen's rational approximation of erf on [−4, 4] (error 4 ulp), beyond which erf is ±1 in f32. */
const CUMULATIVE = `
  vec4 cumulative(vec4 z) {
    vec4 x = clamp(z * 0.70710678, -4.0, 4.0);
    vec4 s = x * x;
    vec4 p = ((((((-2.72614225801306e-10 * s + 2.77068142495902e-8) * s - 2.10102402082508e-6) * s
      - 5.69250639462346e-5) * s - 7.34990630326855e-4) * s - 2.95459980854025e-3) * s - 1.60960333262415e-2);
    vec4 q = (((-1.45660718464996e-5 * s - 2.13374055278905e-4) * s - 1.68282697438203e-3) * s
      - 7.37332916720468e-3) * s - 1.42647390514189e-2;
    return 0.5 + 0.5 * x * p / q;
  }`;

/** zΦ(z), exact: φ′ = Φ + zN, φ″ = N(2 − z²) with Φ = (1 + erf(z/√2))/2 and N = exp(−z²/2)/√(2π). */
const gelu: WebglActivation = {
  ops: (c) => {
    const cumulative = (z: tf.Tensor) => mul(add(tf.erf(mul(z, c(Math.SQRT1_2))), c(1)), c(0.5));
    const density = (z: tf.Tensor) => mul(tf.exp(mul(tf.square(z), c(-0.5))), c(1 / Math.sqrt(2 * Math.PI)));
    return {
      value: (z) => mul(z, cumulative(z)),
      slope: (z) => add(cumulative(z), mul(z, density(z))),
      bend: (z) => mul(density(z), sub(c(2), tf.square(z))),
    };
  },
  glsl: {
    keepsInput: true,
    value: `${CUMULATIVE}
    vec4 activate(vec4 z) { return z * cumulative(z); }`,
    slope: `${CUMULATIVE}
    vec4 slope(vec4 z) { return cumulative(z) + z * 0.39894228 * exp(-0.5 * z * z); }`,
  },
};

/**
 * log(1 + eᶻ) = max(z, 0) + log(1 + e^−|z|): φ′ = σ(z), φ″ = σ(z)σ(−z). GLSL: log(1 + e) = 2 artanh(s) for e = e^−|z|,
 * s = e/(2 + e) ≤ 1/3; seven terms of the series have a relative error of 2·10⁻⁸.
 */
const softplus: WebglActivation = {
  ops: (c) => ({
    value: (z) => add(tf.relu(z), tf.log1p(tf.exp(mul(tf.abs(z), c(-1))))),
    slope: (z) => tf.sigmoid(z),
    bend: (z) => mul(tf.sigmoid(z), tf.sigmoid(mul(z, c(-1)))),
  }),
  glsl: {
    keepsInput: false,
    value: `
    vec4 activate(vec4 z) {
      vec4 e = exp(-abs(z));
      vec4 s = e / (2.0 + e);
      vec4 q = s * s;
      vec4 series = 1.0 + q * (1.0 / 3.0 + q * (0.2 + q * (1.0 / 7.0 + q * (1.0 / 9.0 + q * (1.0 / 11.0 + q / 13.0)))));
      return mix(z, vec4(0.0), lessThanEqual(z, vec4(0.0))) + 2.0 * s * series;
    }`,
    slope: 'vec4 slope(vec4 a) { return 1.0 - exp(-a); }',
  },
};

const linear: WebglActivation = {
  ops: () => ({ value: (z) => z, slope: () => null, bend: () => null }),
  glsl: {
    keepsInput: false,
    value: 'vec4 activate(vec4 z) { return z; }',
    slope: 'vec4 slope(vec4 a) { return vec4(1.0); }',
  },
};

const BY_NAME: Record<Activation, WebglActivation> = { tanh, relu, gelu, softplus, linear };

/** The tfjs operations of an activation; `constant` gives scalars that stay on the device. */
export const activationOps = (name: Activation, constant: Constant): ActivationOps => BY_NAME[name].ops(constant);

export const activationGlsl = (name: Activation): ActivationGlsl => BY_NAME[name].glsl;
