import type { Dataset } from '../../src/data/dataset.ts';
import type { BatchSchedule } from '../../src/engine/contract.ts';
import type { Network } from '../../src/engine/network.ts';
import { parameterLayout } from '../../src/engine/parameter-layout.ts';
import { createSimdEngine } from '../../src/engine/simd/engine.ts';
import { instantiate } from '../../src/engine/simd/instance.ts';
import { bestOfRounds } from './best-of-rounds.ts';

type Kernels = BufferSource | WebAssembly.Module;

export interface StepTiming {
  /** Best time of one step of one run. */
  readonly milliseconds: number;
  readonly gigaflops: number;
}

export interface StepCase {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly batchSize: number;
  readonly runs: number;
}

/** f32 operations per second, in 10⁹, of independent multiplications and additions of 4 lanes: what SIMD can do here. */
export async function measurePeak(wasm: Kernels): Promise<number> {
  const { kernels } = await instantiate(wasm);
  const rounds = 400_000;
  const milliseconds = await bestOfRounds(() => kernels.peak(rounds), { seconds: 0.4, rounds: 100 });
  return (rounds * 14 * 4) / milliseconds / 1e6;
}

/** Multiplications and additions of a product with the weights, per example: 2 K N, times the pixels of an image. */
function productFlops({ layers }: Network): number[] {
  return layers.flatMap((layer) => {
    if (layer.kind === 'avgpool' || layer.kind === 'diagonal') return [];
    if (layer.kind === 'dense') return [2 * layer.in * layer.out];
    return [2 * layer.kernel ** 2 * layer.in * layer.out * layer.height * layer.width];
  });
}

/** Forward, weight gradient and, above the first layer, errors below: what a step needs at least. */
export function stepFlops(network: Network, batchSize: number): number {
  const flops = productFlops(network);
  return batchSize * flops.reduce((sum, layer, index) => sum + layer * (index === 0 ? 2 : 3), 0);
}

/** Two products for R{z}, two for R{δ}, two for the weights; half of each in the first layer, which no error leaves. */
export function hessianVectorFlops(network: Network, examples: number): number {
  return examples * productFlops(network).reduce((sum, layer, index) => sum + layer * (index === 0 ? 2 : 6), 0);
}

function uniform(length: number, scale: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 31 - 1) * scale;
  });
}

/** Inputs in [−1, 1] with labels in turn: time does not depend on values. */
export function benchDataset(network: Network, count: number): Dataset {
  const { inputShape, classes } = network;
  const size = inputShape.reduce((product, side) => product * side, 1);
  const labels = Uint16Array.from({ length: count }, (_, index) => index % classes);
  const split = { count, inputs: uniform(count * size, 1), labels };
  return { name: 'bench', inputShape, classes, train: split, test: split };
}

/** Weights of random signs that keep activations of order one. */
export function benchTheta(network: Network, runs: number): Float32Array {
  const { count, blocks } = parameterLayout(network);
  const one = new Float32Array(count);
  for (const { kind, fanIn, out, weightOffset } of blocks)
    if (kind === 'diagonal') one.set(uniform(2 * out, 0.5), weightOffset);
    else one.set(uniform(fanIn * out, 1 / Math.sqrt(fanIn)), weightOffset);
  return Float32Array.from({ length: runs * count }, (_, index) => one[index % count]);
}

/** Time of one step of one run inside a cohort of R runs, without momentum. */
export async function measureStep(wasm: Kernels, { network, dataset, batchSize, runs }: StepCase): Promise<StepTiming> {
  const engine = await createSimdEngine(wasm);
  const program = await engine.open(network, dataset);
  const flops = stepFlops(network, batchSize);
  const steps = Math.max(2, Math.min(400, Math.ceil(4e8 / flops / runs)));
  const indices = Int32Array.from({ length: steps * batchSize }, (_, index) => (index * 7919) % dataset.train.count);
  const batches: BatchSchedule = { steps, batchSize, indices, orders: 1, orderOfRun: new Int32Array(runs) };
  const theta = benchTheta(network, runs);
  const state = { step: 0, theta, velocity: new Float32Array(theta.length) };
  const settings = {
    update: { momentum: 0, nesterov: false, weightDecay: 0 },
    learningRates: new Float32Array(runs).fill(0.01),
  };
  const total = await bestOfRounds(() => program.advance(settings, state, batches), { seconds: 0.5 });
  program.dispose();
  const milliseconds = total / steps / runs;
  return { milliseconds, gigaflops: flops / milliseconds / 1e6 };
}

export interface PointTiming {
  /** Best times per run, over all training examples. */
  readonly gradient: number;
  readonly hessianVector: number;
  readonly exampleProjections: number;
  readonly exampleHessianSquare: number;
  readonly hessianVectorGigaflops: number;
}

/** Times of a point's questions; what it keeps between calls is prepared first. */
export async function measurePoint(
  wasm: Kernels,
  { network, dataset, runs }: Omit<StepCase, 'batchSize'>,
): Promise<PointTiming> {
  const engine = await createSimdEngine(wasm);
  const program = await engine.open(network, dataset);
  const theta = benchTheta(network, runs);
  const point = await program.at(theta);
  const v = uniform(theta.length, 1);
  const time = async (work: () => Promise<unknown>) => (await bestOfRounds(work, { seconds: 0.2 })) / runs;
  const gradient =
    (await bestOfRounds(
      async () => {
        const fresh = await program.at(theta);
        await fresh.gradient();
        fresh.dispose();
      },
      { seconds: 0.2 },
    )) / runs;
  const hessianVector = await time(() => point.hessianVector(v));
  const exampleProjections = await time(() => point.exampleProjections(v));
  const exampleHessianSquare = await time(() => point.exampleHessianSquare(v));
  point.dispose();
  program.dispose();
  const hessianVectorGigaflops = hessianVectorFlops(network, dataset.train.count) / hessianVector / 1e6;
  return { gradient, hessianVector, exampleProjections, exampleHessianSquare, hessianVectorGigaflops };
}
