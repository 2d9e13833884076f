import { type Dataset, type Examples, inputSize } from '../../data/dataset.ts';
import type { Program } from '../contract.ts';
import type { LayeredNetwork } from '../network.ts';

/** The linear network with d inputs, a bias and one output. */
export const linearNetwork = (inputs: number): LayeredNetwork => ({
  inputShape: [inputs],
  classes: 1,
  loss: 'squaredError',
  layers: [{ kind: 'dense', in: inputs, out: 1, activation: 'linear' }],
});

/** Opens one linear network on one dataset. */
export type OpenLinear = (network: LayeredNetwork, dataset: Dataset) => Program | Promise<Program>;

/**
 * Linear networks with the errors of the data, and with errors δ = 1 at θ = 0 on x and on x²: there g = x, so that gᵢ·v and
 * Σ cᵢgᵢ are products with the inputs themselves. Each is opened on first use.
 */
export interface LinearPrograms {
  data(): Promise<Program>;
  inputs(): Promise<Program>;
  squares(): Promise<Program>;
  dispose(): void;
}

/** The same inputs, or their squares, with targets −1. */
function unitErrors(examples: Examples, squared: boolean): Examples {
  const inputs = squared ? examples.inputs.map((x) => x * x) : examples.inputs;
  return { ...examples, inputs, targets: new Float32Array(examples.count).fill(-1) };
}

export function openLinearPrograms(dataset: Dataset, open: OpenLinear): LinearPrograms {
  const size = inputSize(dataset);
  const opened: Promise<Program>[] = [];
  const once = (make: () => Dataset) => {
    let program: Promise<Program> | undefined;
    return () => {
      if (program === undefined) {
        program = Promise.resolve(open(linearNetwork(size), { ...make(), inputShape: [size] }));
        opened.push(program);
      }
      return program;
    };
  };
  /** The test examples of these are never used, so one suffices. */
  const unit = (squared: boolean) => {
    const train = unitErrors(dataset.train, squared);
    const test = { ...train, count: 1, inputs: train.inputs.slice(0, size), labels: train.labels.slice(0, 1) };
    return { ...dataset, train, test: { ...test, targets: Float32Array.of(-1) } };
  };
  return {
    data: once(() => dataset),
    inputs: once(() => unit(false)),
    squares: once(() => unit(true)),
    dispose: () => {
      for (const program of opened)
        void program.then(
          (made) => made.dispose(),
          () => {}, // the caller has received the error
        );
    },
  };
}
