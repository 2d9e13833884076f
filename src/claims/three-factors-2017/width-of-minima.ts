import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import type { Measured } from '../claim.ts';
import { networkClaim } from '../define-claim.ts';
import { cellSeries } from '../figure-points.ts';
import {
  batch,
  bySeed,
  endedRuns,
  exponents,
  exponentsRemark,
  measurePerSeed,
  type NetworkRun,
  outcomeRemarks,
  rate,
  ratio,
  sharpness,
} from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation, rankCorrelation, rankStatistic } from '../rank-measures.ts';
import { MATCHED_LOSS, RATIO_EXPERIMENT, RATIO_PITFALLS, UNTIL_LOSS } from './ratio-sweep.ts';

/** |ρ| of λ₁ with η/B minus the larger of |ρ| with η and with B. */
function measureMargin(runs: readonly NetworkRun[], level: number): Measured {
  const strength = (of: readonly NetworkRun[], x: typeof ratio) => Math.abs(rankCorrelation(of, x, sharpness));
  const margin = (of: readonly NetworkRun[]) => strength(of, ratio) - Math.max(strength(of, rate), strength(of, batch));
  return measurePerSeed(runs, margin, level, rankStatistic(runs.length / bySeed(runs).length));
}

export const widthOfMinima = networkClaim({
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
  experiment: `${MATCHED_LOSS} of 8 × 8 pixels over η × B × seeds, each ${UNTIL_LOSS}; λ₁ of the Hessian there.`,
  setsCurvatureAgainstGeneralization: true,
  ...RATIO_EXPERIMENT,
  analyse: (runs: readonly NetworkRun[]) => ({ runs, reached: endedRuns(runs, 'reachedTarget') }),
  criteria: [
    {
      name: 'Spearman ρ of η/B and λ₁',
      predicted: { low: -1, high: -0.6 },
      approximate: APPROXIMATE.gridRank,
      estimateWithin: { low: -1, high: -0.85 },
      measure: ({ reached }, level) => measureRankCorrelation(reached, ratio, sharpness, level),
    },
    {
      name: '|ρ| of η/B less the larger |ρ| of η and B',
      predicted: { low: 0, high: 1 },
      approximate: APPROXIMATE.gridRank,
      measure: ({ reached }, level) => measureMargin(reached, level),
    },
    {
      name: 'sum of the exponents of η and B in λ₁',
      predicted: { low: -0.1, high: 0.1 },
      measure: ({ reached }, level) => measurePerSeed(reached, (of) => exponents(of, sharpness).sum, level),
    },
  ],
  figure: ({ reached }) => ({
    x: { label: 'learning rate over batch size, η/B', scale: 'log' },
    y: { label: 'sharpness λ₁ at equal training loss', scale: 'log' },
    series: [cellSeries(reached, 'mean over seeds', { x: ratio, y: sharpness })],
  }),
  remarks: ({ runs, reached }) => [exponentsRemark(reached), ...outcomeRemarks(runs, 'reachedTarget')],
  amended: [BOUNDED_MEAN],
  pitfalls: [
    ...RATIO_PITFALLS,
    'With squared error near the edge of stability η and B play different roles (W18-7): both findings hold.',
  ],
  differs:
    'A few seeds on nine cells do not determine the sum of the exponents to ±0.1. At η/B = 1/20, the largest, training never ' +
    'reaches the target loss: those runs are left out, so the claim is tested below that.',
});
