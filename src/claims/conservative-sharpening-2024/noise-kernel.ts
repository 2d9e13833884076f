import { groupBy } from '../../math/distinct.ts';
import { APPROXIMATE } from '../approximate.ts';
import { toyClaim, workText } from '../define-claim.ts';
import { meanPoint } from '../figure-points.ts';
import { measurePerSeed } from '../network-runs.ts';
import { listText, spanText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { simulateReplicates } from '../simulate-replicates.ts';
import { type KernelTask, kernelTask, LEAST_SQUARES_EXAMPLES, lossGrowth, rateOfNorm } from './kernel-walk.ts';

const BATCHES = [2, 5, 20];
/** 𝒦 of the walks, in steps of about 12 %. */
const NORMS = [0.5, 0.63, 0.8, 0.9, 1, 1.12, 1.26, 1.6, 2];
const SETTLE = 1000;

const CELLS = BATCHES.flatMap((batchSize) => NORMS.map((value) => ({ batchSize, value })));
type Cell = (typeof CELLS)[number];

export interface GrownLoss {
  readonly seed: number;
  readonly batchSize: number;
  /** 𝒦. */
  readonly norm: number;
  /** ηλ₁/2. */
  readonly edge: number;
  /** Growth of log L per step. */
  readonly growth: number;
}

/** Where growth changes sign, interpolated in 𝒦; NaN if it does not. `of` what is interpolated at that place. */
function critical(runs: readonly GrownLoss[], of: (run: GrownLoss) => number): number {
  const ordered = [...runs].sort((a, b) => a.norm - b.norm);
  const next = ordered.findIndex(({ growth }) => growth > 0);
  if (next < 1) return Number.NaN;
  const [low, high] = [ordered[next - 1], ordered[next]];
  const share = low.growth / (low.growth - high.growth);
  return of(low) + share * (of(high) - of(low));
}

const norm = (run: GrownLoss) => run.norm;
const criticalNorms = (runs: readonly GrownLoss[]) =>
  groupBy(runs, ({ batchSize }) => batchSize).map(([, own]) => critical(own, norm));

export const noiseKernel = toyClaim({
  id: 'AP24-1',
  title: 'At small batches stability ends where the noise kernel has norm 1, far below 2/λ₁',
  source: {
    ...PAPERS.conservativeSharpening,
    place: 'abstract; summary (stochastic edge at a norm of 1)',
    provenance: 'read',
  },
  statement:
    'On least squares in high dimension, SGD of small batches becomes unstable where the norm of its noise kernel, which is governed by ' +
    'the trace of the Hessian, reaches 1, at a learning rate far below that of gradient descent.',
  symbols: '𝒦 = (1/B − 1/N) η Σ λᵢ/(2 − ηλᵢ) = 1 at the edge, where ηλ₁ < 2',
  experiment:
    `Least squares on ${LEAST_SQUARES_EXAMPLES} examples of 200 normal features, variances 1/√j, whose targets can be fitted, over B = ` +
    `${listText(BATCHES)} and 𝒦 = ${spanText(NORMS)} set by η: growth of the loss per step, and 𝒦 where it changes sign.`,
  replicate: 'data set',
  design: {
    quick: { dataSets: 8, steps: 4000 },
    standard: { dataSets: 40, steps: 4000 },
    thorough: { dataSets: 200, steps: 4000 },
  },
  seconds: { quick: 3, standard: 12, thorough: 60 },
  work: ({ dataSets, steps }) => workText({ B: BATCHES, 𝒦: NORMS, 'data sets': dataSets, steps }),
  async perform({ dataSets, steps }, context): Promise<GrownLoss[]> {
    const tasks = new Map<number, KernelTask>();
    const taskOf = (seed: number) => {
      const task = tasks.get(seed) ?? kernelTask(seed);
      tasks.set(seed, task);
      return task;
    };
    const grownLoss = ({ batchSize, value }: Cell, seed: number): GrownLoss => {
      const task = taskOf(seed);
      const learningRate = rateOfNorm(task, batchSize, value);
      const growth = lossGrowth(task, { seed, batchSize, learningRate, settle: SETTLE, steps });
      return { seed, batchSize, norm: value, edge: (learningRate * task.eigenvalues[0]) / 2, growth };
    };
    const grown = await simulateReplicates(
      CELLS,
      {
        count: dataSets,
        key: ({ batchSize, value }) => `B ${batchSize}, norm ${value}, ${SETTLE} and ${steps} steps`,
        simulate: (cell, _, { first, count }) => Array.from({ length: count }, (_, i) => grownLoss(cell, first + i)),
      },
      context,
    );
    return grown.flat();
  },
  criteria: [
    {
      name: 'smallest critical 𝒦 over B',
      predicted: { low: 0.8, high: 1.25 },
      approximate: APPROXIMATE.extreme,
      measure: (runs: readonly GrownLoss[], level) =>
        measurePerSeed(runs, (own) => Math.min(...criticalNorms(own)), level),
    },
    {
      name: 'largest critical 𝒦 over B',
      predicted: { low: 0.8, high: 1.25 },
      approximate: APPROXIMATE.extreme,
      measure: (runs: readonly GrownLoss[], level) =>
        measurePerSeed(runs, (own) => Math.max(...criticalNorms(own)), level),
    },
    {
      name: `ηλ₁/2 there, B = ${BATCHES[0]}`,
      predicted: { low: 0, high: 0.5 },
      measure: (runs: readonly GrownLoss[], level) =>
        measurePerSeed(
          runs.filter(({ batchSize }) => batchSize === BATCHES[0]),
          (own) => critical(own, ({ edge }) => edge),
          level,
        ),
    },
  ],
  figure: (runs) => ({
    x: { label: 'norm of the noise kernel', scale: 'log' },
    y: { label: 'growth of log L per step ÷ B', scale: 'linear' },
    series: [
      ...groupBy(runs, ({ batchSize }) => batchSize).map(([batchSize, own]) => ({
        name: `B = ${batchSize}`,
        kind: 'measured' as const,
        points: groupBy(own, norm).map(([value, cell]) => meanPoint(value, cell, ({ growth }) => growth / batchSize)),
      })),
      { name: 'neither grows nor falls', kind: 'predicted', points: NORMS.map((value) => ({ x: value, y: 0 })) },
    ],
  }),
  pitfalls: [
    'The threshold 1 is that of the paper’s summary; the sum and its prefactor for finite N are derived here, for eigenvectors spread ' +
      'over many examples.',
    '𝒦 = 1 is where the mean square grows; one walk grows at a slightly larger norm, the less so the higher the dimension.',
    'At large B the sum grows without bound only as ηλ₁ approaches 2: the deterministic edge.',
    'It says nothing yet about networks, whose curvature moves.',
  ],
});
