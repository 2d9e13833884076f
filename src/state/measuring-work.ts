import { TIERS, type Tier, tiersUpTo } from '../probes/scalar/tiers.ts';
import { MEASURING, type Measuring } from '../sweep/segment/phase.ts';
import type { BoardSweep } from './app-state.ts';

/** What one measurement of a whole tier takes, in gradients over all N examples, shared work counted once (tiers.ts). */
export const TIER_GRADIENTS: Readonly<Record<Tier, number>> = { economy: 4, standard: 200, full: 300 };
/** One λ₁: some 20 Hessian–vector products of a warm start, one gradient each. */
const SHARPNESS_GRADIENTS = 20;
/** A forward pass, of the three that a gradient takes. */
const EVALUATION_GRADIENTS = 1 / 3;

/** Work of a sweep so far, in gradients over all N examples. */
export interface SweepWork {
  readonly training: number;
  /** Losses and accuracies over both sets. */
  readonly losses: number;
  readonly sharpness: number;
  readonly tiers: Readonly<Record<Tier, number>>;
}

/** How much training and each set of probes have taken, from how often each was done: an estimate, not a stopwatch. */
export function sweepWork({ plan, traces }: BoardSweep): SweepWork {
  const work = { training: 0, losses: 0, sharpness: 0, tiers: { economy: 0, standard: 0, full: 0 } };
  const { examples, testExamples, spec } = plan;
  const recorded = spec.measure.tier === 'sharpness' ? [] : tiersUpTo(spec.measure.tier);
  for (const { id, batchSize } of plan.runs) {
    const last = traces.last(id, 'trainLoss')?.step ?? 0;
    work.training += (last * batchSize) / examples;
    const test = (traces.trace(id, 'testLoss').length * testExamples) / examples;
    work.losses += EVALUATION_GRADIENTS * (traces.trace(id, 'trainLoss').length + test);
    work.sharpness += SHARPNESS_GRADIENTS * traces.trace(id, 'sharpness').length;
    for (const tier of recorded)
      work.tiers[tier] += TIER_GRADIENTS[tier] * traces.trace(id, TIERS[tier].probes[0]).length;
  }
  return work;
}

/** How much of a sweep went into measuring what, in [0, 1]; parts of nothing are left out. */
export interface WorkShares {
  /** `time`: measured by a clock in the workers. `gradients`: estimated from how often each was done. */
  readonly by: 'time' | 'gradients';
  readonly shares: readonly (readonly [Measuring, number])[];
}

function sharesOf(by: WorkShares['by'], training: number, measuring: (name: Measuring) => number): WorkShares | null {
  const parts = MEASURING.map((name) => [name, measuring(name)] as const);
  const total = parts.reduce((sum, [, work]) => sum + work, training);
  if (!(training > 0)) return null;
  return { by, shares: parts.filter(([, work]) => work > 0).map(([name, work]) => [name, work / total]) };
}

/** Shares of a sweep's time where workers have told it, else of its estimated work; null before any work is done. */
export function workShares(sweep: BoardSweep): WorkShares | null {
  const { milliseconds } = sweep;
  if (milliseconds) return sharesOf('time', milliseconds.training ?? 0, (name) => milliseconds[name] ?? 0);
  const { training, losses, sharpness, tiers } = sweepWork(sweep);
  const work = { losses, sharpness, ...tiers };
  return sharesOf('gradients', training, (name) => work[name]);
}
