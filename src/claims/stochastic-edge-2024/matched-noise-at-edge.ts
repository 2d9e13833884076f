import { distinct } from '../../math/distinct.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { geometricPoint } from '../figure-points.ts';
import { measureRatioOverSeeds } from '../measure.ts';
import { endedRuns, type NetworkRun, networkRuns, outcomeRemarks, trainEach } from '../network-runs.ts';
import { countText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { EDGE_LEARNING_RATE } from './edge-runs.ts';

const EXAMPLES = 100;
const BATCH = 8;
const STEPS = 3000;

const DYNAMICS = ['SGD', 'noisy gradient descent', 'gradient descent'] as const;
type Dynamics = (typeof DYNAMICS)[number];
const [SGD, NOISY, DESCENT] = DYNAMICS;

/** 64-32-32-10, ReLU, squared error, on 100 digits with 30 % wrong labels: small, for every noisy step takes the full gradient. */
const spec = (dynamics: Dynamics, seeds: number): SweepSpecInput => ({
  version: 1,
  name: `At the edge: ${dynamics}`,
  dataset: {
    source: { kind: 'glyphs', side: 8 },
    trainCount: EXAMPLES,
    testCount: 0,
    labelNoise: 0.3,
    standardise: 'centred',
  },
  model: { hidden: [32, 32], activation: 'relu', loss: 'squaredError', init: 'he', gain: 0.4 },
  ...(dynamics === NOISY && { rule: { kind: 'injectedNoise', shape: 'covariance' } as const }),
  sampling: 'withReplacement',
  grid: {
    learningRates: [EDGE_LEARNING_RATE],
    batchSizes: [dynamics === DESCENT ? EXAMPLES : BATCH],
    seeds,
  },
  budget: { kind: 'steps', steps: STEPS },
  measure: { trainPerDecade: 12, testPerDecade: 0, sharpnessPerDecade: 0 },
});

export interface EdgeDynamicsRun extends NetworkRun {
  readonly dynamics: Dynamics;
}

const ofLimit = ({ sharpness, learningRate }: NetworkRun) => sharpness / heavyBallSharpnessLimit(learningRate);

/** λ₁ under one of the dynamics ÷ that under another, per seed that ended under both. */
function ratios(runs: readonly EdgeDynamicsRun[], above: Dynamics, below: Dynamics): number[] {
  const at = (dynamics: Dynamics, seed: number) =>
    runs.find((run) => run.dynamics === dynamics && run.seed === seed)?.sharpness;
  return distinct(runs.map(({ seed }) => seed)).flatMap((seed) => {
    const [first, second] = [at(above, seed), at(below, seed)];
    return first === undefined || second === undefined ? [] : [first / second];
  });
}

export const matchedNoiseAtEdge = networkClaim({
  id: 'AB24-4',
  title: 'Noisy gradient descent does not lower the sharpness as SGD does',
  source: {
    ...PAPERS.stochasticEdge,
    place: 'modelling SGD by gradient descent with noise',
    provenance: 'recalled',
  },
  statement:
    'SGD holds the sharpness below that of gradient descent with injected normal noise of the same covariance: it is the ' +
    'mini-batch Hessian, not the noise of the gradient, that suppresses it.',
  symbols: 'λ₁(SGD) ≤ 0.8 λ₁(θ ← θ − η(∇L + ξ)), ξ ~ N(0, C/B), at the edge of stability',
  experiment:
    `MLP 64-32-32-10, ReLU, squared error, on ${EXAMPLES} digits with 30 % wrong labels, η = ${EDGE_LEARNING_RATE}, ` +
    `B = ${BATCH}, ${countText(STEPS)} steps: λ₁ at the end under SGD, under gradient descent with noise of covariance C/B, C ` +
    'taken at every step, and under gradient descent.',
  design: { quick: { seeds: 10 }, standard: { seeds: 50 }, thorough: { seeds: 250 } },
  seconds: { quick: 9, standard: 45, thorough: 220 },
  work: ({ seeds }) => workText({ dynamics: DYNAMICS, seeds, steps: STEPS }),
  sweeps: ({ seeds }) => DYNAMICS.map((dynamics) => spec(dynamics, seeds)),
  async perform(sweeps, context): Promise<EdgeDynamicsRun[]> {
    const byDynamics = await trainEach(sweeps, context, networkRuns);
    return byDynamics.flatMap((runs, i) => runs.map((run) => ({ ...run, dynamics: DYNAMICS[i] })));
  },
  analyse: (runs) => ({ runs, ended: endedRuns(runs, 'budgetSpent') }),
  criteria: [
    {
      name: 'λ₁ of SGD ÷ that of noisy gradient descent',
      predicted: { low: 0, high: 0.8 },
      measure: ({ ended }, level) => measureRatioOverSeeds(ratios(ended, SGD, NOISY), level),
    },
    {
      name: 'λ₁ of SGD ÷ that of gradient descent',
      predicted: { low: 0, high: 0.8 },
      measure: ({ ended }, level) => measureRatioOverSeeds(ratios(ended, SGD, DESCENT), level),
    },
  ],
  figure: ({ ended }) => ({
    x: { label: 'dynamics', scale: 'category', categories: [...DYNAMICS] },
    y: { label: 'sharpness at the end × η/2', scale: 'linear' },
    series: [
      {
        name: 'geometric mean over seeds',
        kind: 'measured',
        points: DYNAMICS.map((name, i) =>
          geometricPoint(
            i + 1,
            ended.filter(({ dynamics }) => dynamics === name),
            ofLimit,
          ),
        ),
      },
      { name: '2/η', kind: 'predicted', points: [1, DYNAMICS.length].map((x) => ({ x, y: 1 })) },
    ],
  }),
  remarks: ({ runs }) => outcomeRemarks(runs, 'budgetSpent'),
  differs:
    'Noise whose covariance follows that of the mini-batches at every step shrinks with the residuals and acts along the sharp ' +
    'directions, so that it has a stochastic edge of its own. That it accounts for most of the suppression is what is measured; ' +
    'whether the authors hold their covariance fixed, or refresh it less often, is not known here.',
  pitfalls: [
    'That noisy gradient descent fails to suppress λ₁ is quoted from memory of the paper; its section on models of ' +
      'SGD could not be read. The bound of 0.8 is of this card.',
    'At smaller batches noisy gradient descent can itself become unstable and diverge.',
    'The authors train on thousands of images; here on 100 digits, because every noisy step takes the full gradient.',
    'Diverged runs are left out and counted, which favours flat minima.',
    'The network and B were chosen in trials with other seeds, by whether SGD lies below 2/η. All runs share one ' +
      'draw of the digits.',
  ],
});
