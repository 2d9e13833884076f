import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { meanPoint } from '../figure-points.ts';
import { logLossAtStep } from '../loss-at-epoch.ts';
import { type NetworkRun, networkRuns, outcomeRemarks, type RunNumber, trainEach } from '../network-runs.ts';
import { countText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { measureDeviations } from './paired-deviations.ts';

const EXAMPLES = 200;
const STEPS = 500;
const RATE = 0.2;
const BATCH = 16;
const MARGIN = 1;

const DYNAMICS = ['SGD', 'noisy gradient descent'] as const;
type Dynamics = (typeof DYNAMICS)[number];
const [SGD, NOISY] = DYNAMICS;

/** 64-16-10, ReLU, cross-entropy, on 200 digits with 20 % wrong labels. */
const spec = (dynamics: Dynamics, seeds: number): SweepSpecInput => ({
  version: 1,
  name: `Matched covariance, ${dynamics}`,
  dataset: {
    source: { kind: 'glyphs', side: 8 },
    trainCount: EXAMPLES,
    testCount: 2000,
    labelNoise: 0.2,
    standardise: 'centred',
  },
  model: { hidden: [16], activation: 'relu', loss: 'crossEntropy', init: 'he' },
  ...(dynamics === NOISY && { rule: { kind: 'injectedNoise', shape: 'covariance' } as const }),
  sampling: 'withReplacement',
  grid: { learningRates: [RATE], batchSizes: [BATCH], seeds },
  budget: { kind: 'steps', steps: STEPS },
  // no λ₁
  measure: { trainPerDecade: 12, testPerDecade: 0, sharpnessPerDecade: 0, sharpnessIterations: 2 },
});

export interface DynamicsRun extends NetworkRun {
  readonly dynamics: Dynamics;
}

/** Steps at which training losses are compared. */
const AT = [10, 30, 100, 300, STEPS];
const QUANTITIES: readonly { name: string; of: RunNumber }[] = [
  ...[30, STEPS].map((step) => ({
    name: `log training loss at step ${step}`,
    of: ({ lossTrace }: NetworkRun) => logLossAtStep(lossTrace, step),
  })),
  { name: 'test accuracy at the end', of: ({ testAccuracy }) => testAccuracy },
];

const ofDynamics = (runs: readonly DynamicsRun[], wanted: Dynamics, of: RunNumber) =>
  new Map(runs.filter(({ dynamics }) => dynamics === wanted).map((run) => [run.seed, of(run)]));

const measureDifference = (runs: readonly DynamicsRun[], of: RunNumber, level: number) =>
  measureDeviations(ofDynamics(runs, SGD, of), ofDynamics(runs, NOISY, of), level);

export const matchedCovariance = networkClaim({
  id: 'L21-3',
  title: 'Gradient descent with normal noise of the same covariance tracks SGD',
  source: { ...PAPERS.sdeValidity, place: "SGD and NGD trajectories; authors' code", provenance: 'read' },
  statement:
    'Replacing the noise of mini-batches by normal noise of the same covariance changes neither the course of the training ' +
    'loss nor the test accuracy: that the noise is not normal does not matter.',
  symbols: 'θ ← θ − η(∇L + ξ), ξ ~ N(0, C/B): L(t) and accuracy as under SGD',
  experiment:
    `MLP 64-16-10, ReLU, cross-entropy, on ${EXAMPLES} digits with 20 % wrong labels, η = ${RATE}, B = ${BATCH}, ` +
    `${countText(STEPS)} steps: training loss early and at the end and test accuracy against SGD from the same initial ` +
    'weights, by equivalence within one standard deviation between seeds.',
  design: { quick: { seeds: 40 }, standard: { seeds: 200 }, thorough: { seeds: 800 } },
  seconds: { quick: 9, standard: 45, thorough: 180 },
  work: ({ seeds }) => workText({ dynamics: DYNAMICS, seeds, steps: STEPS }),
  sweeps: ({ seeds }) => DYNAMICS.map((dynamics) => spec(dynamics, seeds)),
  async perform(sweeps, context): Promise<DynamicsRun[]> {
    const byDynamics = await trainEach(sweeps, context, networkRuns);
    return byDynamics.flatMap((runs, i) => runs.map((run) => ({ ...run, dynamics: DYNAMICS[i] })));
  },
  analyse: (runs) => ({ runs, ended: runs.filter(({ outcome }) => outcome === 'budgetSpent') }),
  criteria: QUANTITIES.map(({ name, of }) => ({
    name: `${name} less that of SGD, in standard deviations between seeds`,
    predicted: { low: -MARGIN, high: MARGIN },
    measure: ({ ended }: { ended: DynamicsRun[] }, level: number) => measureDifference(ended, of, level),
  })),
  figure: ({ ended }) => ({
    x: { label: 'step', scale: 'log' },
    y: { label: 'log of training loss', scale: 'linear' },
    series: DYNAMICS.map((wanted) => {
      const own = ended.filter(({ dynamics }) => dynamics === wanted);
      return {
        name: wanted,
        kind: 'measured',
        points: AT.map((step) => meanPoint(step, own, ({ lossTrace }) => logLossAtStep(lossTrace, step))),
      };
    }),
  }),
  remarks: ({ runs }) => outcomeRemarks(runs, 'budgetSpent'),
  pitfalls: [
    'Equivalence is shown only within the margin of one standard deviation between seeds, and needs many of them.',
    'η is small against 2/λ₁ here. At the edge of stability the two need not agree: see AB24-4.',
    'Batches are drawn with replacement, so that their covariance is C/B exactly. The covariance is that at the ' +
      'current θ, recomputed at every step.',
    'The paper uses images and networks with group normalisation; all runs here share one draw of the digits.',
  ],
});
