import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { batch } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import { EDGE_PITFALLS } from './label-noise-sweep.ts';
import { findMinima, lostRemarks, type Minimum, reachedMinima } from './minima.ts';
import { MINIMA_COST, minimaSweeps } from './minima-sweeps.ts';

const criteria: Criterion[] = [
  { name: 'Spearman ρ of a and s over η and B', predicted: { low: 0.8, high: 1 }, approximate: APPROXIMATE.gridRank },
];

function evidence(found: readonly Minimum[]): Evidence {
  const minima = reachedMinima(found);
  const sizes = [...new Set(minima.map(batch))];
  return {
    measured: [
      measureRankCorrelation(
        minima,
        ({ sharpness }) => sharpness,
        ({ nonUniformity }) => nonUniformity,
        levelOfEach(criteria.length),
      ),
    ],
    figure: {
      x: { label: 'sharpness a = λ₁ at the end', scale: 'log' },
      y: { label: 'non-uniformity s at the end', scale: 'log' },
      series: sizes.map((size) => ({
        name: `B = ${size}`,
        kind: 'measured',
        points: minima
          .filter(({ batchSize }) => batchSize === size)
          .map(({ sharpness, nonUniformity }) => ({ x: sharpness, y: nonUniformity })),
      })),
    },
    remarks: lostRemarks(found),
  };
}

/** W18-4. */
export const sharpAndUneven: Claim<readonly Minimum[]> = {
  id: 'W18-4',
  title: 'Sharp minima are non-uniform ones',
  source: {
    ...PAPERS.dynamicalStability,
    place: "sharpness against non-uniformity; authors' data",
    provenance: 'read',
  },
  statement: 'Over the solutions that SGD finds, sharpness and non-uniformity go together.',
  symbols: 'rank correlation of a = λ₁(H) and s = √λ₁((1/n)ΣHᵢ² − H²) ≥ 0.8',
  experiment:
    'MLP 64-32-32-32-10, tanh, squared error, on 300 digits with 30 % wrong labels: a and s after 400 epochs (at least 4,000 ' +
    'steps), pooled over η = 0.1, 0.2 and B.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: MINIMA_COST,
  amended: [BOUNDED_MEAN],
  pitfalls: [
    ...EDGE_PITFALLS,
    'Both are eigenvalues of curvature, so that a mere change of scale moves them together: the correlation says nothing of cause.',
  ],
  perform: (size, context) => findMinima(minimaSweeps(size), context),
  evidence,
};
