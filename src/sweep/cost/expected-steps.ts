import { exp, log } from '../../math/elementary.ts';
import type { Budget } from '../spec/budget-spec.ts';

/** How far a run has come. */
export interface RunReached {
  readonly step: number;
  readonly hasEnded: boolean;
  /** Of the way from its initial to its target loss, in log L, in [0, 1); 0 where it has no target. */
  readonly ofTarget: number;
}

export const NOT_STARTED: RunReached = { step: 0, hasEnded: false, ofTarget: 0 };

/** Fraction of the way of log L from its initial value to the target; 0 where it has not begun or cannot be told. */
export function shareOfTarget(initial: number, loss: number, target: number): number {
  if (!(loss > 0) || !(initial > target)) return 0;
  return Math.min(0.99, Math.max(0, (log(initial) - log(loss)) / (log(initial) - log(target))));
}

/**
 * Where nothing has been trained yet: the fraction of its cap after which a run reaches its target loss. A guess, about right for
 * the sweeps of docs/cost-model.md; a cap is chosen not to be reached.
 */
export const UNTRIED_SHARE_OF_CAP = 1 / 3;

/** A run says little of where it will end before this fraction of its way to the target. */
const TELLING_SHARE = 0.1;

interface ExpectedRun {
  readonly learningRate: number;
  readonly endStep: number;
}

/**
 * The step at which each run is expected to end: its cap, unless a target loss ends it earlier. Then log L is taken to fall
 * linearly, and η·step until the target to be alike among runs, so that runs that have come far tell of the others.
 */
export function expectedSteps(
  runs: readonly ExpectedRun[],
  reached: readonly RunReached[],
  budget: Budget,
): Float64Array {
  if (budget.kind !== 'untilLoss')
    return Float64Array.from(runs, ({ endStep }, i) => (reached[i].hasEnded ? reached[i].step : endStep));
  let [weights, times] = [0, 0];
  const own = runs.map(({ learningRate }, i) => {
    const { step, hasEnded, ofTarget } = reached[i];
    const share = hasEnded ? 1 : ofTarget;
    if (share < TELLING_SHARE || step === 0) return { steps: 0, weight: 0 };
    const steps = step / share;
    weights += share;
    times += share * log(steps * learningRate);
    return { steps, weight: share };
  });
  const typical = weights > 0 ? times / weights : null;
  return Float64Array.from(runs, ({ learningRate, endStep }, i) => {
    const { step, hasEnded } = reached[i];
    if (hasEnded) return step;
    const { steps, weight } = own[i];
    const others = typical === null ? UNTRIED_SHARE_OF_CAP * endStep : exp(typical) / learningRate;
    return Math.min(endStep, Math.max(step, weight * steps + (1 - weight) * others));
  });
}
