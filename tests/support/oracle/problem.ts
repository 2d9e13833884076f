import type { Dataset, Examples } from '../../../src/data/dataset.ts';
import { inputSize } from '../../../src/data/dataset.ts';
import type { Network } from '../../../src/engine/network.ts';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import { type ExampleDerivatives, exampleDerivatives } from './example.ts';

/** A network, its data, and faults to plant in the oracle itself. */
export interface Problem {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly withoutSecondDerivative?: boolean;
}

type Vector = ArrayLike<number>;

export const parameterCount = ({ network }: Problem) => parameterLayout(network).count;

/** One pass over one training (or other) example. */
export function atExample(
  problem: Problem,
  theta: Vector,
  index: number,
  v?: Vector,
  examples?: Examples,
): ExampleDerivatives {
  const { inputs, labels, targets } = examples ?? problem.dataset.train;
  const size = inputSize(problem.dataset);
  const K = problem.dataset.classes;
  return exampleDerivatives(problem.network, {
    theta,
    input: inputs.subarray(index * size, (index + 1) * size),
    label: labels[index],
    ...(targets && { target: targets.subarray(index * K, (index + 1) * K) }),
    ...(v === undefined ? {} : { v }),
    withoutSecondDerivative: problem.withoutSecondDerivative ?? false,
  });
}

export const everyExample = ({ dataset }: Problem) => Array.from({ length: dataset.train.count }, (_, i) => i);

function meanOf(vectors: readonly Float64Array[], count: number): Float64Array {
  const sum = new Float64Array(count);
  for (const vector of vectors) for (let p = 0; p < count; p++) sum[p] += vector[p] / vectors.length;
  return sum;
}

/** Mean loss and accuracy over a split. */
export function evaluate(problem: Problem, theta: Vector, split: 'train' | 'test'): { loss: number; accuracy: number } {
  const examples = problem.dataset[split];
  let loss = 0;
  let hits = 0;
  for (let i = 0; i < examples.count; i++) {
    const pass = atExample(problem, theta, i, undefined, examples);
    loss += pass.loss;
    if (pass.outputs.indexOf(Math.max(...pass.outputs)) === examples.labels[i]) hits++;
  }
  return { loss: loss / examples.count, accuracy: examples.targets ? Number.NaN : hits / examples.count };
}

/** Mean loss and ∇L over a batch (default: the whole training set). */
export function lossAndGradient(problem: Problem, theta: Vector, batch: ArrayLike<number> = everyExample(problem)) {
  const passes = Array.from(batch, (i) => atExample(problem, theta, i));
  return {
    loss: passes.reduce((sum, pass) => sum + pass.loss, 0) / passes.length,
    gradient: meanOf(
      passes.map((pass) => pass.gradient),
      parameterCount(problem),
    ),
  };
}

/** H v over a batch (default: the whole training set). */
export function hessianVector(
  problem: Problem,
  theta: Vector,
  v: Vector,
  batch: ArrayLike<number> = everyExample(problem),
) {
  return meanOf(
    Array.from(batch, (i) => atExample(problem, theta, i, v).hessianVector),
    parameterCount(problem),
  );
}

/** G v with the Gauss–Newton matrix G = (1/N) Σ Jᵢᵀ(∂²ℓ/∂f²)Jᵢ. */
export function gaussNewtonVector(problem: Problem, theta: Vector, v: Vector): Float64Array {
  const products = everyExample(problem).map((i) => atExample(problem, theta, i, v).gaussNewtonVector);
  return meanOf(products, parameterCount(problem));
}

/** f of every example of a split, `[N, K]`. */
export function networkOutputs(problem: Problem, theta: Vector, split: 'train' | 'test'): Float64Array {
  const examples = problem.dataset[split];
  const rows = Array.from(
    { length: examples.count },
    (_, i) => atExample(problem, theta, i, undefined, examples).outputs,
  );
  return Float64Array.from(rows.flatMap((row) => Array.from(row)));
}

/** The same problem on chosen training examples only. */
export function onExamples(problem: Problem, chosen: ArrayLike<number>): Problem {
  const { inputs, labels, targets } = problem.dataset.train;
  const size = inputSize(problem.dataset);
  const K = problem.dataset.classes;
  const { count } = problem.dataset.train;
  if (chosen.length === 0 || Array.from(chosen).some((i) => !(i >= 0 && i < count)))
    throw new RangeError(`onExamples: examples must be at least one index in [0, ${count}), got ${chosen}.`);
  const rows = Array.from(chosen, (i) => Array.from(inputs.subarray(i * size, (i + 1) * size)));
  const train: Examples = {
    count: chosen.length,
    inputs: Float32Array.from(rows.flat()),
    labels: Uint16Array.from(chosen, (i) => labels[i]),
    ...(targets && {
      targets: Float32Array.from(Array.from(chosen, (i) => Array.from(targets.subarray(i * K, (i + 1) * K))).flat()),
    }),
  };
  return { ...problem, dataset: { ...problem.dataset, train } };
}

/** gᵢ of every training example. */
export function exampleGradients(problem: Problem, theta: Vector): Float64Array[] {
  return everyExample(problem).map((i) => atExample(problem, theta, i).gradient);
}

/** gᵢ·v of every training example. */
export function exampleProjections(problem: Problem, theta: Vector, v: Vector): Float64Array {
  return Float64Array.from(everyExample(problem), (i) => atExample(problem, theta, i, v).projection);
}

/** Σ cᵢ gᵢ. */
export function weightedGradient(problem: Problem, theta: Vector, c: Vector): Float64Array {
  const sum = new Float64Array(parameterCount(problem));
  exampleGradients(problem, theta).forEach((g, i) => {
    g.forEach((value, p) => {
      sum[p] += c[i] * value;
    });
  });
  return sum;
}

/** (1/N) Σ Hᵢ² v. */
export function exampleHessianSquare(problem: Problem, theta: Vector, v: Vector): Float64Array {
  const squares = everyExample(problem).map((i) => {
    const once = atExample(problem, theta, i, v).hessianVector;
    return atExample(problem, theta, i, once).hessianVector;
  });
  return meanOf(squares, parameterCount(problem));
}

/** H as `[P, P]`: P Hessian–vector products with the unit vectors. */
export function fullHessian(problem: Problem, theta: Vector, batch?: ArrayLike<number>): Float64Array {
  const count = parameterCount(problem);
  const matrix = new Float64Array(count * count);
  for (let p = 0; p < count; p++) {
    const unit = new Float64Array(count);
    unit[p] = 1;
    matrix.set(hessianVector(problem, theta, unit, batch), p * count);
  }
  return matrix;
}
