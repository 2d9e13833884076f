import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim } from '../define-claim.ts';
import { cellSeries } from '../figure-points.ts';
import { batch, type NetworkRun, outcomeRemarks, type RunNumber, rate, ratio } from '../network-runs.ts';
import { countText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { granulatedTauText, measureRankCorrelation } from '../rank-measures.ts';
import { RATIO_EXPERIMENT, RATIO_PITFALLS, RATIO_TEST_DIGITS, TARGET_LOSS } from './ratio-sweep.ts';

const accuracy: RunNumber = ({ testAccuracy }) => testAccuracy;

export const ratioAndTestAccuracy = networkClaim({
  id: 'J17-2',
  title: 'A larger η/B generalizes better',
  source: { ...PAPERS.threeFactors, place: 'abstract; experiments on η/S and validation accuracy', provenance: 'read' },
  statement:
    'Trained to the same loss, networks reach a higher test accuracy the larger the ratio of learning rate to batch size.',
  symbols: 'test accuracy increases with η/B over the range that does not diverge',
  experiment:
    `The runs of J17-1: test accuracy on ${countText(RATIO_TEST_DIGITS)} fresh digits where the training loss reaches ` +
    `${TARGET_LOSS}.`,
  setsCurvatureAgainstGeneralization: true,
  ...RATIO_EXPERIMENT,
  analyse: (runs: readonly NetworkRun[]) => ({
    runs,
    reached: runs.filter(({ outcome }) => outcome === 'reachedTarget'),
  }),
  criteria: [
    {
      name: 'Spearman ρ of η/B and test accuracy',
      predicted: { low: 0, high: 1 },
      approximate: APPROXIMATE.gridRank,
      measure: ({ reached }, level) => measureRankCorrelation(reached, ratio, accuracy, level),
    },
  ],
  figure: ({ reached }) => ({
    x: { label: 'learning rate over batch size, η/B', scale: 'log' },
    y: { label: 'test accuracy at equal training loss', scale: 'linear' },
    series: [cellSeries(reached, 'mean over seeds', { x: ratio, y: accuracy })],
  }),
  remarks: ({ runs, reached }) => [
    `Kendall's τ with test accuracy along η at fixed B ${granulatedTauText(reached, [rate, batch, accuracy])}, ` +
      `along B at fixed η ${granulatedTauText(reached, [batch, rate, accuracy])}.`,
    ...outcomeRemarks(runs, 'reachedTarget'),
  ],
  amended: [BOUNDED_MEAN],
  pitfalls: [
    ...RATIO_PITFALLS,
    'The effect is small: on 2,000 test digits one standard error of an accuracy of 0.8 is 0.009. All runs are tested on the ' +
      'same digits, so their differences have a smaller error.',
  ],
});
