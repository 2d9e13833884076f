import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim } from '../define-claim.ts';
import { cellSeries } from '../figure-points.ts';
import { batch, type NetworkRun, outcomeRemarks, type RunNumber, rate, ratio } from '../network-runs.ts';
import { countText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { measureGranulatedTau, measureRankCorrelation } from '../rank-measures.ts';
import { RATIO_EXPERIMENT, RATIO_PITFALLS, RATIO_TEST_DIGITS, TARGET_LOSS } from './ratio-sweep.ts';

const accuracy: RunNumber = ({ testAccuracy }) => testAccuracy;
const inverseBatch: RunNumber = ({ batchSize }) => 1 / batchSize;

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
    {
      name: 'Kendall τ of η and test accuracy at fixed B',
      predicted: { low: 0, high: 1 },
      measure: ({ reached }, level) => measureGranulatedTau(reached, [rate, batch, accuracy], level),
    },
    {
      name: 'Kendall τ of 1/B and test accuracy at fixed η',
      predicted: { low: 0, high: 1 },
      measure: ({ reached }, level) => measureGranulatedTau(reached, [inverseBatch, rate, accuracy], level),
    },
  ],
  figure: ({ reached }) => ({
    x: { label: 'learning rate over batch size, η/B', scale: 'log' },
    y: { label: 'test accuracy at equal training loss', scale: 'linear' },
    series: [cellSeries(reached, 'mean over seeds', { x: ratio, y: accuracy })],
  }),
  remarks: ({ runs }) => outcomeRemarks(runs, 'reachedTarget'),
  amended: [
    BOUNDED_MEAN,
    {
      date: '2026-11-30',
      why:
        'ρ over all cells can be above 0 while only one of η and 1/B matters. Kendall’s τ along each axis, with the other ' +
        'fixed, was a remark and is now a criterion, each at least 0; all three intervals are wider for it.',
    },
  ],
  pitfalls: [
    ...RATIO_PITFALLS,
    'The effect is small beside the standard error of one accuracy on these test digits. All runs are tested on the same ' +
      'digits, so their differences have a smaller error.',
  ],
});
