import { stepsPerEpoch } from '../../engine/batch-order.ts';
import type { Program } from '../../engine/contract.ts';
import { log } from '../../math/elementary.ts';
import { PURPOSE, permutation, randomStream } from '../../math/rng.ts';
import { mean } from '../../math/statistics.ts';
import { measureEigenpairs } from '../../probes/estimators/eigenpairs.ts';
import { noiseOperator } from '../../probes/operators/gradient-noise.ts';
import { innerProduct } from '../../probes/run-rows.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { Measured } from '../claim.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { geometricPoint } from '../figure-points.ts';
import { type InspectedRun, type InspectedState, inspectRuns } from '../inspect-runs.ts';
import { measureRatioOverSeeds } from '../measure.ts';
import { countText, listText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { EXAMPLES } from './matched-updates.ts';

/** The first is the reference of η ∝ √B. */
const SIZES = [4, 16, 64];
const LEARNING_RATE = 0.1;
const TRAINED_SIZE = 16;
/** Epochs after which the increments are measured. */
const CHECKPOINTS = [1, 10];
const rateOf = (size: number) => LEARNING_RATE * Math.sqrt(size / SIZES[0]);
/** Batches drawn of each size, afresh and without replacement; a chunk is evaluated at once. */
const BATCHES = 256;
const CHUNK = 64;

/** Trace of the covariance of −ηg_B and its variance along one direction. */
interface Spread {
  readonly trace: number;
  readonly along: number;
}
/** One seed: `[checkpoint][batch size]`. */
export type IncrementSeed = readonly (readonly Spread[])[];

const covarianceSweep = (seed: number) =>
  ({
    version: 1,
    name: `Covariance of increments, seed ${seed}`,
    dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: EXAMPLES, testCount: 0, standardise: 'centred', seed },
    model: { hidden: [32], activation: 'relu', loss: 'crossEntropy', init: 'he' },
    grid: { learningRates: [LEARNING_RATE], batchSizes: [TRAINED_SIZE], seeds: [seed] },
    budget: { kind: 'epochs', epochs: CHECKPOINTS[CHECKPOINTS.length - 1] },
    measure: { trainPerDecade: 1, testPerDecade: 0, sharpnessPerDecade: 0 },
  }) satisfies SweepSpecInput;

interface Draws {
  readonly seed: number;
  readonly checkpoint: number;
  readonly size: number;
}

/** Gradients at θ over fresh batches of distinct examples, `[BATCHES]` of `[P]`. */
async function batchGradients(program: Program, theta: Float32Array, { seed, checkpoint, size }: Draws) {
  const P = theta.length;
  const repeated = new Float32Array(CHUNK * P);
  for (let row = 0; row < CHUNK; row++) repeated.set(theta, row * P);
  const orderOfRun = Int32Array.from({ length: CHUNK }, (_, row) => row);
  const all: Float32Array[] = [];
  for (let start = 0; start < BATCHES; start += CHUNK) {
    const indices = new Int32Array(CHUNK * size);
    for (let row = 0; row < CHUNK; row++) {
      const place = (checkpoint * SIZES.length + SIZES.indexOf(size)) * BATCHES + start + row;
      const order = permutation(EXAMPLES, randomStream(seed, PURPOSE.probeBatches, place));
      indices.set(order.subarray(0, size), row * size);
    }
    const batches = { steps: 1, batchSize: size, indices, orders: CHUNK, orderOfRun };
    const { gradient } = await program.batchGradient(repeated, batches);
    for (let row = 0; row < CHUNK; row++) all.push(gradient.slice(row * P, (row + 1) * P));
  }
  return all;
}

/** Sample covariance of −ηg over the gradients: its trace, and the variance along a unit vector. */
export function spreadOf(gradients: readonly Float32Array[], direction: Float32Array, learningRate: number): Spread {
  const average = new Float64Array(direction.length);
  for (const gradient of gradients)
    for (let p = 0; p < average.length; p++) average[p] += gradient[p] / gradients.length;
  let [trace, along] = [0, 0];
  for (const gradient of gradients) {
    let projection = 0;
    for (let p = 0; p < average.length; p++) {
      const d = gradient[p] - average[p];
      trace += d * d;
      projection += d * direction[p];
    }
    along += projection * projection;
  }
  const factor = (learningRate * learningRate) / (gradients.length - 1);
  return { trace: factor * trace, along: factor * along };
}

/** Spreads of the increments at θ for each batch size, along the top eigenvector of the gradient covariance. */
export async function measureSpreads(
  { program, point, theta }: InspectedState,
  { seed, checkpoint }: { seed: number; checkpoint: number },
): Promise<Spread[]> {
  const options = { dimension: theta.length, seeds: [seed], index: checkpoint };
  const [{ pairs }] = await measureEigenpairs(noiseOperator(point, 1), options);
  const direction = pairs[0].vector ?? new Float32Array(theta.length).fill(Number.NaN);
  const unit = 1 / Math.sqrt(innerProduct(direction, direction));
  const spreads: Spread[] = [];
  for (const size of SIZES)
    spreads.push(
      spreadOf(
        await batchGradients(program, theta, { seed, checkpoint, size }),
        direction.map((value) => unit * value),
        rateOf(size),
      ),
    );
  return spreads;
}

async function measureSeed({ run, at }: InspectedRun): Promise<IncrementSeed> {
  const found: Spread[][] = [];
  for (const [checkpoint, epochs] of CHECKPOINTS.entries())
    found.push(
      await at(epochs * stepsPerEpoch(EXAMPLES, TRAINED_SIZE), (state) =>
        measureSpreads(state, { seed: run.seed, checkpoint }),
      ),
    );
  return found;
}

/** A spread at a batch size ÷ that at the smallest one, geometric mean over checkpoints. */
const relative = (seed: IncrementSeed, of: keyof Spread, place: number) =>
  Math.exp(mean(seed.map((spreads) => log(spreads[place][of] / spreads[0][of]))));

const measureRatio = (seeds: readonly IncrementSeed[], of: keyof Spread, place: number, level: number): Measured =>
  measureRatioOverSeeds(
    seeds.map((seed) => relative(seed, of, place)),
    level,
  );

const NAMES: Record<keyof Spread, string> = {
  trace: 'trace of the covariance',
  along: 'variance along the direction of the largest noise',
};
const QUANTITIES = ['trace', 'along'] as const;

export const incrementCovariance = networkClaim({
  id: 'H17-2',
  title: 'η ∝ √B keeps the covariance of the weight increments',
  source: { ...PAPERS.trainLonger, place: 'learning rate for large batches; the authors’ code', provenance: 'read' },
  statement:
    'If the learning rate grows with the square root of the batch size, the covariance of the weight increments is the ' +
    'same for all batch sizes that are small compared with the number of examples.',
  symbols: 'cov(Δθ) = (η²/B) C for B ≪ N: equal for η ∝ √B',
  experiment:
    `MLP 64-32-10, ReLU, cross-entropy, on ${countText(EXAMPLES)} digits, after ${listText(CHECKPOINTS)} epochs of SGD at ` +
    `B = ${TRAINED_SIZE}: covariance of −ηg over ${BATCHES} fresh batches of B = ${listText(SIZES)}, at the same weights.`,
  design: { quick: { seeds: 10 }, standard: { seeds: 60 }, thorough: { seeds: 250 } },
  seconds: { quick: 4, standard: 22, thorough: 90 },
  work: ({ seeds }) => `${workText({ seeds })}, ${countText(CHECKPOINTS.length * SIZES.length * BATCHES)} batches each`,
  sweeps: ({ seeds }) => Array.from({ length: seeds }, (_, seed) => covarianceSweep(seed)),
  perform: (sweeps, context): Promise<readonly IncrementSeed[]> =>
    inspectRuns(sweeps, context, measureSeed, { as: 'spreads' }),
  criteria: QUANTITIES.flatMap((of) =>
    SIZES.slice(1).map((size, i) => ({
      name: `${NAMES[of]} at B = ${size} ÷ that at B = ${SIZES[0]}`,
      predicted: { low: 0.9, high: 1.1 },
      measure: (seeds: readonly IncrementSeed[], level: number) => measureRatio(seeds, of, i + 1, level),
    })),
  ),
  figure: (seeds) => ({
    x: { label: 'batch size B', scale: 'log' },
    y: { label: 'spread of the increments ÷ that at the smallest B', scale: 'log' },
    series: [
      ...QUANTITIES.map((of) => ({
        name: NAMES[of],
        kind: 'measured' as const,
        points: SIZES.map((size, place) => geometricPoint(size, seeds, (seed) => relative(seed, of, place))),
      })),
      { name: 'η ∝ √B', kind: 'predicted', points: SIZES.map((x) => ({ x, y: 1 })) },
      { name: 'η constant', kind: 'predicted', points: SIZES.map((x) => ({ x, y: SIZES[0] / x })) },
      { name: 'η ∝ B', kind: 'predicted', points: SIZES.map((x) => ({ x, y: x / SIZES[0] })) },
    ],
  }),
  pitfalls: [
    'For independent draws it is an identity at every θ; without replacement the covariance is smaller by (N − B)/(N − 1), which is why B must be small compared with N.',
    'Increments are compared at the same weights. Along trainings with different η the weights, and so C, differ.',
    'It does not say that η ∝ √B trains best: S20-2 tests η ∝ B at small B.',
    'Every seed has its own draw of the digits, of initial weights and of batches.',
  ],
});
