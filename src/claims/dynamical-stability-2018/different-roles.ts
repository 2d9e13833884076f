import { networkClaim, workText } from '../define-claim.ts';
import { seriesBy } from '../figure-points.ts';
import {
  batch,
  endedRuns,
  exponents,
  exponentsRemark,
  measurePerSeed,
  type NetworkRun,
  outcomeRemarks,
  rate,
  sharpness,
  trainSweeps,
} from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { EDGE_PITFALLS, LABEL_NOISE, labelNoiseSweeps, labelNoiseText } from './label-noise-sweep.ts';

const excess = (of: readonly NetworkRun[]) => {
  const { first, second } = exponents(of, sharpness);
  return Math.abs(first) - Math.abs(second);
};

export const differentRoles = networkClaim({
  id: 'W18-7',
  title: 'Near the edge of stability η and B play different roles',
  source: { ...PAPERS.dynamicalStability, place: "stability conditions; authors' data", provenance: 'read' },
  statement:
    'Where stability limits the sharpness, it depends more strongly on the learning rate than on the batch size.',
  symbols: 'a ∝ η^α B^β with |α| − |β| > 0.1 (η/B alone would need |α| = |β|)',
  experiment: `${labelNoiseText()}: λ₁ after ${LABEL_NOISE.budget} over η and B.`,
  design: {
    quick: { batchSizes: [8, 16, 32, 64], learningRates: [0.1, 0.2], seeds: 6 },
    standard: { batchSizes: [8, 16, 32, 64], learningRates: [0.1, 0.2, 0.4], seeds: 16 },
    thorough: { batchSizes: [4, 8, 16, 32, 64, 128], learningRates: [0.1, 0.2, 0.4], seeds: 50 },
  },
  seconds: { quick: 10, standard: 45, thorough: 300 },
  work: ({ batchSizes, learningRates, seeds }) =>
    workText({ B: batchSizes, η: learningRates, seeds, epochs: LABEL_NOISE.epochs }),
  sweeps: (grid) => labelNoiseSweeps(grid),
  perform: trainSweeps,
  analyse: (runs) => ({ runs, ended: endedRuns(runs, 'budgetSpent') }),
  criteria: [
    {
      name: '|exponent of η| less |exponent of B| in λ₁',
      predicted: { low: 0.1, high: Number.POSITIVE_INFINITY },
      measure: ({ ended }, level) => measurePerSeed(ended, excess, level),
    },
  ],
  figure: ({ ended }) => ({
    x: { label: 'batch size B', scale: 'log' },
    y: { label: 'sharpness λ₁ at the end', scale: 'log' },
    series: seriesBy(ended, rate, { name: (learningRate) => `η = ${learningRate}`, x: batch, y: sharpness }),
  }),
  remarks: ({ runs, ended }) => [exponentsRemark(ended), ...outcomeRemarks(runs, 'budgetSpent')],
  pitfalls: [
    ...EDGE_PITFALLS,
    'Far below the edge, and under cross-entropy, the exponents are equal and opposite: see J17-1.',
  ],
});
