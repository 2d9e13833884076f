import { BOUNDED_MEAN } from '../amendments.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
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
import { PAPERS } from '../papers.ts';
import { measureGranulatedTau } from '../rank-measures.ts';
import { RATIO_COST, RATIO_PITFALLS, ratioSweep } from './ratio-sweep.ts';

const falling = { low: Number.NEGATIVE_INFINITY, high: 0 };
const rising = { low: 0, high: Number.POSITIVE_INFINITY };
const criteria: Criterion[] = [
  { name: 'exponent of η in λ₁', predicted: falling },
  { name: 'exponent of B in λ₁', predicted: rising },
  { name: "Kendall's τ of η and test accuracy at fixed B", predicted: { low: 0, high: 1 } },
  { name: "Kendall's τ of B and test accuracy at fixed η", predicted: { low: -1, high: 0 } },
];

function evidence(runs: readonly NetworkRun[]): Evidence {
  const level = levelOfEach(criteria.length);
  const reached = runs.filter((run) => run.outcome === 'reachedTarget' && run.sharpness > 0);
  const accuracy = ({ testAccuracy }: NetworkRun) => testAccuracy;
  const tau = (along: typeof rate, fixed: typeof rate) =>
    measureGranulatedTau(reached, [along, fixed, accuracy], level);
  return {
    measured: [
      measurePerSeed(reached, (of) => exponents(of, sharpness).first, level),
      measurePerSeed(reached, (of) => exponents(of, sharpness).second, level),
      tau(rate, batch),
      tau(batch, rate),
    ],
    figure: {
      x: { label: 'learning rate η', scale: 'log' },
      y: { label: 'sharpness λ₁ at equal training loss', scale: 'log' },
      series: [...new Set(reached.map(batch))].map((batchSize) =>
        cellSeries(
          reached.filter((run) => run.batchSize === batchSize),
          `B = ${batchSize}`,
          rate,
          sharpness,
        ),
      ),
    },
    remarks: outcomeRemarks(runs, 'reachedTarget'),
  };
}

/** FFM18-1. */
export const learningRateAndBatchSize: Claim<readonly NetworkRun[]> = {
  id: 'FFM18-1',
  title: 'Large learning rates and small batches each lead to flatter, better minima',
  source: { ...PAPERS.flatterMinima, place: 'abstract', provenance: 'read' },
  statement:
    'At equal training loss both a larger learning rate and a smaller batch give a flatter minimum and a higher test ' +
    'accuracy.',
  symbols: '∂λ₁/∂η < 0, ∂λ₁/∂B > 0; the opposite signs for test accuracy',
  experiment: 'The runs of J17-1, one factor at a time.',
  subject: 'network',
  setsCurvatureAgainstGeneralization: true,
  criteria,
  replicate: 'seed',
  cost: RATIO_COST,
  amended: [BOUNDED_MEAN],
  pitfalls: RATIO_PITFALLS,
  perform: (size, context) => trainSweeps([ratioSweep(size)], context),
  evidence,
};
