import { accuracyGap, lossGap, type RunResult } from '../../sweep/results/results.ts';
import type { TraceColumns, TraceStore } from '../../sweep/results/trace-store.ts';
import { type UnitValue, unitValues } from '../../sweep/results/units.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import type { LessonPlace, LessonQuantity, ReadAt } from '../lesson-quantity.ts';

/** A sweep of a lesson's spec, ended or on its way. */
export interface LessonRun {
  readonly plan: SweepPlan;
  readonly results: readonly RunResult[];
  readonly traces: TraceStore;
}

/** Results of the runs of a cell. */
export const resultsAtPlace = (
  { results }: LessonRun,
  { learningRate, batchSize }: LessonPlace,
): readonly RunResult[] =>
  results.filter(({ run }) => run.learningRate === learningRate && run.batchSize === batchSize);

/**
 * Whether the runs of a cell can be compared with others: all have ended by themselves, none diverged and, where there is a target
 * loss, all reached it.
 */
export function isWhole({ plan }: LessonRun, results: readonly RunResult[]): boolean {
  const wanted = plan.spec.budget.kind === 'untilLoss' ? 'reachedTarget' : null;
  return (
    results.length > 0 &&
    results.every(
      ({ outcome }) => outcome === (wanted ?? 'budgetSpent') || (wanted === null && outcome === 'reachedTarget'),
    )
  );
}

function largest(trace: TraceColumns): number {
  let top = Number.NaN;
  for (let index = 0; index < trace.length; index++)
    top = Math.max(Number.isNaN(top) ? -Infinity : top, trace.value(index));
  return top;
}

/** The value of one run; NaN where it was not measured. */
function runValue(result: RunResult, quantity: LessonQuantity, at: ReadAt, traces: TraceStore): number {
  switch (quantity) {
    case 'accuracyGap':
      return accuracyGap(result);
    case 'lossGap':
      return lossGap(result);
    case 'steps':
      return result.step;
    case 'examples':
      return result.step * result.run.batchSize;
  }
  const trace = traces.columns(result.run.id, quantity);
  if (trace.length === 0) return Number.NaN;
  if (at === 'peak') return largest(trace);
  return trace.value(at === 'start' ? 0 : trace.length - 1);
}

/** One value per unit of replication of a cell; none where its runs cannot be compared. */
export function valuesAt(
  run: LessonRun,
  place: LessonPlace,
  quantity: LessonQuantity,
  at: ReadAt = 'end',
): UnitValue[] {
  const results = resultsAtPlace(run, place);
  if (!isWhole(run, results)) return [];
  const values = unitValues(results, (result) => runValue(result, quantity, at, run.traces));
  return values.length === unitValues(results, () => 0).length ? values : [];
}

/** 2(1 + μ)/η of a cell: the largest λ₁ at which full-batch descent is stable on a quadratic. */
export const limitAt = (
  { plan }: Pick<LessonRun, 'plan'>,
  { learningRate }: Pick<LessonPlace, 'learningRate'>,
): number => heavyBallSharpnessLimit(learningRate, plan.spec.update.momentum);
