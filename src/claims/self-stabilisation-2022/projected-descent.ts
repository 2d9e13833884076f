import type { Program } from '../../engine/contract.ts';
import { PURPOSE, randomStream } from '../../math/rng.ts';
import { innerProduct } from '../../probes/run-rows.ts';
import { edgeForce, edgeSpace } from '../../sweep/rules/edge-space.ts';

/** Projections after a step: the second corrects the curvature of the set that the first took for flat. */
const PROJECTIONS = 2;
/** h of ∇λ₁, near the middle of the range in which rounding and remainder are both small for this network. */
const DIFFERENCE_STEP = 2 ** -6;
/** Most eigenvalues at 2/η. */
const DIRECTIONS = 6;

export interface ProjectedDescent {
  /** θ, `[P]`. */
  readonly theta: Float32Array;
  readonly vectors: readonly Float32Array[];
}

/**
 * Projected gradient descent on M = {λ₁ ≤ 2/η, ∇L·u = 0}: θ ← proj_M(θ − η∇L). The projection is one Newton step for each of
 * the two conditions, repeated: with the eigenvectors uᵢ at the edge, θ ← θ − Σᵢ (∇L·uᵢ)/λᵢ uᵢ, and θ ← θ + δ with the shortest δ
 * for which 2/η − Uᵀ(H + D³L[δ])U ⪰ 0. Below the edge it is gradient descent.
 * Source: Damian, Nichani, Lee 2022, arXiv:2209.15594, definitions of the stable set and of the constrained trajectory.
 */
export async function projectedStep(
  program: Pick<Program, 'at'>,
  { theta, vectors }: ProjectedDescent,
  { learningRate, seed, step }: { learningRate: number; seed: number; step: number },
): Promise<ProjectedDescent> {
  const limit = 2 / learningRate;
  const stream = randomStream(seed, PURPOSE.probeStart, step);
  const start = await program.at(theta);
  const gradient = await start.gradient().finally(() => start.dispose());
  let position: ProjectedDescent = { theta: theta.map((x, p) => x - learningRate * gradient[p]), vectors };
  for (let n = 0; n < PROJECTIONS; n++) {
    const here = position.theta.slice();
    const P = here.length;
    const point = await program.at(here);
    const { space, slope } = await (async () => ({
      space: await edgeSpace(point, P, { limit, directions: DIRECTIONS, earlier: position.vectors, stream }),
      slope: await point.gradient(),
    }))().finally(() => point.dispose());
    if (space === undefined || space.atEdge > DIRECTIONS) return { theta: here.fill(Number.NaN), vectors: [] };
    const { pairs, atEdge } = space;
    position = { theta: here, vectors: pairs.vectors };
    if (atEdge === 0) return position;
    const slack = { limit, theta: here, slope: new Float64Array(P), time: 1, differenceStep: DIFFERENCE_STEP };
    const { force } = await edgeForce(program, space, slack);
    const along = pairs.vectors.slice(0, atEdge).map((u, i) => innerProduct(slope, u) / pairs.values[i]);
    const moved = here.map((x, p) => x - force[p] - along.reduce((sum, c, i) => sum + c * pairs.vectors[i][p], 0));
    position = { theta: moved, vectors: pairs.vectors };
  }
  return position;
}
