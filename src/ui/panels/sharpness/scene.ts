import { reachTo } from '../../../figure/axes/domain.ts';
import type { Domain } from '../../../figure/axes/scale.ts';
import { type Clock, clockOf } from '../../../sweep/results/clock.ts';
import { logSpacedSteps } from '../../../sweep/segment/evaluation-grid.ts';
import type { Run, RunId, SweepPlan } from '../../../sweep/sweep-plan.ts';
import { hasRateSchedule } from '../../../sweep/training/rate-schedule.ts';
import type { LimitOf } from '../../stability-limit.ts';

export interface LimitLine {
  readonly key: string;
  readonly learningRate: number;
  /** (time, limit); a single point is a constant limit. */
  readonly points: readonly (readonly [number, number])[];
  /** Belongs to a highlighted run. */
  readonly lit: boolean;
}

interface LimitOptions {
  readonly limitOf: LimitOf;
  readonly clock: Clock;
  readonly highlighted: ReadonlySet<RunId> | null;
}

/** Points per factor of ten in steps of a limit that follows a schedule. */
const PER_DECADE = 40;

/** The first run of each (η, B) among some: a limit is the same for all seeds. */
function firstOfCells(runs: readonly Run[]): Run[] {
  const cells = new Map<string, Run>();
  for (const run of runs) {
    const key = `${run.learningRate} ${run.batchSize}`;
    if (!cells.has(key)) cells.set(key, run);
  }
  return [...cells.values()];
}

/** The limit of a run whose η follows a schedule, over its time; no line where there is no limit. */
function scheduledLine(plan: SweepPlan, run: Run, { limitOf, clock }: LimitOptions): LimitLine[] {
  const time = clockOf(plan, clock);
  const points = logSpacedSteps(PER_DECADE, Math.max(1, run.endStep - 1)).flatMap((step): [number, number][] => {
    const limit = limitOf(plan, run, step);
    return limit === null || step === 0 ? [] : [[time(run, step), limit]];
  });
  const { learningRate, batchSize } = run;
  return points.length > 1 ? [{ key: `${learningRate} ${batchSize}`, learningRate, points, lit: true }] : [];
}

/**
 * Theory lines of a sweep: one for each η that has a limit at some B, or, where η follows a schedule, a curve for each
 * highlighted (η, B): all of them would be too many to draw.
 */
export function limitLines(plan: SweepPlan, options: LimitOptions): LimitLine[] {
  const { limitOf, highlighted } = options;
  const chosen = firstOfCells(plan.runs.filter(({ id }) => highlighted?.has(id)));
  if (hasRateSchedule(plan.spec.schedule)) return chosen.flatMap((run) => scheduledLine(plan, run, options));
  const limited = firstOfCells(plan.runs).filter((run) => limitOf(plan, run, 0) !== null);
  return plan.learningRates.flatMap((learningRate) => {
    const run = limited.find((candidate) => candidate.learningRate === learningRate);
    const limit = run ? limitOf(plan, run, 0) : null;
    if (limit === null) return [];
    const lit = chosen.some((candidate) => candidate.learningRate === learningRate && limited.includes(candidate));
    return [{ key: String(learningRate), learningRate, points: [[0, limit]], lit }];
  });
}

/** How far above the data a theory line may pull the axis. */
const REACH = 12;

/** The value axis, extended to the limits that are not far from the data; for a curve, to its minimum. */
export const widenToLimits = (shown: Domain, lines: readonly LimitLine[]): Domain =>
  reachTo(
    shown,
    lines.map(({ points }) => Math.min(...points.map(([, limit]) => limit))),
    REACH,
  );
