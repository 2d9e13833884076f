import type { Dataset, Examples } from '../../src/data/dataset.ts';
import type { Activation } from '../../src/engine/activations.ts';
import type { AdvanceSettings, BatchIndices, CohortState } from '../../src/engine/contract.ts';
import type { Loss, Network } from '../../src/engine/network.ts';
import { parameterLayout } from '../../src/engine/parameter-layout.ts';

/** A number in [−1, 1) that depends on its index only (a Weyl sequence): no test needs better randomness than that. */
const spread = (index: number) => 2 * ((index * 0.754877666 + 0.1) % 1) - 1;

/** A dense network of the given widths. */
export function denseNetwork(
  widths: readonly number[],
  activation: Activation = 'tanh',
  loss: Loss = 'crossEntropy',
): Network {
  const layers = widths.slice(1).map((out, l) => {
    const last = l === widths.length - 2;
    return { kind: 'dense', in: widths[l], out, activation: last ? 'linear' : activation } as const;
  });
  return { inputShape: [widths[0]], classes: widths[widths.length - 1], loss, layers };
}

/** N training examples and as many for testing, labels in turn. */
export function syntheticDataset(inputs: number, classes: number, count: number): Dataset {
  const examples = (seed: number): Examples => ({
    count,
    inputs: Float32Array.from({ length: count * inputs }, (_, i) => spread(i * 7 + seed)),
    labels: Uint16Array.from({ length: count }, (_, i) => (i * 5) % classes),
  });
  return { name: 'synthetic', inputShape: [inputs], classes, train: examples(0), test: examples(1) };
}

/** R runs at step 0; run r is the same whatever R is. */
export function cohortState(network: Network, runs: number): CohortState {
  const { count } = parameterLayout(network);
  const scale = 0.3;
  const theta = Float32Array.from({ length: runs * count }, (_, i) => scale * spread(i * 3 + 11));
  return { step: 0, theta, velocity: new Float32Array(theta.length) };
}

/** T batches of B of N examples in two orders; run r follows order r mod 2. */
export function batchSchedule(shape: {
  steps: number;
  batchSize: number;
  examples: number;
  runs: number;
}): BatchIndices {
  const { steps, batchSize, examples, runs } = shape;
  const orders = 2;
  return {
    steps,
    batchSize,
    orders,
    indices: Int32Array.from({ length: steps * orders * batchSize }, (_, i) => (i * 13 + 5) % examples),
    orderOfRun: Int32Array.from({ length: runs }, (_, run) => run % orders),
  };
}

export function advanceSettings(runs: number, update: Partial<AdvanceSettings['update']> = {}): AdvanceSettings {
  return {
    update: { momentum: 0.9, nesterov: false, weightDecay: 1e-3, ...update },
    learningRates: Float32Array.from({ length: runs }, (_, run) => 0.01 + 0.002 * run),
  };
}

/** Run `run` of a cohort, by itself. */
export function runOf(values: Float32Array, run: number, runs: number): Float32Array {
  const size = values.length / runs;
  return values.slice(run * size, (run + 1) * size);
}
