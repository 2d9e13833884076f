import { distinct } from '../../math/distinct.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { cellSeries } from '../figure-points.ts';
import { batch, endedRuns, outcomeRemarks, sharpness, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import { EDGE_PITFALLS, LABEL_NOISE, labelNoiseSweeps, labelNoiseText } from './label-noise-sweep.ts';

const LEARNING_RATE = 0.2;

export const sharpnessAndBatchSize = networkClaim({
  id: 'W18-2',
  title: 'At a fixed learning rate smaller batches end in flatter minima',
  source: { ...PAPERS.dynamicalStability, place: "table of sharpness over B; authors' data", provenance: 'read' },
  statement:
    'With the learning rate fixed, the sharpness of the solution grows with the batch size, up to the limit 2/η.',
  symbols: 'a(B) increasing, a ≤ 2/η',
  experiment: `${labelNoiseText()}, η = ${LEARNING_RATE}: λ₁ after ${LABEL_NOISE.budget} over B.`,
  design: {
    quick: { batchSizes: [4, 8, 16, 32, 64], seeds: 6 },
    standard: { batchSizes: [4, 8, 16, 32, 64, LABEL_NOISE.fullBatch], seeds: 12 },
    thorough: { batchSizes: [4, 8, 16, 32, 64, 128, LABEL_NOISE.fullBatch], seeds: 30 },
  },
  seconds: { quick: 10, standard: 50, thorough: 300 },
  work: ({ batchSizes, seeds }) => workText({ B: batchSizes, seeds, epochs: LABEL_NOISE.epochs }),
  sweeps: (design) => labelNoiseSweeps({ ...design, learningRates: [LEARNING_RATE] }),
  perform: trainSweeps,
  analyse: (runs) => ({ runs, ended: endedRuns(runs, 'budgetSpent') }),
  criteria: [
    {
      name: 'Spearman ρ of B and λ₁ at fixed η',
      predicted: { low: 0.9, high: 1 },
      measure: ({ ended }, level) => measureRankCorrelation(ended, batch, sharpness, level),
    },
  ],
  figure: ({ ended }) => ({
    x: { label: 'batch size B', scale: 'log' },
    y: { label: 'sharpness λ₁ at the end', scale: 'log' },
    series: [
      cellSeries(ended, 'mean over seeds', { x: batch, y: sharpness }),
      {
        name: '2/η',
        kind: 'predicted',
        points: distinct(ended.map(batch)).map((x) => ({ x, y: heavyBallSharpnessLimit(LEARNING_RATE) })),
      },
    ],
  }),
  remarks: ({ runs }) => outcomeRemarks(runs, 'budgetSpent'),
  amended: [BOUNDED_MEAN],
  pitfalls: EDGE_PITFALLS,
});
