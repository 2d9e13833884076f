import type { Budget } from '../spec/budget-spec.ts';
import type { MeasureSpec } from '../spec/sweep-spec.ts';
import type { RunId } from '../sweep-plan.ts';

/** How a run ended. `stopped`: by the user before its end. */
export type Outcome = 'reachedTarget' | 'budgetSpent' | 'diverged' | 'stopped';

export interface FinishedRun {
  readonly run: RunId;
  readonly outcome: Outcome;
  /** Updates made. */
  readonly step: number;
}

/** State of the stop rules of a run between evaluations. */
export interface RunMemory {
  readonly initialLoss: number;
  /** First step of the current interval with training loss above the initial loss. */
  readonly aboveSince: number | null;
}

export interface StopRules {
  readonly budget: Budget;
  readonly measure: Pick<MeasureSpec, 'divergenceFactor' | 'patienceEpochs'>;
  readonly stepsPerEpoch: number;
}

export function nextMemory(memory: RunMemory | undefined, step: number, loss: number): RunMemory {
  if (memory === undefined) return { initialLoss: loss, aboveSince: null };
  const above = !(loss <= memory.initialLoss);
  return { ...memory, aboveSince: above ? (memory.aboveSince ?? step) : null };
}

/**
 * Whether a run ends at this evaluation, and how. Decided only at evaluation steps, which are a function of the spec:
 * an outcome never depends on timing. Divergence is checked before the budget, so it is reported even at the last step.
 */
export function outcomeAt(
  { step, endStep, loss, memory }: { step: number; endStep: number; loss: number; memory: RunMemory },
  { budget, measure, stepsPerEpoch }: StopRules,
): Outcome | undefined {
  if (!Number.isFinite(loss) || loss > measure.divergenceFactor * memory.initialLoss) return 'diverged';
  if (memory.aboveSince !== null && step - memory.aboveSince >= measure.patienceEpochs * stepsPerEpoch)
    return 'diverged';
  if (budget.kind === 'untilLoss' && loss <= budget.loss) return 'reachedTarget';
  return step >= endStep ? 'budgetSpent' : undefined;
}
