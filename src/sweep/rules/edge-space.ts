import type { Point, Program } from '../../engine/contract.ts';
import { type BlockPairs, blockEigenpairs } from '../../math/block-eigen.ts';
import type { RandomStream } from '../../math/rng.ts';
import { solveComplementarity, upperIndex, upperPairs } from '../../math/semidefinite-complementarity.ts';
import { differenceHessian } from '../../probes/operators/hessian-derivative.ts';
import { innerProduct } from '../../probes/run-rows.ts';

/** Eigenvalues above this fraction of 2/η may reach it within a substep. Source: the authors' code, 1.95/η. */
export const NEAR_EDGE = 0.975;
/** Of eigenpairs: the error of λ is of second order in it, that of D³L[u, u, ·] of first. */
const TOLERANCE = 3e-4;

export interface EdgeOptions {
  /** 2/η − wd, the limit of eigenvalues of H; ∞ for η = 0. */
  readonly limit: number;
  /** Most eigenvalues at the edge. */
  readonly directions: number;
  readonly earlier: readonly Float32Array[];
  readonly stream: RandomStream;
}

/** The largest eigenpairs of H, so many that one of them is below the edge. */
export interface EdgeSpace {
  readonly pairs: BlockPairs;
  /** Number at the edge; more than `directions` where there are too many. */
  readonly atEdge: number;
}

/** Undefined where a product was not finite. */
export async function edgeSpace(
  point: Pick<Point, 'hessianVector'>,
  P: number,
  { limit, directions, earlier, stream }: EdgeOptions,
): Promise<EdgeSpace | undefined> {
  let start = earlier;
  for (let width = Math.min(P, Math.max(2, earlier.length)); ; width++) {
    const pairs = await blockEigenpairs((v) => point.hessianVector(v), {
      dimension: P,
      width,
      count: Math.max(1, width - 1),
      tolerance: TOLERANCE,
      start,
      stream,
      maxProducts: 60 + 20 * width,
    });
    if (pairs === undefined) return undefined;
    const atEdge = pairs.values.filter((value) => value > NEAR_EDGE * limit).length;
    // One pair below the edge and one more that guards it, or all there are.
    if (atEdge > directions || width >= Math.min(P, atEdge + 2)) return { pairs, atEdge };
    start = pairs.vectors;
  }
}

export interface ForceOptions extends Pick<EdgeOptions, 'limit'> {
  /** θ in f32, `[P]`. */
  readonly theta: Float32Array;
  /** ∇L + wd·θ there. */
  readonly slope: Float64Array;
  /** Length of the substep in time. */
  readonly time: number;
  /** h. */
  readonly differenceStep: number;
}

/** ½∇⟨H, Σ⟩ and tr Σ. */
export interface EdgeForce {
  readonly force: Float64Array;
  readonly variance: number;
}

/**
 * X of the semidefinite complementarity problem of a substep: 0 ⪯ X ⊥ 2/η − Uᵀ(H + time·dH/dt)U ⪰ 0, where dH/dt along the flow is
 * −⟨D³L[uᵢ, uⱼ, ·], ∇L + ½∇⟨H, Σ⟩⟩.
 */
export async function edgeForce(
  program: Pick<Program, 'at'>,
  { pairs, atEdge: k }: EdgeSpace,
  { limit, theta, slope, time, differenceStep }: ForceOptions,
): Promise<EdgeForce> {
  const entries = upperPairs(k);
  const changes: Float64Array[] = new Array(entries.length);
  for (let j = 0; j < k; j++) {
    const { derivatives } = await differenceHessian(program, {
      theta,
      direction: pairs.vectors[j],
      vectors: pairs.vectors.slice(0, j + 1),
      step: differenceStep,
    });
    derivatives.forEach((derivative, i) => void (changes[upperIndex(i, j, k)] = derivative));
  }
  const constant = entries.map(
    ([i, j], p) => (i === j ? limit - pairs.values[i] : 0) + time * innerProduct(changes[p], slope),
  );
  const gram = changes.flatMap((a) => changes.map((b) => 0.5 * time * innerProduct(a, b)));
  const { solution } = solveComplementarity({ size: k, constant, gram });
  const force = new Float64Array(theta.length);
  let variance = 0;
  entries.forEach(([i, j], q) => {
    const weight = 0.5 * solution[q] * (i === j ? 1 : 2);
    changes[q].forEach((x, p) => void (force[p] += weight * x));
    if (i === j) variance += solution[q];
  });
  return { force, variance };
}
