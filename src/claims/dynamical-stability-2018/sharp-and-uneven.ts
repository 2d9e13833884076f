import { groupBy } from '../../math/distinct.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim } from '../define-claim.ts';
import { batch } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import { EDGE_PITFALLS, labelNoiseText } from './label-noise-sweep.ts';
import { lostRemarks, type Minimum, reachedMinima } from './minima.ts';
import { MINIMA_BUDGET, MINIMA_GRID, minimaExperiment } from './minima-sweeps.ts';

export const sharpAndUneven = networkClaim({
  id: 'W18-4',
  title: 'Sharp minima are non-uniform ones',
  source: {
    ...PAPERS.dynamicalStability,
    place: "sharpness against non-uniformity; authors' data",
    provenance: 'read',
  },
  statement: 'Over the solutions that SGD finds, sharpness and non-uniformity go together.',
  symbols: 'rank correlation of a = λ₁(H) and s = √λ₁((1/n)ΣHᵢ² − H²) ≥ 0.8',
  experiment: `${labelNoiseText()}: a and s ${MINIMA_BUDGET}, pooled ${MINIMA_GRID}.`,
  ...minimaExperiment(),
  analyse: reachedMinima,
  criteria: [
    {
      name: 'Spearman ρ of a and s over η and B',
      predicted: { low: 0.8, high: 1 },
      approximate: APPROXIMATE.gridRank,
      measure: ({ minima }, level) =>
        measureRankCorrelation(
          minima,
          ({ sharpness }) => sharpness,
          ({ nonUniformity }) => nonUniformity,
          level,
        ),
    },
  ],
  figure: ({ minima }) => ({
    x: { label: 'sharpness a = λ₁ at the end', scale: 'log' },
    y: { label: 'non-uniformity s at the end', scale: 'log' },
    series: groupBy(minima, batch).map(([size, own]) => ({
      name: `B = ${size}`,
      kind: 'measured',
      points: own.map(({ sharpness, nonUniformity }: Minimum) => ({ x: sharpness, y: nonUniformity })),
    })),
  }),
  remarks: lostRemarks,
  amended: [BOUNDED_MEAN],
  pitfalls: [
    ...EDGE_PITFALLS,
    'Both are eigenvalues of curvature, so a mere change of scale moves them together: the correlation implies no cause.',
  ],
});
