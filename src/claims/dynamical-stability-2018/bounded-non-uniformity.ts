import { distinct, groupBy } from '../../math/distinct.ts';
import { mean, median } from '../../math/statistics.ts';
import { stabilityRectangle } from '../../theory/sgd-stability.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import type { Measured } from '../claim.ts';
import { networkClaim } from '../define-claim.ts';
import { cellSeries } from '../figure-points.ts';
import { batch, type GridRun, measurePerSeed, rate } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { rankCorrelation, rankStatistic } from '../rank-measures.ts';
import { EDGE_PITFALLS, LABEL_NOISE, labelNoiseText } from './label-noise-sweep.ts';
import { lostRemarks, type Minimum, reachedMinima } from './minima.ts';
import { MINIMA_BUDGET, MINIMA_GRID, minimaExperiment } from './minima-sweeps.ts';

const bound = ({ learningRate, batchSize }: Omit<GridRun, 'seed'>) =>
  stabilityRectangle({ learningRate, batchSize, examples: LABEL_NOISE.fullBatch }).nonUniformity;
const unevenness = ({ nonUniformity }: Minimum) => nonUniformity;

/** Gradient descent has no bound on s, so only mini-batches count. */
const shares = (minima: readonly Minimum[]) =>
  minima.filter(({ batchSize }) => batchSize < LABEL_NOISE.fullBatch).map((run) => run.nonUniformity / bound(run));

/** Spearman's ρ of B and s, averaged over η; its smallest step is a swap of two ranks at one η. */
function measureTrend(minima: readonly Minimum[], level: number): Measured {
  const { range, step } = rankStatistic(distinct(minima.map(batch)).length);
  const rates = distinct(minima.map(rate));
  const trend = (of: readonly Minimum[]) =>
    mean(
      rates.map((eta) =>
        rankCorrelation(
          of.filter((run) => rate(run) === eta),
          batch,
          unevenness,
        ),
      ),
    );
  return measurePerSeed(minima, trend, level, { range, step: step / rates.length });
}

export const boundedNonUniformity = networkClaim({
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
  experiment: `${labelNoiseText()}: s ${MINIMA_BUDGET} ${MINIMA_GRID}.`,
  ...minimaExperiment(),
  analyse: reachedMinima,
  criteria: [
    {
      name: 'median over η and B of s ÷ its bound',
      predicted: { low: 0.2, high: 1.3 },
      measure: ({ minima }, level) => measurePerSeed(minima, (of) => median(shares(of)), level),
    },
    {
      name: 'largest s ÷ its bound',
      predicted: { low: 0.2, high: 1.3 },
      approximate: APPROXIMATE.extreme,
      measure: ({ minima }, level) => measurePerSeed(minima, (of) => Math.max(...shares(of)), level),
    },
    {
      name: 'Spearman ρ of B and s, mean over η',
      predicted: { low: 0.9, high: 1 },
      measure: ({ minima }, level) => measureTrend(minima, level),
    },
  ],
  figure: ({ minima }) => ({
    x: { label: 'batch size B', scale: 'log' },
    y: { label: 'non-uniformity s at the end', scale: 'log' },
    series: groupBy(minima, rate).flatMap(([learningRate, own]) => [
      cellSeries(own, `η = ${learningRate}`, { x: batch, y: unevenness }),
      {
        name: `bound at η = ${learningRate}`,
        kind: 'predicted' as const,
        points: distinct(own.map(batch))
          .filter((batchSize) => batchSize < LABEL_NOISE.fullBatch)
          .map((batchSize) => ({ x: batchSize, y: bound({ learningRate, batchSize }) })),
      },
    ]),
  }),
  remarks: lostRemarks,
  amended: [BOUNDED_MEAN],
  pitfalls: [
    ...EDGE_PITFALLS,
    'The bound is from a condition that is sufficient for stability in many dimensions, not necessary: s may slightly exceed it.',
    'It holds where every example is fitted; with nonzero residuals Hᵢ has a part that stability does not bound.',
  ],
});
