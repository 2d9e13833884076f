import { groupBy } from '../../math/distinct.ts';
import { median } from '../../math/statistics.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { EDGE_PITFALLS, LABEL_NOISE } from '../dynamical-stability-2018/label-noise-sweep.ts';
import type { FigureSeries } from '../figure.ts';
import { meanPoint } from '../figure-points.ts';
import { batch, leftOutRemarks, measurePerSeed } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import {
  EDGE_LEARNING_RATE,
  type EdgeRun,
  followEdgeRuns,
  SHARES,
  STOCHASTIC_EDGE,
  stochasticEdgeSweeps,
} from './edge-runs.ts';

/** Measurements in the last quarter of the steps. */
const LATE = 0.75;

const atEdge = (value: number) => value / heavyBallSharpnessLimit(EDGE_LEARNING_RATE);
const late = ({ batchSharpness }: EdgeRun) => atEdge(median(batchSharpness.filter((_, i) => SHARES[i] >= LATE)));

/** All early measurements, then the late median at the middle of the last quarter. */
const curve = (batchSize: number, runs: readonly EdgeRun[]): FigureSeries => ({
  name: `B = ${batchSize}`,
  kind: 'measured',
  points: [
    ...SHARES.filter((share) => share < LATE).map((share, i) =>
      meanPoint(share, runs, ({ batchSharpness }) => atEdge(batchSharpness[i])),
    ),
    meanPoint((LATE + 1) / 2, runs, late),
  ],
});

interface FollowedRuns {
  readonly runs: readonly EdgeRun[];
  /** Runs that stayed finite. */
  readonly ended: readonly EdgeRun[];
}

export const batchSharpnessAtEdge = networkClaim({
  id: 'AB24-1',
  title: 'Batch sharpness settles at 2/η, whatever the batch size',
  source: { ...PAPERS.stochasticEdge, place: "Batch Sharpness; authors' code and summary", provenance: 'read' },
  statement:
    'Under mini-batch SGD the curvature along the mini-batch gradient, of the mini-batch loss, rises until it is about 2/η ' +
    'and stays there, for every batch size.',
  symbols: 'E_B[gᵀHg/‖g‖²] → 2/η for every B, g and H those of the mini-batch loss',
  experiment:
    `${STOCHASTIC_EDGE}, η = ${EDGE_LEARNING_RATE}, for ${LABEL_NOISE.budget}: median batch sharpness over the last quarter ` +
    'of the steps, over B.',
  design: {
    quick: { batchSizes: [4, 8, 16, 32, 64], seeds: 5 },
    standard: { batchSizes: [4, 8, 16, 32, 64, LABEL_NOISE.fullBatch], seeds: 12 },
    thorough: { batchSizes: [4, 8, 16, 32, 64, 128, LABEL_NOISE.fullBatch], seeds: 40 },
  },
  seconds: { quick: 10, standard: 40, thorough: 160 },
  work: ({ batchSizes, seeds }) =>
    `${workText({ B: batchSizes, seeds, epochs: LABEL_NOISE.epochs })}, ${workText({ measurements: SHARES })} each`,
  sweeps: stochasticEdgeSweeps,
  perform: followEdgeRuns,
  analyse: (runs: readonly EdgeRun[]): FollowedRuns => ({
    runs,
    ended: runs.filter(({ batchSharpness }) => batchSharpness.every(Number.isFinite)),
  }),
  criteria: [
    {
      name: 'smallest late BS·η/2 over B',
      predicted: { low: 0.7, high: 1.2 },
      approximate: APPROXIMATE.extreme,
      measure: ({ ended }, level) => measurePerSeed(ended, (of) => Math.min(...of.map(late)), level),
    },
    {
      name: 'largest late BS·η/2 over B',
      predicted: { low: 0.7, high: 1.2 },
      approximate: APPROXIMATE.extreme,
      measure: ({ ended }, level) => measurePerSeed(ended, (of) => Math.max(...of.map(late)), level),
    },
  ],
  figure: ({ ended }) => ({
    x: { label: 'fraction of the steps (last: median of the last quarter)', scale: 'log' },
    y: { label: 'batch sharpness × η/2', scale: 'linear' },
    series: [
      ...groupBy(ended, batch).map(([batchSize, own]) => curve(batchSize, own)),
      { name: '2/η', kind: 'predicted', points: [{ x: 1, y: 1 }] },
    ],
  }),
  remarks: ({ runs, ended }) => leftOutRemarks(runs, ended, 'runs diverged'),
  pitfalls: [
    ...EDGE_PITFALLS,
    'Too small an η fits the data before reaching the edge; too small a B reaches it without fitting anything.',
    'Batch sharpness is the mean of the ratio; the ratio of the means differs from it.',
    'It depends on the network: for that of W18-2, 64-32-32-32-10 with tanh, BS·η/2 levels off below 1.',
  ],
});
