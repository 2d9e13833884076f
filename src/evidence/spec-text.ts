import { countText } from '../claims/number-text.ts';
import { batchSizesOf, learningRatesOf } from '../sweep/spec/axis.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import { exactList, exactText } from './exact-text.ts';

/** How long runs are trained. */
export function budgetText({ budget }: SweepSpec): string {
  switch (budget.kind) {
    case 'steps':
      return `for ${countText(budget.steps)} steps`;
    case 'epochs':
      return `for ${countText(budget.epochs)} epochs`;
    case 'etaSteps':
      return `until η·steps = ${exactText(budget.etaSteps)}`;
    case 'untilLoss':
      return `until the loss over the training set was at most ${exactText(budget.loss)} (at most ${countText(budget.maxEpochs)} epochs)`;
  }
}

/** Momentum and weight decay. */
export function updateText({ update }: SweepSpec): string {
  const { momentum, nesterov, weightDecay } = update;
  const buffer = momentum > 0 ? `${nesterov ? 'Nesterov ' : ''}momentum ${exactText(momentum)}` : 'no momentum';
  return weightDecay > 0 ? `${buffer}, weight decay ${exactText(weightDecay)}` : buffer;
}

/** "η ∈ {0.1, 0.2}, B ∈ {32, 64}" */
export const axesText = (learningRates: readonly number[], batchSizes: readonly number[]): string =>
  `η ∈ {${exactList(learningRates)}}, B ∈ {${exactList(batchSizes)}}`;

/** The same of a spec. */
export const gridText = ({ grid, dataset }: SweepSpec): string =>
  axesText(learningRatesOf(grid.learningRates), batchSizesOf(grid.batchSizes, dataset.trainCount));
