import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import {
  batch,
  cellSeries,
  exponents,
  measurePerSeed,
  type NetworkRun,
  outcomeRemarks,
  rate,
  sharpness,
  trainSweeps,
} from '../network-runs.ts';
import { fixedText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { EDGE_PITFALLS, labelNoiseSweeps } from './label-noise-sweep.ts';

const PLANS: Record<ClaimSize, { batchSizes: number[]; learningRates: number[]; seeds: number }> = {
  quick: { batchSizes: [8, 16, 32, 64], learningRates: [0.1, 0.2], seeds: 6 },
  standard: { batchSizes: [8, 16, 32, 64], learningRates: [0.1, 0.2, 0.4], seeds: 16 },
  thorough: { batchSizes: [4, 8, 16, 32, 64, 128], learningRates: [0.1, 0.2, 0.4], seeds: 50 },
};

const criteria: Criterion[] = [
  {
    name: '|exponent of η| less |exponent of B| in λ₁',
    predicted: { low: 0.1, high: Number.POSITIVE_INFINITY },
  },
];

function evidence(runs: readonly NetworkRun[]): Evidence {
  const ended = runs.filter((run) => run.outcome === 'budgetSpent' && run.sharpness > 0);
  const excess = (of: readonly NetworkRun[]) => {
    const { first, second } = exponents(of, sharpness);
    return Math.abs(first) - Math.abs(second);
  };
  const { first, second } = exponents(ended, sharpness);
  return {
    measured: [measurePerSeed(ended, excess, levelOfEach(criteria.length))],
    figure: {
      x: { label: 'batch size B', scale: 'log' },
      y: { label: 'sharpness λ₁ at the end', scale: 'log' },
      series: [...new Set(ended.map(rate))].map((learningRate) =>
        cellSeries(
          ended.filter((run) => run.learningRate === learningRate),
          `η = ${learningRate}`,
          batch,
          sharpness,
        ),
      ),
    },
    remarks: [
      `λ₁ ∝ η^${fixedText(first, 2)} B^${fixedText(second, 2)} over all runs.`,
      ...outcomeRemarks(runs, 'budgetSpent'),
    ],
  };
}

/** W18-7. */
export const differentRoles: Claim<readonly NetworkRun[]> = {
  id: 'W18-7',
  title: 'Near the edge of stability η and B play different roles',
  source: { ...PAPERS.dynamicalStability, place: "stability conditions; authors' data", provenance: 'read' },
  statement:
    'Where stability limits the sharpness, it depends more strongly on the learning rate than on the batch size.',
  symbols: 'a ∝ η^α B^β with |α| − |β| > 0.1 (η/B alone would need |α| = |β|)',
  experiment:
    'MLP 64-32-32-32-10, tanh, squared error, on 300 digits with 30 % wrong labels: λ₁ after 400 epochs (at least 4,000 ' +
    'steps) over η and B.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 10, work: '4 B × 2 η × 6 seeds × 400 epochs' },
    standard: { seconds: 45, work: '4 B × 3 η × 16 seeds × 400 epochs' },
    thorough: { seconds: 300, work: '6 B × 3 η × 50 seeds × 400 epochs' },
  },
  pitfalls: [
    ...EDGE_PITFALLS,
    'Far below the edge, and under cross-entropy, the exponents are equal and opposite: see J17-1.',
  ],
  perform: (size, context) => {
    const { batchSizes, learningRates, seeds } = PLANS[size];
    return trainSweeps(labelNoiseSweeps(batchSizes, learningRates, seeds), context);
  },
  evidence,
};
