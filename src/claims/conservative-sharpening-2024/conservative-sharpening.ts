import { log } from '../../math/elementary.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { cellSeries } from '../figure-points.ts';
import { batch, leftOutRemarks, measurePerSeed, type NetworkRun, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import { STOCHASTIC_EDGE, stochasticEdgeSweeps } from '../stochastic-edge-2024/edge-runs.ts';

/** 2/η = 40: sharpness stays far below it, so that no edge stops its growth. */
const RATE = 0.05;
const STEPS = 2000;
const BATCHES = [4, 8, 16, 32, 64];

/** log λ₁(end)/λ₁(start). */
const growth = ({ sharpness, sharpnessTrace }: NetworkRun) => log(sharpness / sharpnessTrace[0].value);

interface GrownRuns {
  readonly runs: readonly NetworkRun[];
  readonly ended: readonly NetworkRun[];
}

export const conservativeSharpening = networkClaim({
  id: 'AP24-2',
  title: 'Sharpness grows more slowly the smaller the batch',
  source: { ...PAPERS.conservativeSharpening, place: 'abstract (conservative sharpening)', provenance: 'read' },
  statement:
    'While the sharpness is still below the edge of stability it grows under SGD as under gradient descent, but more slowly the smaller ' +
    'the batch size is.',
  symbols: 'log λ₁(t)/λ₁(0) at equal η·step rises with B',
  experiment: `${STOCHASTIC_EDGE}, η = ${RATE}: λ₁ after ${STEPS} steps ÷ λ₁ at the start, over B. η and the number of steps were chosen on other seeds.`,
  design: { quick: { seeds: 6 }, standard: { seeds: 24 }, thorough: { seeds: 120 } },
  seconds: { quick: 5, standard: 20, thorough: 100 },
  work: ({ seeds }) => workText({ B: BATCHES, seeds, steps: STEPS }),
  sweeps: ({ seeds }) =>
    stochasticEdgeSweeps({ batchSizes: BATCHES, seeds }).map((spec) => ({
      ...spec,
      name: `Growth of sharpness, B = ${spec.grid.batchSizes}`,
      grid: { ...spec.grid, learningRates: [RATE] },
      budget: { kind: 'steps', steps: STEPS },
    })),
  perform: trainSweeps,
  analyse: (runs: readonly NetworkRun[]): GrownRuns => ({
    runs,
    ended: runs.filter(({ outcome, sharpness }) => outcome === 'budgetSpent' && sharpness > 0),
  }),
  criteria: [
    {
      name: 'Spearman ρ of B and the growth of λ₁',
      predicted: { low: 0.9, high: 1 },
      measure: ({ ended }, level) => measureRankCorrelation(ended, batch, growth, level),
    },
    {
      name: 'smallest log λ₁(end)/λ₁(start) over B',
      predicted: { low: 0, high: Number.POSITIVE_INFINITY },
      approximate: APPROXIMATE.extreme,
      measure: ({ ended }, level) => measurePerSeed(ended, (of) => Math.min(...of.map(growth)), level),
    },
    {
      name: 'largest λ₁η/2 at the end over B',
      predicted: { low: 0, high: 0.75 },
      approximate: APPROXIMATE.extreme,
      measure: ({ ended }, level) =>
        measurePerSeed(
          ended,
          (of) => Math.max(...of.map(({ sharpness }) => sharpness / heavyBallSharpnessLimit(RATE))),
          level,
        ),
    },
  ],
  figure: ({ ended }) => ({
    x: { label: 'batch size B', scale: 'log' },
    y: { label: 'log λ₁(end)/λ₁(start)', scale: 'linear' },
    series: [cellSeries(ended, `η = ${RATE}, ${STEPS} steps`, { x: batch, y: growth })],
  }),
  remarks: ({ runs, ended }) => leftOutRemarks(runs, ended, 'runs diverged'),
  pitfalls: [
    'Batch sharpness may reach 2/η although λ₁ is far below it; at the smallest B it limits λ₁ late in training.',
    'The paper derives the slower growth in a quadratic model of high dimension and shows it for larger networks.',
    'Squared error is ½‖f − y‖² per example; 2/η depends on that ½.',
    'All seeds share one data set.',
  ],
});
