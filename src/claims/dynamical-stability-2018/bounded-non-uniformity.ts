import { mean, median } from '../../math/statistics.ts';
import { stabilityRectangle } from '../../theory/sgd-stability.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { batch, cellSeries, type GridRun, measurePerSeed, rate } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { rankCorrelation, rankStatistic } from '../rank-measures.ts';
import { EDGE_PITFALLS, FULL_BATCH } from './label-noise-sweep.ts';
import { findMinima, lostRemarks, type Minimum, reachedMinima } from './minima.ts';
import { MINIMA_COST, minimaSweeps } from './minima-sweeps.ts';

const criteria: Criterion[] = [
  { name: 'median over η and B of s ÷ its bound', predicted: { low: 0.2, high: 1.3 } },
  { name: 'largest s ÷ its bound', predicted: { low: 0.2, high: 1.3 }, approximate: APPROXIMATE.extreme },
  { name: 'Spearman ρ of B and s, mean over η', predicted: { low: 0.9, high: 1 } },
];

const bound = ({ learningRate, batchSize }: Omit<GridRun, 'seed'>) =>
  stabilityRectangle({ learningRate, batchSize, examples: FULL_BATCH }).nonUniformity;
const unevenness = ({ nonUniformity }: Minimum) => nonUniformity;

/** Gradient descent has no bound on s: only mini-batches count. */
const shares = (minima: readonly Minimum[]) =>
  minima.filter(({ batchSize }) => batchSize < FULL_BATCH).map((run) => run.nonUniformity / bound(run));

function evidence(found: readonly Minimum[]): Evidence {
  const level = levelOfEach(criteria.length);
  const minima = reachedMinima(found);
  const rates = [...new Set(minima.map(rate))];
  const at = (of: readonly Minimum[], learningRate: number) => of.filter((run) => run.learningRate === learningRate);
  const trend = (of: readonly Minimum[]) => mean(rates.map((eta) => rankCorrelation(at(of, eta), batch, unevenness)));
  const { range, step } = rankStatistic(new Set(minima.map(batch)).size);
  return {
    measured: [
      measurePerSeed(minima, (of) => median(shares(of)), level),
      measurePerSeed(minima, (of) => Math.max(...shares(of)), level),
      measurePerSeed(minima, trend, level, { range, step: step / rates.length }),
    ],
    figure: {
      x: { label: 'batch size B', scale: 'log' },
      y: { label: 'non-uniformity s at the end', scale: 'log' },
      series: rates.flatMap((learningRate) => {
        const cells = at(minima, learningRate);
        const bounded = [...new Set(cells.map(batch))].filter((batchSize) => batchSize < FULL_BATCH);
        return [
          cellSeries(cells, `η = ${learningRate}`, batch, unevenness),
          {
            name: `bound at η = ${learningRate}`,
            kind: 'predicted' as const,
            points: bounded.map((x) => ({ x, y: bound({ learningRate, batchSize: x }) })),
          },
        ];
      }),
    },
    remarks: lostRemarks(found),
  };
}

/** W18-3. */
export const boundedNonUniformity: Claim<readonly Minimum[]> = {
  id: 'W18-3',
  title: 'Small batches end in more uniform minima, within the bound of stability',
  source: {
    ...PAPERS.dynamicalStability,
    place: "stability conditions; table of non-uniformity; authors' data",
    provenance: 'read',
  },
  statement:
    'The smaller the batch, the less the examples disagree about the curvature at the solution: non-uniformity stays within what ' +
    'SGD of that batch size is stable at.',
  symbols: 's ≲ √(B(n − 1)/(n − B))/η ≈ √B/η, s = √λ₁((1/n)ΣHᵢ² − H²) growing with B',
  experiment:
    'MLP 64-32-32-32-10, tanh, squared error, on 300 digits with 30 % wrong labels: s after 400 epochs (at least 4,000 ' +
    'steps) over η = 0.1, 0.2 and B.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: MINIMA_COST,
  amended: [BOUNDED_MEAN],
  pitfalls: [
    ...EDGE_PITFALLS,
    'The bound belongs to a condition that is sufficient for stability in many dimensions, not necessary: s may exceed it by some.',
    'It holds where every example is fitted; with residuals left, Hᵢ has a part that no stability restrains.',
  ],
  perform: (size, context) => findMinima(minimaSweeps(size), context),
  evidence,
};
