import { probesOfTier } from '../probes/scalar/registry.ts';
import { TIER_ORDER, type Tier, tiersUpTo } from '../probes/scalar/tiers.ts';
import type { PhaseMilliseconds } from '../sweep/segment/phase.ts';
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
  for (const { id, batchSize } of plan.runs) {
    const last = traces.last(id, 'trainLoss')?.step ?? 0;
    work.training += (last * batchSize) / examples;
    const test = (traces.trace(id, 'testLoss').length * testExamples) / examples;
    work.losses += EVALUATION_GRADIENTS * (traces.trace(id, 'trainLoss').length + test);
    work.sharpness += SHARPNESS_GRADIENTS * traces.trace(id, 'sharpness').length;
    for (const tier of tiersUpTo(spec.measure.tier))
      work.tiers[tier] += TIER_GRADIENTS[tier] * traces.trace(id, probesOfTier(tier)[0].id).length;
  }
  return work;
}

/** What is measured beside training, from cheap to dear. */
const MEASURING = ['losses', 'sharpness', ...TIER_ORDER] as const;
export type Measuring = (typeof MEASURING)[number];

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

/** Times of phases added up; of segments in any order, in any number of workers. */
export function sumOfPhases(sum: PhaseMilliseconds | null, more: PhaseMilliseconds): PhaseMilliseconds {
  const phases = ['training', ...MEASURING] as const;
  const pairs = phases.flatMap((phase) => {
    const parts = [sum?.[phase], more[phase]].filter((part) => part !== undefined);
    return parts.length > 0 ? [[phase, parts.reduce((a, b) => a + b)] as const] : [];
  });
  return Object.fromEntries(pairs);
}
