import { TIER_ORDER, TIERS, type Tier, tiersUpTo } from '../probes/tiers.ts';
import type { BoardSweep } from './app-state.ts';
import type { MeasureTier } from './recorded-probes.ts';

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

/** Shares of a sweep's work, in [0, 1]; null before any work is done. */
export function workShares(sweep: BoardSweep): readonly (readonly ['losses' | MeasureTier, number])[] | null {
  const { training, losses, sharpness, tiers } = sweepWork(sweep);
  const measuring = [
    ['losses', losses],
    ['sharpness', sharpness],
    ...TIER_ORDER.map((tier) => [tier, tiers[tier]] as const),
  ] as const;
  const total = measuring.reduce((sum, [, work]) => sum + work, training);
  if (training === 0) return null;
  return measuring.filter(([, work]) => work > 0).map(([name, work]) => [name, work / total]);
}
