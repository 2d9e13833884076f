import type { RunId, SweepPlan } from '../../../sweep/plan.ts';
import type { Domain } from '../../charts/growing-domain.ts';
import { stabilityLimit } from '../../stability-limit.ts';

export interface LimitLine {
  readonly learningRate: number;
  readonly limit: number;
  /** Belongs to a highlighted run. */
  readonly lit: boolean;
}

/** One theory line for each η that has a positive limit. */
export function limitLines(
  { learningRates, runs, spec }: SweepPlan,
  highlighted: ReadonlySet<RunId> | null,
): LimitLine[] {
  const lit = new Set(runs.filter(({ id }) => highlighted?.has(id)).map(({ learningRate }) => learningRate));
  return learningRates
    .map((learningRate) => ({
      learningRate,
      limit: stabilityLimit(learningRate, spec.update),
      lit: lit.has(learningRate),
    }))
    .filter(({ limit }) => limit > 0);
}

/** How far above the data a theory line may pull the axis. */
const REACH = 12;

/** The value axis widened to those limits that are not far from the data. */
export function widenToLimits([low, high]: Domain, lines: readonly LimitLine[]): Domain {
  const near = lines.map(({ limit }) => limit).filter((limit) => limit <= high * REACH && limit >= low / REACH);
  return [Math.min(low, ...near), Math.max(high, ...near)];
}
