import { PURPOSE, type Purpose, permutation, randomStream } from '../math/rng.ts';
import type { BatchIndices } from './contract.ts';

export const SAMPLINGS = ['epochs', 'withReplacement'] as const;
/** `epochs`: shuffled, without replacement, the incomplete last batch dropped. `withReplacement`: every draw independent. */
export type Sampling = (typeof SAMPLINGS)[number];

export interface BatchOrder {
  readonly sampling: Sampling;
  /** N. */
  readonly examples: number;
  /** B in [1, N]. */
  readonly batchSize: number;
  /** One per run; runs of one seed see the same batches. */
  readonly seeds: readonly number[];
  /** Steps already drawn by the runs that this one starts from; added to every step. Default 0. */
  readonly offset?: number;
  /** The step (including the offset) and epoch at which B changed, where an epoch began. Default 0 and 0. */
  readonly since?: { readonly step: number; readonly epoch: number };
  /** Purpose of the random numbers; default `batchOrder`. Another purpose draws independent batches. */
  readonly purpose?: Purpose;
}

export const stepsPerEpoch = (examples: number, batchSize: number) => Math.floor(examples / batchSize);

/** The permutation of one epoch is a function of (seed, epoch); the latest is cached, since steps come in order. */
type EpochCache = Map<number, { epoch: number; order: Uint32Array }>;

function fillStep(
  out: Int32Array,
  seed: number,
  step: number,
  { sampling, examples, batchSize, since = { step: 0, epoch: 0 }, purpose = PURPOSE.batchOrder }: BatchOrder,
  cache: EpochCache,
) {
  if (sampling === 'withReplacement') {
    const stream = randomStream(seed, purpose, step);
    for (let i = 0; i < batchSize; i++) out[i] = stream.below(examples);
    return;
  }
  const perEpoch = stepsPerEpoch(examples, batchSize);
  const epochsDone = Math.floor((step - since.step) / perEpoch);
  const epoch = since.epoch + epochsDone;
  let held = cache.get(seed);
  if (held?.epoch !== epoch) {
    held = { epoch, order: permutation(examples, randomStream(seed, purpose, epoch)) };
    cache.set(seed, held);
  }
  const start = (step - since.step - epochsDone * perEpoch) * batchSize;
  for (let i = 0; i < batchSize; i++) out[i] = held.order[start + i];
}

/** The batches of steps [from, to) for every run: a pure function of (seed, step). */
export function batchSchedule(order: BatchOrder, from: number, to: number): BatchIndices {
  const seeds = [...new Set(order.seeds)];
  const { batchSize, offset = 0 } = order;
  const indices = new Int32Array((to - from) * seeds.length * batchSize);
  const cache: EpochCache = new Map();
  for (let step = from; step < to; step++) {
    seeds.forEach((seed, s) => {
      const start = ((step - from) * seeds.length + s) * batchSize;
      fillStep(indices.subarray(start, start + batchSize), seed, step + offset, order, cache);
    });
  }
  return {
    steps: to - from,
    batchSize,
    indices,
    orders: seeds.length,
    orderOfRun: Int32Array.from(order.seeds, (seed) => seeds.indexOf(seed)),
  };
}
