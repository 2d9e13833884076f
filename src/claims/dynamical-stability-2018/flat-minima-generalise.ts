import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import type { FigureSeries } from '../figure.ts';
import type { RunNumber } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import { EDGE_PITFALLS } from './label-noise-sweep.ts';
import { findMinima, lostRemarks, type Minimum, reachedMinima } from './minima.ts';
import { MINIMA_COST, minimaSweeps } from './minima-sweeps.ts';

const TEST_DIGITS = 2000;

const criteria: Criterion[] = [
  { name: 'Spearman ρ of a and test accuracy', predicted: { low: -1, high: 0 }, approximate: APPROXIMATE.gridRank },
  { name: 'Spearman ρ of s and test accuracy', predicted: { low: -1, high: 0 }, approximate: APPROXIMATE.gridRank },
];

const SHAPES: readonly { name: string; value: RunNumber<Minimum> }[] = [
  { name: 'sharpness a', value: ({ sharpness }) => sharpness },
  { name: 'non-uniformity s', value: ({ nonUniformity }) => nonUniformity },
];

function evidence(found: readonly Minimum[]): Evidence {
  const level = levelOfEach(criteria.length);
  const minima = reachedMinima(found);
  return {
    measured: SHAPES.map(({ value }) =>
      measureRankCorrelation(minima, value, ({ testAccuracy }) => testAccuracy, level),
    ),
    figure: {
      x: { label: 'sharpness a and non-uniformity s at the end', scale: 'log' },
      y: { label: 'test accuracy', scale: 'linear' },
      series: SHAPES.map(
        ({ name, value }): FigureSeries => ({
          name,
          kind: 'measured',
          points: minima.map((minimum) => ({ x: value(minimum), y: minimum.testAccuracy })),
        }),
      ),
    },
    remarks: lostRemarks(found),
  };
}

/** W18-9. */
export const flatMinimaGeneralise: Claim<readonly Minimum[]> = {
  id: 'W18-9',
  title: 'Flatter and more uniform minima generalise better',
  source: { ...PAPERS.dynamicalStability, place: "test accuracy of the solutions; authors' data", provenance: 'read' },
  statement: 'The flatter and the more uniform a solution of SGD is, the better it does on the test set.',
  symbols: 'ρ(a, test accuracy) < 0 and ρ(s, test accuracy) < 0',
  experiment:
    'MLP 64-32-32-32-10, tanh, squared error, on 300 digits with 30 % wrong labels: a, s and the accuracy on 2,000 rightly ' +
    'labelled digits after 400 epochs (at least 4,000 steps), pooled over η = 0.1, 0.2 and B.',
  subject: 'network',
  setsCurvatureAgainstGeneralization: true,
  criteria,
  replicate: 'seed',
  cost: MINIMA_COST,
  amended: [BOUNDED_MEAN],
  pitfalls: [
    ...EDGE_PITFALLS,
    "It depends on the data: the authors' own are −0.69 and −0.70 on FashionMNIST, 0.01 and −0.22 on CIFAR-10.",
    'With wrong labels a run that fits fewer of them may do better for that reason alone.',
  ],
  differs:
    'Neither sharpness nor non-uniformity says anything about test accuracy here, much as on CIFAR-10 in the authors’ own data. What ' +
    'test accuracy seems to follow instead is how many of the wrong labels are fitted: it is highest, 0.51, at η = 0.1 and B = 32, where ' +
    'the loss is still 0.045, and about 0.48 where it is below 0.001. With right labels only (a trial of ten seeds, not judged) ' +
    'it is between 0.802 and 0.813 whatever η and B, and the correlation has no sign either.',
  perform: (size, context) => findMinima(minimaSweeps(size, TEST_DIGITS), context),
  evidence,
};
