import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { type Claim, type ClaimContext, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measureOverSeeds } from '../measure.ts';
import { type NetworkRun, outcomeRemarks, sharpness, trainSweeps } from '../network-runs.ts';
import { fixedText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';

const TARGET_LOSS = 0.05;

const PLANS: Record<ClaimSize, { radii: number[]; seeds: number }> = {
  quick: { radii: [0, 0.05, 0.1, 0.2, 0.4], seeds: 10 },
  standard: { radii: [0, 0.02, 0.05, 0.1, 0.2, 0.4], seeds: 40 },
  thorough: { radii: [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4], seeds: 200 },
};

const criteria: Criterion[] = [
  { name: 'Spearman ρ of the radius and λ₁ at equal training loss', predicted: { low: -1, high: -0.9 } },
];

/** 64-32-10, ReLU, cross-entropy, on 500 digits, until the training loss is at most 0.05. Radius 0 is SGD. */
const spec = (radius: number, seeds: number): SweepSpecInput => ({
  version: 1,
  name: `Sharpness-aware minimisation, radius ${radius}`,
  dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: 500, testCount: 2000, standardise: 'centred' },
  model: { hidden: [32], activation: 'relu', loss: 'crossEntropy', init: 'he' },
  rule: { kind: 'sam', radius },
  grid: { learningRates: [0.05], batchSizes: [16], seeds },
  budget: { kind: 'untilLoss', loss: TARGET_LOSS, maxEpochs: 1500 },
  measure: { trainPerDecade: 48, testPerDecade: 0, sharpnessPerDecade: 0 },
});

export interface RadiusRun extends NetworkRun {
  /** ρ, in the unit of θ. */
  readonly radius: number;
}

const radiusOf = (run: RadiusRun) => run.radius;

async function perform(size: ClaimSize, context: ClaimContext): Promise<RadiusRun[]> {
  const { radii, seeds } = PLANS[size];
  const runs = await trainSweeps(
    radii.map((radius) => spec(radius, seeds)),
    context,
  );
  return runs.map((run, i) => ({ ...run, radius: radii[Math.floor(i / seeds)] }));
}

function evidence(runs: readonly RadiusRun[]): Evidence {
  const ended = runs.filter(({ outcome }) => outcome === 'reachedTarget');
  const radii = [...new Set(ended.map(radiusOf))];
  const accuracy = measureRankCorrelation(ended, radiusOf, ({ testAccuracy }) => testAccuracy, 0.95);
  const [low, high, estimate] = [accuracy.low, accuracy.high, accuracy.estimate].map((value) => fixedText(value, 2));
  return {
    measured: [measureRankCorrelation(ended, radiusOf, sharpness, levelOfEach(criteria.length))],
    figure: {
      x: { label: 'ascent radius ρ', scale: 'linear' },
      y: { label: `sharpness λ₁ at training loss ${TARGET_LOSS}`, scale: 'linear' },
      series: [
        {
          name: 'mean over seeds',
          kind: 'measured',
          points: radii.map((radius) => {
            const cell = ended.filter((run) => run.radius === radius).map(sharpness);
            const interval = measureOverSeeds(cell, 0.95);
            return { x: radius, y: interval.estimate, low: interval.low, high: interval.high };
          }),
        },
      ],
    },
    remarks: [
      `Spearman ρ of the radius and test accuracy is ${estimate} [${low}, ${high}]; it is no part of the rule.`,
      ...outcomeRemarks(runs, 'reachedTarget'),
    ],
  };
}

/** F20-1. */
export const ascentRadius: Claim<readonly RadiusRun[]> = {
  id: 'F20-1',
  title: 'Sharpness-aware minimisation ends in flatter minima',
  source: { ...PAPERS.sharpnessAware, place: 'eq. 2 and 3; Hessian spectra', provenance: 'recalled' },
  statement:
    'Descending by the gradient a distance ρ uphill lowers the sharpness of the solution, the more so the larger ρ is.',
  symbols: 'θ ← θ − η∇L_B(θ + ρ∇L_B/‖∇L_B‖): λ₁ falls with ρ',
  experiment:
    'MLP 64-32-10, ReLU, cross-entropy, on 500 digits, η = 0.05, B = 16: λ₁ where the training loss first is at most 0.05, ' +
    'over ρ from 0 (plain SGD) to 0.4.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 6, work: '5 radii × 10 seeds' },
    standard: { seconds: 22, work: '6 radii × 40 seeds' },
    thorough: { seconds: 120, work: '7 radii × 200 seeds' },
  },
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'Sharpness under cross-entropy decays with the loss: all runs are compared at the same training loss.',
    'A large ρ takes more steps to that loss, and too large a one never gets there.',
  ],
  perform,
  evidence,
};
