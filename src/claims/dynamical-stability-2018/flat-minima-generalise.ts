import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim } from '../define-claim.ts';
import type { RunNumber } from '../network-runs.ts';
import { countText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import { EDGE_PITFALLS, labelNoiseText } from './label-noise-sweep.ts';
import { type FoundMinima, lostRemarks, type Minimum, reachedMinima } from './minima.ts';
import { MINIMA_BUDGET, MINIMA_GRID, minimaExperiment } from './minima-sweeps.ts';

const TEST_DIGITS = 2000;

const SHAPES: readonly { symbol: string; name: string; value: RunNumber<Minimum> }[] = [
  { symbol: 'a', name: 'sharpness a', value: ({ sharpness }) => sharpness },
  { symbol: 's', name: 'non-uniformity s', value: ({ nonUniformity }) => nonUniformity },
];

export const flatMinimaGeneralise = networkClaim({
  id: 'W18-9',
  title: 'Flatter and more uniform minima generalise better',
  source: { ...PAPERS.dynamicalStability, place: "test accuracy of the solutions; authors' data", provenance: 'read' },
  statement: 'The flatter and the more uniform a solution of SGD is, the better it does on the test set.',
  symbols: 'ρ(a, test accuracy) < 0 and ρ(s, test accuracy) < 0',
  experiment:
    `${labelNoiseText()}: a, s and the accuracy on ${countText(TEST_DIGITS)} rightly labelled digits ${MINIMA_BUDGET}, ` +
    `pooled ${MINIMA_GRID}.`,
  setsCurvatureAgainstGeneralization: true,
  ...minimaExperiment(TEST_DIGITS),
  analyse: reachedMinima,
  criteria: SHAPES.map(({ symbol, value }) => ({
    name: `Spearman ρ of ${symbol} and test accuracy`,
    predicted: { low: -1, high: 0 },
    approximate: APPROXIMATE.gridRank,
    measure: ({ minima }: FoundMinima, level: number) =>
      measureRankCorrelation(minima, value, ({ testAccuracy }) => testAccuracy, level),
  })),
  figure: ({ minima }) => ({
    x: { label: 'sharpness a and non-uniformity s at the end', scale: 'log' },
    y: { label: 'test accuracy', scale: 'linear' },
    series: SHAPES.map(({ name, value }) => ({
      name,
      kind: 'measured',
      points: minima.map((minimum) => ({ x: value(minimum), y: minimum.testAccuracy })),
    })),
  }),
  remarks: lostRemarks,
  amended: [BOUNDED_MEAN],
  pitfalls: [
    ...EDGE_PITFALLS,
    "It depends on the data: the authors' own are −0.69 and −0.70 on FashionMNIST, 0.01 and −0.22 on CIFAR-10.",
    'With wrong labels a run that fits fewer of them may generalize better for that reason alone.',
  ],
  differs:
    'Neither sharpness nor non-uniformity predicts test accuracy here, much as on CIFAR-10 in the authors’ own data. What ' +
    'test accuracy seems to follow instead is how many of the wrong labels are fitted: it is highest where the loss is ' +
    'still large, and lower where it is smallest. With right labels only (a ' +
    'trial of ten seeds, not judged) it hardly depends on η and B, and the correlation has no clear sign either.',
});
