import { SpecError } from '../../errors.ts';
import type { Budget } from '../spec/budget-spec.ts';
import type { Calendar } from './calendar.ts';

/** More steps than any machine makes in a week: a larger budget is a mistake. */
const MAX_STEPS = 1e11;

interface RunOfBudget {
  readonly learningRate: number;
  readonly calendar: Pick<Calendar, 'stepAfter'>;
}

/** Steps after which a run ends under a budget (a cap, where it may end earlier). Throws SpecError above `MAX_STEPS`. */
export function endStepOf(budget: Budget, run: RunOfBudget): number {
  const steps = stepsOf(budget, run);
  if (steps <= MAX_STEPS) return steps;
  throw new SpecError(
    `budget: a run must end after at most ${MAX_STEPS} steps, got ${steps} at η = ${run.learningRate}. Use a smaller budget.`,
  );
}

function stepsOf(budget: Budget, { learningRate, calendar }: RunOfBudget): number {
  switch (budget.kind) {
    case 'steps':
      return budget.steps;
    case 'epochs':
      return calendar.stepAfter(budget.epochs);
    case 'etaSteps':
      return Math.max(1, Math.round(budget.etaSteps / learningRate));
    case 'untilLoss':
      return calendar.stepAfter(budget.maxEpochs);
  }
}
