import { probesOfTier } from '../probes/scalar/registry.ts';
import { TIERS, type Tier, tiersUpTo } from '../probes/scalar/tiers.ts';
import { MEASURING, type Measuring } from '../sweep/segment/phase.ts';
import type { BoardSweep } from './app-state.ts';

/** Cost of one λ₁: about 20 Hessian–vector products from a warm start, one gradient each. */
const SHARPNESS_GRADIENTS = 20;
/** A forward pass; a gradient costs about three. */
const EVALUATION_GRADIENTS = 1 / 3;

/** Cost of measuring a tier once, in gradients over all N examples. */
export const tierGradients = (tier: Tier): number => TIERS[tier].gradients;

/** Work of a sweep so far, in gradients over all N examples. */
export interface SweepWork {
  readonly training: number;
  /** Losses and accuracies over both sets. */
  readonly losses: number;
  readonly sharpness: number;
  readonly tiers: Readonly<Record<Tier, number>>;
}

/** Estimated cost of training and of each set of probes, from how often each was done. */
export function sweepWork({ plan, traces }: BoardSweep): SweepWork {
  const work = { training: 0, losses: 0, sharpness: 0, tiers: { economy: 0, standard: 0, full: 0 } };
  const { examples, testExamples, spec } = plan;
  for (const { id, batchSize } of plan.runs) {
    const last = traces.last(id, 'trainLoss')?.step ?? 0;
    work.training += (last * batchSize) / examples;
    const test = (traces.columns(id, 'testLoss').length * testExamples) / examples;
    work.losses += EVALUATION_GRADIENTS * (traces.columns(id, 'trainLoss').length + test);
    work.sharpness += SHARPNESS_GRADIENTS * traces.columns(id, 'sharpness').length;
    for (const tier of tiersUpTo(spec.measure.tier)) {
      const [first] = probesOfTier(tier);
      if (first) work.tiers[tier] += tierGradients(tier) * traces.columns(id, first.id).length;
    }
  }
  return work;
}

/** Fractions of a sweep's cost spent on each kind of measurement, in [0, 1]; zeros are omitted. */
export interface WorkShares {
  /** `time`: measured in the workers. `gradients`: estimated from how often each was done. */
  readonly by: 'time' | 'gradients';
  readonly shares: readonly (readonly [Measuring, number])[];
}

function sharesOf(by: WorkShares['by'], training: number, measuring: (name: Measuring) => number): WorkShares | null {
  const parts = MEASURING.map((name) => [name, measuring(name)] as const);
  const total = parts.reduce((sum, [, work]) => sum + work, training);
  if (!(training > 0)) return null;
  return { by, shares: parts.filter(([, work]) => work > 0).map(([name, work]) => [name, work / total]) };
}

/** Fractions of worker time if it was reported, otherwise of the estimated cost; null before any work is done. */
export function workShares(sweep: BoardSweep): WorkShares | null {
  const { milliseconds } = sweep;
  if (milliseconds) return sharesOf('time', milliseconds.training ?? 0, (name) => milliseconds[name] ?? 0);
  const { training, losses, sharpness, tiers } = sweepWork(sweep);
  const work = { losses, sharpness, ...tiers };
  return sharesOf('gradients', training, (name) => work[name]);
}
