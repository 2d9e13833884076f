import type { Dataset, Examples } from '../../../src/data/dataset.ts';
import { inputSize } from '../../../src/data/dataset.ts';
import type { Activation } from '../../../src/engine/activations.ts';
import type { Layer, Loss, Network } from '../../../src/engine/network.ts';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';
import type { Problem } from './problem.ts';

/** A dense network: widths [inputs, hidden…, classes], the last layer linear. */
export function denseNetwork(widths: readonly number[], activation: Activation, loss: Loss): Network {
  const layers = widths.slice(1).map((out, index): Layer => {
    return { kind: 'dense', in: widths[index], out, activation: index === widths.length - 2 ? 'linear' : activation };
  });
  return { inputShape: [widths[0]], classes: widths[widths.length - 1], loss, layers };
}

export interface BlockOptions {
  readonly normalised: boolean;
  /** Whether a block whose widths agree adds its input. */
  readonly residual: boolean;
}

/** `denseNetwork` with layer normalisation before each hidden activation and residual blocks. */
export function blockNetwork(
  widths: readonly number[],
  activation: Activation,
  { loss = 'crossEntropy', normalised, residual }: BlockOptions & { readonly loss?: Loss },
): Network {
  const layers: Layer[] = [];
  widths.slice(1, -1).forEach((out, index) => {
    const from = layers.length;
    layers.push({ kind: 'dense', in: widths[index], out, activation: normalised ? 'linear' : activation });
    if (normalised) layers.push({ kind: 'layernorm', size: out, activation });
    if (residual && widths[index] === out) layers.push({ kind: 'add', size: out, from });
  });
  const classes = widths[widths.length - 1];
  layers.push({ kind: 'dense', in: widths[widths.length - 2], out: classes, activation: 'linear' });
  return { inputShape: [widths[0]], classes, loss, layers };
}

/** The diagonal linear network of some inputs. */
export function diagonalNetwork(inputs: number): Network {
  return { inputShape: [inputs], classes: 1, loss: 'squaredError', layers: [{ kind: 'diagonal', in: inputs }] };
}

/** f32-exact standard normals. */
export function normals(count: number, seed: number, index = 0, scale = 1): Float32Array {
  const stream = randomStream(seed, PURPOSE.probeVectors, index);
  return Float32Array.from({ length: count }, () => scale * stream.normal());
}

function randomExamples(
  count: number,
  { network, seed, index, regression }: { network: Network; seed: number; index: number; regression: boolean },
): Examples {
  const { classes } = network;
  const stream = randomStream(seed, PURPOSE.labelNoise, index);
  const labels = Uint16Array.from({ length: count }, () => (regression ? 0 : stream.below(classes)));
  const inputs = normals(count * inputSize(network), seed, index);
  return { count, inputs, labels, ...(regression && { targets: normals(count * classes, seed, 10 + index) }) };
}

export interface RandomProblem extends Problem {
  /** Gaussian weights of variance 1.5 / fan-in and small biases, γ around 1 and β around 0, `[P]`, exact in f32. */
  readonly theta: Float32Array;
  /** A unit vector up to f32 rounding, `[P]`. */
  readonly v: Float32Array;
}

export interface RandomProblemOptions {
  readonly network: Network;
  readonly N: number;
  readonly seed: number;
  /** Standard normal targets instead of labels. */
  readonly regression?: boolean | undefined;
}

/** Standard normal inputs with random labels for a network, its parameters and a direction: all exact in f32. */
export function randomProblem({ network, N, seed, regression = false }: RandomProblemOptions): RandomProblem {
  const { count, blocks } = parameterLayout(network);
  const dataset: Dataset = {
    name: `random-${seed}`,
    inputShape: network.inputShape,
    classes: network.classes,
    train: randomExamples(N, { network, seed, regression, index: 0 }),
    test: randomExamples(N + 3, { network, seed, regression, index: 1 }),
  };
  const theta = new Float32Array(count);
  const stream = randomStream(seed, PURPOSE.initialWeights);
  for (const { kind, fanIn, weightOffset, biasOffset, out } of blocks) {
    if (kind === 'diagonal') {
      for (let p = weightOffset; p < biasOffset + out; p++) theta[p] = 0.7 * stream.normal();
      continue;
    }
    if (kind === 'norm') {
      for (let p = weightOffset; p < biasOffset; p++) theta[p] = 1 + 0.3 * stream.normal();
      for (let p = biasOffset; p < biasOffset + out; p++) theta[p] = 0.3 * stream.normal();
      continue;
    }
    for (let p = weightOffset; p < biasOffset; p++) theta[p] = stream.normal() * Math.sqrt(1.5 / fanIn);
    for (let p = biasOffset; p < biasOffset + out; p++) theta[p] = 0.1 * stream.normal();
  }
  return { network, dataset, theta, v: normals(count, seed, 2, 1 / Math.sqrt(count)) };
}
