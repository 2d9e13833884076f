import type { ParameterLayout } from '../../engine/parameter-layout.ts';
import { bounded, type Estimate } from '../estimators/estimate.ts';
import { innerProduct, norm } from '../run-rows.ts';

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
  /** Cosine of the angle between the last two steps, in [−1, 1]: −1 is bouncing between walls. */
  readonly stepCosine: Estimate;
  /** ‖W_l‖_F of each layer with parameters, without its bias; of (u, v) in a diagonal layer. */
  readonly layerNorms: readonly Estimate[];
}

/** θ is kept in f32: each of its entries is known to half a unit in the last place. */
const STORED = 2 ** -24;

function difference(a: Float32Array, b: Float32Array): Float64Array {
  const moved = new Float64Array(a.length);
  for (let p = 0; p < moved.length; p++) moved[p] = a[p] - b[p];
  return moved;
}

/** Where θ has been: plain arithmetic in f64 on stored parameters, no work for the engine. Errors are those of storing. */
export function measureTrajectory(at: TrajectoryPoint, { blocks }: ParameterLayout): Trajectory {
  const { theta, initial, previous, beforePrevious } = at;
  const stored = STORED * norm(theta);
  const last = previous && difference(theta, previous);
  const before = previous && beforePrevious && difference(previous, beforePrevious);
  const nothing = bounded(Number.NaN, Number.NaN, false);
  const weights = blocks.map(({ kind, out, weightOffset, biasOffset }) =>
    norm(theta.subarray(weightOffset, kind === 'diagonal' ? biasOffset + out : biasOffset)),
  );
  return {
    distance: bounded(norm(difference(theta, initial)), stored),
    stepLength: last ? bounded(norm(last), stored) : nothing,
    stepCosine: last && before ? cosineOf(last, before, stored) : nothing,
    layerNorms: weights.map((value) => bounded(value, STORED * value)),
  };
}

/** Length of the step after θ, and the cosine between it and the one after it; NaN where training does not go on. */
export function measureStepsAhead(
  { theta, ahead }: { theta: Float32Array; ahead: readonly [Float32Array, Float32Array] | undefined },
  layout: ParameterLayout,
): Pick<Trajectory, 'stepLength' | 'stepCosine'> {
  const [next, last] = ahead ?? [theta, theta];
  const steps = { theta: next, initial: theta, previous: theta };
  const { stepLength } = measureTrajectory(ahead ? steps : { theta, initial: theta }, layout);
  const turn = ahead
    ? { theta: last, initial: theta, previous: next, beforePrevious: theta }
    : { theta, initial: theta };
  return { stepLength, stepCosine: measureTrajectory(turn, layout).stepCosine };
}

/** Each step may err by `stored`, which turns it by stored/‖step‖. */
function cosineOf(a: Float64Array, b: Float64Array, stored: number): Estimate {
  const [na, nb] = [norm(a), norm(b)];
  return bounded(innerProduct(a, b) / (na * nb), stored / na + stored / nb);
}
