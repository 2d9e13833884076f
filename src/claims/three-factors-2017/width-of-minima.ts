import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import {
  batch,
  cellSeries,
  exponents,
  measurePerSeed,
  type NetworkRun,
  outcomeRemarks,
  rate,
  ratio,
  sharpness,
  trainSweeps,
} from '../network-runs.ts';
import { fixedText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation, rankCorrelation, rankStatistic } from '../rank-measures.ts';
import { RATIO_COST, RATIO_PITFALLS, ratioSweep } from './ratio-sweep.ts';

const criteria: Criterion[] = [
  {
    name: 'Spearman ρ of η/B and λ₁',
    predicted: { low: -1, high: -0.6 },
    approximate: APPROXIMATE.gridRank,
    estimateWithin: { low: -1, high: -0.85 },
  },
  {
    name: '|ρ| of η/B less the larger |ρ| of η and B',
    predicted: { low: 0, high: 1 },
    approximate: APPROXIMATE.gridRank,
  },
  { name: 'sum of the exponents of η and B in λ₁', predicted: { low: -0.1, high: 0.1 } },
];

function evidence(runs: readonly NetworkRun[]): Evidence {
  const level = levelOfEach(criteria.length);
  const reached = runs.filter((run) => run.outcome === 'reachedTarget' && run.sharpness > 0);
  const strength = (of: readonly NetworkRun[], x: typeof ratio) => Math.abs(rankCorrelation(of, x, sharpness));
  const margin = (of: readonly NetworkRun[]) => strength(of, ratio) - Math.max(strength(of, rate), strength(of, batch));
  const seeds = new Set(reached.map(({ seed }) => seed)).size;
  const fit = exponents(reached, sharpness);
  return {
    measured: [
      measureRankCorrelation(reached, ratio, sharpness, level),
      measurePerSeed(reached, margin, level, rankStatistic(reached.length / seeds)),
      measurePerSeed(reached, (of) => exponents(of, sharpness).sum, level),
    ],
    figure: {
      x: { label: 'learning rate over batch size, η/B', scale: 'log' },
      y: { label: 'sharpness λ₁ at equal training loss', scale: 'log' },
      series: [cellSeries(reached, 'mean over seeds', ratio, sharpness)],
    },
    remarks: [
      `λ₁ ∝ η^${fixedText(fit.first, 2)} B^${fixedText(fit.second, 2)} over all runs.`,
      ...outcomeRemarks(runs, 'reachedTarget'),
    ],
  };
}

/** J17-1. */
export const widthOfMinima: Claim<readonly NetworkRun[]> = {
  id: 'J17-1',
  title: 'The ratio η/B sets the width of the minimum',
  source: {
    ...PAPERS.threeFactors,
    place: 'experiments on η/S and the curvature of endpoints',
    provenance: 'recalled',
  },
  statement:
    'Trained to the same loss, networks end in flatter minima the larger the ratio of learning rate to batch size, and ' +
    'the ratio alone decides.',
  symbols: 'λ₁ falls with η/B; λ₁ ∝ η^α B^β with α + β = 0',
  experiment:
    'MLP 64-32-32-32-10, ReLU, cross-entropy, on 500 digits of 8 × 8 pixels over η × B × seeds, each until training loss ' +
    '0.05; λ₁ of the Hessian there.',
  subject: 'network',
  setsCurvatureAgainstGeneralization: true,
  criteria,
  replicate: 'seed',
  cost: RATIO_COST,
  amended: [BOUNDED_MEAN],
  pitfalls: [
    ...RATIO_PITFALLS,
    'With squared error near the edge of stability η and B play different roles (W18-7): both findings are true.',
  ],
  differs:
    'Five seeds on nine cells do not pin the sum of the exponents to ±0.1. At η/B = 1/20, the largest, training never ' +
    'reaches the target loss: those runs are left out, so the claim is tested below that.',
  perform: (size, context) => trainSweeps([ratioSweep(size)], context),
  evidence,
};
