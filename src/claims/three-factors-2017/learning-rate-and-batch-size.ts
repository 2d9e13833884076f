import { BOUNDED_MEAN } from '../amendments.ts';
import { networkClaim } from '../define-claim.ts';
import { seriesBy } from '../figure-points.ts';
import {
  batch,
  endedRuns,
  exponents,
  measurePerSeed,
  type NetworkRun,
  outcomeRemarks,
  type RunNumber,
  rate,
  sharpness,
} from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { measureGranulatedTau } from '../rank-measures.ts';
import { RATIO_EXPERIMENT, RATIO_PITFALLS } from './ratio-sweep.ts';

const accuracy: RunNumber = ({ testAccuracy }) => testAccuracy;

export const learningRateAndBatchSize = networkClaim({
  id: 'FFM18-1',
  title: 'Large learning rates and small batches each lead to flatter, better minima',
  source: { ...PAPERS.flatterMinima, place: 'abstract', provenance: 'read' },
  statement:
    'At equal training loss both a larger learning rate and a smaller batch give a flatter minimum and a higher test ' +
    'accuracy.',
  symbols: '∂λ₁/∂η < 0, ∂λ₁/∂B > 0; the opposite signs for test accuracy',
  experiment: 'The runs of J17-1, one factor at a time.',
  setsCurvatureAgainstGeneralization: true,
  ...RATIO_EXPERIMENT,
  analyse: (runs: readonly NetworkRun[]) => ({ runs, reached: endedRuns(runs, 'reachedTarget') }),
  criteria: [
    {
      name: 'exponent of η in λ₁',
      predicted: { low: Number.NEGATIVE_INFINITY, high: 0 },
      measure: ({ reached }, level) => measurePerSeed(reached, (of) => exponents(of, sharpness).first, level),
    },
    {
      name: 'exponent of B in λ₁',
      predicted: { low: 0, high: Number.POSITIVE_INFINITY },
      measure: ({ reached }, level) => measurePerSeed(reached, (of) => exponents(of, sharpness).second, level),
    },
    {
      name: "Kendall's τ of η and test accuracy at fixed B",
      predicted: { low: 0, high: 1 },
      measure: ({ reached }, level) => measureGranulatedTau(reached, [rate, batch, accuracy], level),
    },
    {
      name: "Kendall's τ of B and test accuracy at fixed η",
      predicted: { low: -1, high: 0 },
      measure: ({ reached }, level) => measureGranulatedTau(reached, [batch, rate, accuracy], level),
    },
  ],
  figure: ({ reached }) => ({
    x: { label: 'learning rate η', scale: 'log' },
    y: { label: 'sharpness λ₁ at equal training loss', scale: 'log' },
    series: seriesBy(reached, batch, { name: (batchSize) => `B = ${batchSize}`, x: rate, y: sharpness }),
  }),
  remarks: ({ runs }) => outcomeRemarks(runs, 'reachedTarget'),
  amended: [BOUNDED_MEAN],
  pitfalls: RATIO_PITFALLS,
});
