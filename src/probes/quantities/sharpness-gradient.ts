import type { Program } from '../../engine/contract.ts';
import { kinkReason } from '../../engine/kinks.ts';
import { measureEigenpairs, type Spectrum, vectorError } from '../estimators/eigenpairs.ts';
import { chooseDifferenceStep, differenceHessian } from '../operators/hessian-derivative.ts';
import type { Roundoff } from '../operators/roundoff.ts';
import { rowOf } from '../run-rows.ts';

/** What ∇λ₁ of R runs at one step is measured from. */
export interface SharpnessSite {
  readonly program: Program;
  /** θ, `[R, P]`. */
  readonly theta: Float32Array;
  readonly seeds: readonly number[];
  readonly step: number;
  readonly runs: number;
  readonly layout: { readonly count: number };
  hessianTop(): Promise<readonly Spectrum[]>;
  roundoff(): Promise<readonly Roundoff[]>;
}

/** ∇λ₁ of one run with its error. */
export interface SharpnessGradient {
  /** D³L[u, u, ·], u the unit eigenvector of λ₁, `[P]`; NaN where there is none. */
  readonly vector: Float64Array;
  /** Bound on the norm of the error of `vector`; ∞ where λ₁ is not known to be a simple eigenvalue, so that it has no gradient. */
  readonly error: number;
  readonly converged: boolean;
  /** h of the difference. */
  readonly step: number;
}

/** Both ends of the spectrum of M = D³L[u, ·, ·] to a tenth: products at most. */
const PRODUCTS = 16;

const none = (dimension: number): SharpnessGradient => ({
  vector: new Float64Array(dimension).fill(Number.NaN),
  error: Number.NaN,
  converged: false,
  step: Number.NaN,
});

/** ‖D³L[u, ·, ·]‖ from a few products with it, differences of products with H. */
async function derivativeNorm(at: SharpnessSite, run: number, options: { vector: Float32Array; step: number }) {
  const P = at.layout.count;
  const theta = rowOf(at.theta, run, P);
  const apply = async (v: Float32Array) => {
    const { derivatives } = await differenceHessian(at.program, {
      theta,
      direction: options.vector,
      vectors: [v],
      step: options.step,
    });
    return Float32Array.from(derivatives[0]);
  };
  const keyed = {
    dimension: P,
    seeds: [at.seeds[run]],
    index: at.step,
    tolerance: 0.1,
    maxIterations: Math.min(PRODUCTS, P + 1),
  };
  const [largest] = await measureEigenpairs(apply, { ...keyed, keepSpaces: true });
  const [smallest] = await measureEigenpairs(apply, {
    ...keyed,
    end: 'smallest',
    maxIterations: 2 * PRODUCTS,
    spaces: [largest.space],
  });
  const sizes = [largest, smallest].map(({ pairs: [{ value, error }] }) => Math.abs(value) + error);
  return Math.max(...sizes);
}

async function gradientOf(at: SharpnessSite, run: number): Promise<SharpnessGradient> {
  const P = at.layout.count;
  const { pairs } = (await at.hessianTop())[run];
  const vector = pairs[0].vector;
  if (vector === undefined) return none(P);
  const theta = rowOf(at.theta, run, P);
  const roundoff = (await at.roundoff())[run].curvature;
  const scale = Math.max(...pairs.map(({ value }) => Math.abs(value)));
  const { step, error } = await chooseDifferenceStep(at.program, { theta, vector, scale, roundoff });
  const difference = await differenceHessian(at.program, { theta, direction: vector, vectors: [vector], step });
  const size = await derivativeNorm(at, run, { vector, step });
  const angle = vectorError(pairs, 0);
  return {
    vector: difference.derivatives[0],
    error: angle < 1 ? error + size * (difference.misdirection + 2 * angle) : Number.POSITIVE_INFINITY,
    converged: pairs[0].converged,
    step,
  };
}

/**
 * ∇λ₁ = D³L[u, u, ·] of every run, by the central difference of Hu along ±u with the step of `chooseDifferenceStep`. Error: that
 * of the difference, plus ‖M‖ times the error of the direction, M = D³L[u, ·, ·]: its rounding, and 2 sin φ for the angle φ of
 * u, to first order, bounded by its residual over the gap λ₁ − λ₂. NaN where an activation has kinks or the run diverged.
 */
export async function measureSharpnessGradient(at: SharpnessSite): Promise<SharpnessGradient[]> {
  const kinked = kinkReason(at.program.network) !== undefined;
  const found: SharpnessGradient[] = [];
  for (let run = 0; run < at.runs; run++) found.push(kinked ? none(at.layout.count) : await gradientOf(at, run));
  return found;
}
