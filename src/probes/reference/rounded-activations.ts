import type { Activation } from '../../engine/activations.ts';
import { erf, exp, log1p, tanh } from '../../math/elementary.ts';
import { type Arithmetic, FUNCTION_ULPS } from './error-model.ts';
import type { RoundedVector } from './rounded-vector.ts';

export type Derivatives = readonly [value: number, first: number, second: number, third: number];

const INVERSE_SQRT_2_PI = 0.3989422804014327;
/** Half the largest |φ⁗|, |φ‴| and |φ″| among the smooth activations, rounded up: the second-order term of Taylor. */
const HALF_CURVATURE = 2.5;

/** φ, φ′, φ″ and φ‴ at z; a ReLU at 0 counts as flat. */
export const ACTIVATION_DERIVATIVES: Record<Activation, (z: number) => Derivatives> = {
  linear: (z) => [z, 1, 0, 0],
  relu: (z) => (z > 0 ? [z, 1, 0, 0] : [0, 0, 0, 0]),
  tanh: (z) => {
    const a = tanh(z);
    const slope = 1 - a * a;
    return [a, slope, -2 * a * slope, slope * (6 * a * a - 2)];
  },
  softplus: (z) => {
    const s = 1 / (1 + exp(-z));
    const slope = s * (1 - s);
    return [Math.max(z, 0) + log1p(exp(-Math.abs(z))), s, slope, slope * (1 - 2 * s)];
  },
  gelu: (z) => {
    const density = INVERSE_SQRT_2_PI * exp(-0.5 * z * z);
    const below = 0.5 * (1 + erf(z * Math.SQRT1_2));
    return [z * below, below + z * density, density * (2 - z * z), density * z * (z * z - 4)];
  },
};

/** φ(z), φ′(z) and φ″(z). */
export interface RoundedJet {
  readonly value: RoundedVector;
  readonly first: RoundedVector;
  readonly second: RoundedVector;
}

/** Error of φ⁽ᵏ⁾ at z known within e: |φ⁽ᵏ⁺¹⁾| e + ½ max|φ⁽ᵏ⁺²⁾| e², and of the function itself. */
function smoothError(derivatives: Derivatives, order: number, e: number, u: number): number {
  const inherited = Math.abs(derivatives[order + 1]) * e + HALF_CURVATURE * e * e;
  return inherited + FUNCTION_ULPS * u * (1 + Math.abs(derivatives[order]));
}

/** φ, φ′ and φ″ with their errors. A ReLU whose argument may lie on either side of 0 has an unknown φ′: error 1. */
export function roundedActivation(
  z: RoundedVector,
  activation: Activation,
  { unitRoundoff: u }: Arithmetic,
): RoundedJet {
  const size = z.value.length;
  const jets = [0, 1, 2].map(() => ({ value: new Float64Array(size), error: new Float64Array(size) }));
  const [value, first, second] = jets;
  for (let o = 0; o < size; o++) {
    const e = z.error[o];
    const derivatives = ACTIVATION_DERIVATIVES[activation](z.value[o]);
    jets.forEach((jet, order) => {
      jet.value[o] = derivatives[order];
    });
    if (activation === 'linear') value.error[o] = e;
    else if (activation === 'relu') {
      const undecided = Math.abs(z.value[o]) <= e && e > 0;
      value.error[o] = derivatives[1] === 1 || undecided ? e : 0;
      first.error[o] = undecided ? 1 : 0;
    } else
      jets.forEach((jet, order) => {
        jet.error[o] = smoothError(derivatives, order, e, u);
      });
  }
  return { value, first, second };
}
