import type { ParameterLayout } from '../../engine/parameter-layout.ts';
import { bounded, type Estimate } from '../estimators/estimate.ts';
import type { Measurement } from '../measurement.ts';
import { innerProduct, norm, rowOf } from '../run-rows.ts';

/** θ of one run at a step and before it, `[P]` each. */
export interface TrajectoryPoint {
  readonly theta: Float32Array;
  readonly initial: Float32Array;
  /** One and two steps earlier. */
  readonly previous?: Float32Array;
  readonly beforePrevious?: Float32Array;
}

export interface Trajectory {
  /** ‖θ_t − θ₀‖. */
  readonly distance: Estimate;
  /** ‖θ_t − θ_{t−1}‖; NaN without a previous step. */
  readonly stepLength: Estimate;
  /** Cosine of the angle between the last two steps, in [−1, 1]; −1: oscillation across a valley. */
  readonly stepCosine: Estimate;
  /** See `measureLayerNorms`. */
  readonly layerNorms: readonly Estimate[];
}

/** θ is kept in f32: each of its entries is known to half a unit in the last place. */
const STORED = 2 ** -24;

function difference(a: Float32Array, b: Float32Array): Float64Array {
  const moved = new Float64Array(a.length);
  for (let p = 0; p < moved.length; p++) moved[p] = a[p] - b[p];
  return moved;
}

/** ‖W_l‖_F of each layer with weights, without its bias; of (u, v) in a diagonal layer, none of a normalisation. theta: `[P]`. */
export function measureLayerNorms(theta: Float32Array, { blocks }: ParameterLayout): Estimate[] {
  const weighted = blocks.filter(({ kind }) => kind !== 'norm');
  return weighted.map(({ kind, out, weightOffset, biasOffset }) => {
    const value = norm(theta.subarray(weightOffset, kind === 'diagonal' ? biasOffset + out : biasOffset));
    return bounded(value, STORED * value);
  });
}

/** In f64 from stored parameters, without the engine. Errors are those of storing θ in f32. */
export function measureTrajectory(at: TrajectoryPoint, layout: ParameterLayout): Trajectory {
  const { theta, initial, previous, beforePrevious } = at;
  const stored = STORED * norm(theta);
  const last = previous && difference(theta, previous);
  const before = previous && beforePrevious && difference(previous, beforePrevious);
  const nothing = bounded(Number.NaN, Number.NaN, false);
  return {
    distance: bounded(norm(difference(theta, initial)), stored),
    stepLength: last ? bounded(norm(last), stored) : nothing,
    stepCosine: last && before ? cosineOf(last, before, stored) : nothing,
    layerNorms: measureLayerNorms(theta, layout),
  };
}

/** An error `stored` of a step turns it by at most about stored/‖step‖. */
function cosineOf(a: Float64Array, b: Float64Array, stored: number): Estimate {
  const [na, nb] = [norm(a), norm(b)];
  return bounded(innerProduct(a, b) / (na * nb), stored / na + stored / nb);
}

/** Steps of every run after θ: the next one, or the second one with its angle to the next. NaN where training ends. */
export async function measureStepsAhead(
  { theta, ahead, runs, layout }: Measurement,
  steps: 1 | 2,
): Promise<Pick<Trajectory, 'stepLength' | 'stepCosine'>[]> {
  const [next, second] = (await ahead?.()) ?? [];
  return Array.from({ length: runs }, (_, run) => {
    const row = (flat: Float32Array) => rowOf(flat, run, layout.count);
    const start = { theta: row(theta), initial: row(theta) };
    if (!next || !second) return measureTrajectory(start, layout);
    const last =
      steps === 1 ? { theta: row(next) } : { theta: row(second), previous: row(next), beforePrevious: start.theta };
    return measureTrajectory({ previous: start.theta, initial: start.theta, ...last }, layout);
  });
}
