import type { Budget } from './budget-spec.ts';
import type { Calendar } from './calendar.ts';

/** Steps after which a run ends under a budget (a cap, where it may end earlier). */
export function endStepOf(
  budget: Budget,
  { learningRate, calendar }: { learningRate: number; calendar: Pick<Calendar, 'stepAfter'> },
): number {
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
