import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { batch, cellSeries, type NetworkRun, outcomeRemarks, sharpness, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import { EDGE_PITFALLS, FULL_BATCH, labelNoiseSweeps } from './label-noise-sweep.ts';

const LEARNING_RATE = 0.2;
const PLANS: Record<ClaimSize, { batchSizes: number[]; seeds: number }> = {
  quick: { batchSizes: [4, 8, 16, 32, 64], seeds: 6 },
  standard: { batchSizes: [4, 8, 16, 32, 64, FULL_BATCH], seeds: 12 },
  thorough: { batchSizes: [4, 8, 16, 32, 64, 128, FULL_BATCH], seeds: 30 },
};

const criteria: Criterion[] = [{ name: 'Spearman ρ of B and λ₁ at fixed η', predicted: { low: 0.9, high: 1 } }];

function evidence(runs: readonly NetworkRun[]): Evidence {
  const ended = runs.filter((run) => run.outcome === 'budgetSpent' && run.sharpness > 0);
  const limit = heavyBallSharpnessLimit(LEARNING_RATE);
  return {
    measured: [measureRankCorrelation(ended, batch, sharpness, levelOfEach(criteria.length))],
    figure: {
      x: { label: 'batch size B', scale: 'log' },
      y: { label: 'sharpness λ₁ at the end', scale: 'log' },
      series: [
        cellSeries(ended, 'mean over seeds', batch, sharpness),
        {
          name: '2/η',
          kind: 'predicted',
          points: [...new Set(ended.map(batch))].map((x) => ({ x, y: limit })),
        },
      ],
    },
    remarks: outcomeRemarks(runs, 'budgetSpent'),
  };
}

/** W18-2. */
export const sharpnessAndBatchSize: Claim<readonly NetworkRun[]> = {
  id: 'W18-2',
  title: 'At a fixed learning rate smaller batches end in flatter minima',
  source: { ...PAPERS.dynamicalStability, place: "table of sharpness over B; authors' data", provenance: 'read' },
  statement:
    'With the learning rate fixed, the sharpness of the solution grows with the batch size, up to the limit 2/η.',
  symbols: 'a(B) increasing, a ≤ 2/η',
  experiment:
    'MLP 64-32-32-32-10, tanh, squared error, on 300 digits with 30 % wrong labels, η = 0.2: λ₁ after 400 epochs (at least ' +
    '4,000 steps) over B.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 10, work: '5 B × 6 seeds × 400 epochs' },
    standard: { seconds: 50, work: '6 B × 12 seeds × 400 epochs' },
    thorough: { seconds: 300, work: '7 B × 30 seeds × 400 epochs' },
  },
  amended: [BOUNDED_MEAN],
  pitfalls: EDGE_PITFALLS,
  perform: (size, context) => {
    const { batchSizes, seeds } = PLANS[size];
    return trainSweeps(labelNoiseSweeps(batchSizes, [LEARNING_RATE], seeds), context);
  },
  evidence,
};
