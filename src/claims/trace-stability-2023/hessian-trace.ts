import { APPROXIMATE } from '../approximate.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { EDGE_PITFALLS, LABEL_NOISE } from '../dynamical-stability-2018/label-noise-sweep.ts';
import { cellSeries } from '../figure-points.ts';
import { batch, leftOutRemarks, measurePerSeed } from '../network-runs.ts';
import { type EndCurvature, endCurvatures, endedOf } from '../noise-stability-2022/end-curvatures.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import { EDGE_LEARNING_RATE, STOCHASTIC_EDGE, stochasticEdgeSweeps } from '../stochastic-edge-2024/edge-runs.ts';

const OUTPUTS = 10;
const BATCHES = [4, 8, 16, 32, LABEL_NOISE.fullBatch];

const trace = (run: EndCurvature) => run.trace;
/** η tr H/(2BK): 1 at the bound of a network with K outputs. */
const scaled = ({ learningRate, batchSize, trace: sum }: EndCurvature) =>
  (learningRate * sum) / (2 * batchSize * OUTPUTS);

const isSmall = ({ batchSize }: EndCurvature) => batchSize < LABEL_NOISE.fullBatch;

export const hessianTrace = networkClaim({
  id: 'WS23-1',
  title: 'SGD bounds the trace of the Hessian, gradient descent its largest eigenvalue alone',
  source: { ...PAPERS.traceStability, place: 'abstract', provenance: 'read' },
  statement:
    'A minimum at which SGD is stable has a small trace of the Hessian, the smaller the smaller the batch size; gradient descent limits ' +
    'the largest eigenvalue only.',
  symbols: 'tr H ≤ 2/η at B = 1 and one output; tr H ≤ 2BK/η at K outputs',
  experiment:
    `${STOCHASTIC_EDGE}, η = ${EDGE_LEARNING_RATE}, for ${LABEL_NOISE.budget}: tr H at the end, over B up to an eighth of the examples and ` +
    'with all of them.',
  design: {
    quick: { batchSizes: BATCHES, seeds: 5 },
    standard: { batchSizes: BATCHES, seeds: 16 },
    thorough: { batchSizes: BATCHES, seeds: 70 },
  },
  seconds: { quick: 10, standard: 45, thorough: 195 },
  work: ({ batchSizes, seeds }) => workText({ B: batchSizes, seeds, epochs: LABEL_NOISE.epochs }),
  sweeps: stochasticEdgeSweeps,
  perform: endCurvatures,
  analyse: endedOf,
  criteria: [
    {
      name: 'largest η tr H/(2BK) over B ≤ n/8',
      predicted: { low: 0, high: 1 },
      approximate: APPROXIMATE.extreme,
      measure: ({ ended }, level) => measurePerSeed(ended.filter(isSmall), (of) => Math.max(...of.map(scaled)), level),
    },
    {
      // 2/η per output is what one example of B = 1 allows: the bound acts if the trace is of its order
      name: 'smallest B: η tr H/(2BK)',
      predicted: { low: 0.1, high: 1 },
      measure: ({ ended }, level) =>
        measurePerSeed(
          ended.filter(({ batchSize }) => batchSize === BATCHES[0]),
          ([run]) => scaled(run),
          level,
        ),
    },
    {
      name: 'Spearman ρ of B and tr H',
      predicted: { low: 0.9, high: 1 },
      measure: ({ ended }, level) => measureRankCorrelation(ended, batch, trace, level),
    },
  ],
  figure: ({ ended }) => ({
    x: { label: 'batch size B', scale: 'log' },
    y: { label: 'tr H', scale: 'log' },
    series: [
      cellSeries(ended, `η = ${EDGE_LEARNING_RATE}`, { x: batch, y: trace }),
      {
        name: '2BK/η',
        kind: 'predicted',
        points: BATCHES.filter((size) => size < LABEL_NOISE.fullBatch).map((size) => ({
          x: size,
          y: (2 * size * OUTPUTS) / EDGE_LEARNING_RATE,
        })),
      },
    ],
  }),
  remarks: ({ runs, ended }) => leftOutRemarks(runs, ended, 'runs diverged'),
  pitfalls: [
    ...EDGE_PITFALLS,
    'The paper’s bound is 2/η for a network with one output; 2BK/η for batches of B and K outputs is derived here, from examples whose ' +
      'gradients are orthogonal, where each of the K curvatures of an example may reach 2B/η.',
    'All seeds share one data set.',
  ],
});
