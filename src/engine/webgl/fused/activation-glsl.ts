import type { Activation } from '../../activations.ts';

/** An activation in GLSL. NaN goes in and comes out: a diverged run must show. */
export interface ActivationGlsl {
  /** Whether the backward pass reads z instead of φ(z). */
  readonly keepsInput: boolean;
  /** `vec4 activate(vec4 z)`: φ(z). */
  readonly value: string;
  /** `vec4 slope(vec4 kept)`: φ′, from z or φ(z) as `keepsInput` says. */
  readonly slope: string;
}

/** Cephes tanhf: an odd polynomial below 0.625, where 1 − 2/(e²ᶻ + 1) would cancel; error 2 ulp. */
const tanh: ActivationGlsl = {
  keepsInput: false,
  value: `
    vec4 activate(vec4 z) {
      vec4 s = z * z;
      vec4 p = ((((-5.70498872745e-3 * s + 2.06390887954e-2) * s - 5.37397155531e-2) * s + 1.33314422036e-1) * s
        - 3.33332819422e-1) * s;
      vec4 far = sign(z) * (1.0 - 2.0 / (exp(2.0 * abs(z)) + 1.0));
      return mix(z + z * p, far, greaterThanEqual(abs(z), vec4(0.625))); // NaN is near: exp may lose it
    }`,
  slope: 'vec4 slope(vec4 a) { return 1.0 - a * a; }',
};

const relu: ActivationGlsl = {
  keepsInput: false,
  value: 'vec4 activate(vec4 z) { return mix(z, vec4(0.0), lessThanEqual(z, vec4(0.0))); }',
  slope: 'vec4 slope(vec4 a) { return vec4(greaterThan(a, vec4(0.0))); }',
};

/** log(1 + e^−|z|) = 2 artanh(s), s = e/(2 + e) ≤ 1/3: seven terms of the series leave 2·10⁻⁸ of it. */
const softplus: ActivationGlsl = {
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

const gelu: ActivationGlsl = {
  keepsInput: true,
  value: `${CUMULATIVE}
    vec4 activate(vec4 z) { return z * cumulative(z); }`,
  slope: `${CUMULATIVE}
    vec4 slope(vec4 z) { return cumulative(z) + z * 0.39894228 * exp(-0.5 * z * z); }`,
};

const linear: ActivationGlsl = {
  keepsInput: false,
  value: 'vec4 activate(vec4 z) { return z; }',
  slope: 'vec4 slope(vec4 a) { return vec4(1.0); }',
};

export const ACTIVATION_GLSL: Record<Activation, ActivationGlsl> = { tanh, relu, gelu, softplus, linear };
