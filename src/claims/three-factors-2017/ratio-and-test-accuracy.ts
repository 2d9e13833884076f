import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { batch, cellSeries, type NetworkRun, outcomeRemarks, rate, ratio, trainSweeps } from '../network-runs.ts';
import { fixedText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { measureGranulatedTau, measureRankCorrelation } from '../rank-measures.ts';
import { RATIO_COST, RATIO_PITFALLS, ratioSweep } from './ratio-sweep.ts';

const criteria: Criterion[] = [
  { name: 'Spearman ρ of η/B and test accuracy', predicted: { low: 0, high: 1 }, approximate: APPROXIMATE.gridRank },
];

function evidence(runs: readonly NetworkRun[]): Evidence {
  const level = levelOfEach(criteria.length);
  const reached = runs.filter(({ outcome }) => outcome === 'reachedTarget');
  const accuracy = ({ testAccuracy }: NetworkRun) => testAccuracy;
  const alongRate = measureGranulatedTau(reached, [rate, batch, accuracy], 0.95);
  const alongBatch = measureGranulatedTau(reached, [batch, rate, accuracy], 0.95);
  const say = ({ estimate, low, high }: typeof alongRate) => [estimate, low, high].map((value) => fixedText(value, 2));
  const [a, b] = [say(alongRate), say(alongBatch)];
  return {
    measured: [measureRankCorrelation(reached, ratio, accuracy, level)],
    figure: {
      x: { label: 'learning rate over batch size, η/B', scale: 'log' },
      y: { label: 'test accuracy at equal training loss', scale: 'linear' },
      series: [cellSeries(reached, 'mean over seeds', ratio, accuracy)],
    },
    remarks: [
      `Kendall's τ with test accuracy along η at fixed B ${a[0]} [${a[1]}, ${a[2]}], along B at fixed η ${b[0]} [${b[1]}, ${b[2]}].`,
      ...outcomeRemarks(runs, 'reachedTarget'),
    ],
  };
}

/** J17-2. */
export const ratioAndTestAccuracy: Claim<readonly NetworkRun[]> = {
  id: 'J17-2',
  title: 'A larger η/B generalizes better',
  source: { ...PAPERS.threeFactors, place: 'abstract; experiments on η/S and validation accuracy', provenance: 'read' },
  statement:
    'Trained to the same loss, networks reach a higher test accuracy the larger the ratio of learning rate to batch size.',
  symbols: 'test accuracy increases with η/B over the range that does not diverge',
  experiment: 'The runs of J17-1: test accuracy on 2,000 fresh digits where the training loss reaches 0.05.',
  subject: 'network',
  setsCurvatureAgainstGeneralization: true,
  criteria,
  replicate: 'seed',
  cost: RATIO_COST,
  amended: [BOUNDED_MEAN],
  pitfalls: [
    ...RATIO_PITFALLS,
    'The effect is small: on 2,000 test digits one standard error of an accuracy of 0.8 is 0.009. All runs are tested on the ' +
      'same digits, so that their differences err by less.',
  ],
  perform: (size, context) => trainSweeps([ratioSweep(size)], context),
  evidence,
};
