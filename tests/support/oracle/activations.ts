import type { Activation } from '../../../src/engine/activations.ts';

/** φ, φ′ and φ″ of an activation at z. */
export interface Jet {
  readonly value: number;
  readonly first: number;
  readonly second: number;
}

const SQRT_2 = Math.SQRT2;
const INVERSE_SQRT_2_PI = 1 / Math.sqrt(2 * Math.PI);

/** erfc(x) for x ≥ 2 by its continued fraction (Abramowitz & Stegun 7.1.14), from the tail up. */
function complementaryTail(x: number): number {
  let fraction = 0;
  for (let k = 200; k >= 1; k--) fraction = k / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}

/** erf(x) to about 1e-15: Maclaurin series with positive terms (A & S 7.1.6) below 2, continued fraction above. */
export function errorFunction(x: number): number {
  const size = Math.abs(x);
  if (size >= 2) return Math.sign(x) * (1 - complementaryTail(size));
  let term = size;
  let sum = size;
  for (let n = 1; n < 80; n++) {
    term *= (2 * size * size) / (2 * n + 1);
    sum += term;
  }
  return (Math.sign(x) * 2 * Math.exp(-size * size) * sum) / Math.sqrt(Math.PI);
}

/** Φ(z) without cancellation in the lower tail. */
function normalDistribution(z: number): number {
  return z < -2 * SQRT_2 ? 0.5 * complementaryTail(-z / SQRT_2) : 0.5 * (1 + errorFunction(z / SQRT_2));
}

export const ACTIVATION_JETS: Record<Activation, (z: number) => Jet> = {
  linear: (z) => ({ value: z, first: 1, second: 0 }),
  relu: (z) => ({ value: Math.max(z, 0), first: z > 0 ? 1 : 0, second: 0 }),
  tanh: (z) => {
    const a = Math.tanh(z);
    return { value: a, first: 1 - a * a, second: -2 * a * (1 - a * a) };
  },
  softplus: (z) => {
    const logistic = 1 / (1 + Math.exp(-z));
    return {
      value: Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
      first: logistic,
      second: logistic * (1 - logistic),
    };
  },
  gelu: (z) => {
    const density = INVERSE_SQRT_2_PI * Math.exp((-z * z) / 2);
    const below = normalDistribution(z);
    return { value: z * below, first: below + z * density, second: density * (2 - z * z) };
  },
};
