import { median } from '../../math/statistics.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { EDGE_PITFALLS, FULL_BATCH } from '../dynamical-stability-2018/label-noise-sweep.ts';
import type { FigureSeries } from '../figure.ts';
import { measureOverSeeds } from '../measure.ts';
import { batch, measurePerSeed } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { EDGE_LEARNING_RATE, type EdgeRun, followEdgeRuns, SHARES } from './edge-runs.ts';

/** Late: the last quarter of the steps. */
const LATE = 0.75;

const PLANS: Record<ClaimSize, { batchSizes: number[]; seeds: number }> = {
  quick: { batchSizes: [4, 8, 16, 32, 64], seeds: 5 },
  standard: { batchSizes: [4, 8, 16, 32, 64, FULL_BATCH], seeds: 12 },
  thorough: { batchSizes: [4, 8, 16, 32, 64, 128, FULL_BATCH], seeds: 40 },
};

const criteria: Criterion[] = [
  { name: 'smallest late BS·η/2 over B', predicted: { low: 0.7, high: 1.2 }, approximate: APPROXIMATE.extreme },
  { name: 'largest late BS·η/2 over B', predicted: { low: 0.7, high: 1.2 }, approximate: APPROXIMATE.extreme },
];

const atEdge = (value: number) => value / heavyBallSharpnessLimit(EDGE_LEARNING_RATE);
const late = ({ batchSharpness }: EdgeRun) => atEdge(median(batchSharpness.filter((_, i) => SHARES[i] >= LATE)));

/** Each early measurement, and the late median in the middle of the last quarter. */
function curve(runs: readonly EdgeRun[]): FigureSeries {
  const point = (x: number, values: readonly number[]) => {
    const { estimate, low, high } = measureOverSeeds(values, 0.95);
    return { x, y: estimate, ...(Number.isFinite(low) ? { low, high } : {}) };
  };
  const early = SHARES.filter((share) => share < LATE).map((share, i) =>
    point(
      share,
      runs.map(({ batchSharpness }) => atEdge(batchSharpness[i])),
    ),
  );
  const points = [...early, point((LATE + 1) / 2, runs.map(late))];
  return { name: `B = ${runs[0].batchSize}`, kind: 'measured', points };
}

function evidence(runs: readonly EdgeRun[]): Evidence {
  const level = levelOfEach(criteria.length);
  const ended = runs.filter(({ batchSharpness }) => batchSharpness.every(Number.isFinite));
  const batchSizes = [...new Set(ended.map(batch))];
  const lost = runs.length - ended.length;
  return {
    measured: [Math.min, Math.max].map((extreme) => measurePerSeed(ended, (of) => extreme(...of.map(late)), level)),
    figure: {
      x: { label: 'fraction of the steps (last: median of the last quarter)', scale: 'log' },
      y: { label: 'batch sharpness × η/2', scale: 'linear' },
      series: [
        ...batchSizes.map((batchSize) => curve(ended.filter((run) => run.batchSize === batchSize))),
        { name: '2/η', kind: 'predicted', points: [{ x: 1, y: 1 }] },
      ],
    },
    remarks: lost > 0 ? [`${lost} of ${runs.length} runs diverged; they are left out.`] : [],
  };
}

/** AB24-1. */
export const batchSharpnessAtEdge: Claim<readonly EdgeRun[]> = {
  id: 'AB24-1',
  title: 'Batch sharpness settles at 2/η, whatever the batch size',
  source: { ...PAPERS.stochasticEdge, place: "Batch Sharpness; authors' code and summary", provenance: 'read' },
  statement:
    'Under mini-batch SGD the curvature along the mini-batch gradient, of the mini-batch loss, rises until it is about 2/η ' +
    'and stays there, for every batch size.',
  symbols: 'E_B[gᵀHg/‖g‖²] → 2/η for every B, g and H those of the mini-batch loss',
  experiment:
    'MLP 64-64-64-10, ReLU, squared error, on 300 digits with 30 % wrong labels, η = 0.2, for 400 epochs (at least 4,000 ' +
    'steps): median batch sharpness over the last quarter of the steps, over B.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 10, work: '5 B × 5 seeds × 400 epochs, 10 measurements each' },
    standard: { seconds: 40, work: '6 B × 12 seeds × 400 epochs, 10 measurements each' },
    thorough: { seconds: 160, work: '7 B × 40 seeds × 400 epochs, 10 measurements each' },
  },
  pitfalls: [
    ...EDGE_PITFALLS,
    'Too small an η fits the data before it gets there; too small a B gets there without fitting anything.',
    'The mean of the ratio is meant: the ratio of the means differs by 5 to 15 %.',
    'It depends on the network: on that of W18-2, 64-32-32-32-10 with tanh, BS·η/2 levels off at 0.5 to 0.7.',
  ],
  perform: (size, context) => followEdgeRuns(PLANS[size], context),
  evidence,
};
