import type { Program } from '../../engine/contract.ts';
import type { Estimate } from '../estimators/estimate.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export interface BoxSharpnessOptions {
  /** R. */
  readonly runs: number;
  /** ε > 0, half the side of the box relative to |θᵢ| + 1. Default 1e-3, Keskar's. */
  readonly radius?: number;
  /** Steps of ascent, ≥ 2. Default 20. */
  readonly steps?: number;
}

/** Step of ascent relative to half the box: 20 steps cross it twice. */
const STRIDE = 0.2;

/**
 * One projected step of ascent: every coordinate moves by STRIDE along the sign of the gradient and is projected onto the
 * box. A zero counts as positive, since the ascent would otherwise never leave an exact minimum.
 */
function climb(z: Float32Array, theta: Float32Array, gradient: Float32Array, radius: number): void {
  for (let p = 0; p < z.length; p++) {
    const half = radius * (Math.abs(theta[p]) + 1);
    const moved = z[p] + STRIDE * half * (gradient[p] < 0 ? -1 : 1);
    z[p] = Math.min(half, Math.max(-half, moved));
  }
}

/**
 * Keskar's ε-sharpness φ = 100·(max_{z ∈ C} L(θ + z) − L(θ))/(1 + L(θ)), C = {|zᵢ| ≤ ε(|θᵢ| + 1)}, of every run, by
 * projected sign ascent instead of L-BFGS-B. The largest value found is attained, so φ is at least `value`; the error is
 * the gain of the second half of the ascent (an indication), plus rounding. A gradient and an evaluation per step.
 * theta: `[R, P]`. Source: Keskar et al. 2017, arXiv:1609.04836, metric 2.1.
 */
export async function measureBoxSharpness(
  program: Program,
  theta: Float32Array,
  { runs, radius = 1e-3, steps = 20 }: BoxSharpnessOptions,
): Promise<Estimate[]> {
  if (!(radius > 0)) throw new RangeError(`measureBoxSharpness: radius must be > 0, got ${radius}. Keskar uses 1e-3.`);
  if (!Number.isSafeInteger(steps) || steps < 2)
    throw new RangeError(`measureBoxSharpness: steps must be an integer ≥ 2, got ${steps}.`);
  const z = new Float32Array(theta.length);
  let start = new Float64Array(runs);
  const best = new Float64Array(runs).fill(Number.NEGATIVE_INFINITY);
  const half = new Float64Array(runs);
  for (let step = 0; step <= steps; step++) {
    const point = await program.at(theta.map((x, p) => x + z[p]));
    try {
      const { loss } = await point.evaluate('train');
      if (step === 0) start = loss.slice();
      loss.forEach((value, run) => {
        best[run] = Number.isNaN(value) ? value : Math.max(best[run], value);
      });
      if (step === Math.floor(steps / 2)) half.set(best);
      if (step < steps) climb(z, theta, await point.gradient(), radius);
    } finally {
      point.dispose();
    }
  }
  return Array.from(best, (highest, run): Estimate => {
    const unit = 100 / (1 + start[run]);
    const rounding = 2 * 2 ** -20 * (1 + highest);
    const error = unit * (highest - half[run] + rounding);
    return { value: unit * (highest - start[run]), error, certainty: 'indication', converged: true };
  });
}

export const boxSharpnessProbe = defineProbe({
  id: 'boxSharpness',
  tier: 'full',
  symbol: 'φ',
  label: 'Keskar’s ε-sharpness, ε = 10⁻³',
  unit: '%',
  method: 'Projected sign-gradient ascent inside the box |zᵢ| ≤ ε(|θᵢ| + 1).',
  axis: 'log',
  cost: constantCost(25),
  measure: ({ program, theta, runs }) => measureBoxSharpness(program, theta, { runs }),
});
