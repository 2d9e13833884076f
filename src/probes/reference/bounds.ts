import type { Dataset } from '../../data/dataset.ts';
import { inputSize } from '../../data/dataset.ts';
import type { Network } from '../../engine/network.ts';
import { type Arithmetic, sumFactor } from './error-model.ts';
import { type LayerTerms, layerTerms } from './layer-terms.ts';
import { type RoundedExample, roundedExample } from './rounded-example.ts';
import { addScaledSums, emptySums, exactly, type ProductSums, type RoundedVector, settled } from './rounded-vector.ts';

/** The problem that an engine works on, and the arithmetic whose errors it may make. */
export interface BoundedProblem {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly arithmetic: Arithmetic;
  readonly terms: readonly LayerTerms[];
}

export function boundedProblem(network: Network, dataset: Dataset, arithmetic: Arithmetic): BoundedProblem {
  return { network, dataset, arithmetic, terms: layerTerms(network) };
}

/** Divisions, multiplications and copies around a sum over examples: by 1/N, by cᵢ, and the last store. */
const AROUND_A_SUM = 3;

/** One example of a split at θ along v (default: v = 0). */
export function exampleAt(
  problem: BoundedProblem,
  theta: RoundedVector,
  index: number,
  { v, split = 'train' }: { v?: RoundedVector; split?: 'train' | 'test' } = {},
): RoundedExample {
  const { inputs, labels, targets } = problem.dataset[split];
  const size = inputSize(problem.dataset);
  const K = problem.dataset.classes;
  return roundedExample(
    {
      network: problem.network,
      terms: problem.terms,
      theta,
      v: v ?? exactly(new Float64Array(theta.value.length)),
      input: inputs.subarray(index * size, (index + 1) * size),
      label: labels[index],
      ...(targets && { target: targets.subarray(index * K, (index + 1) * K) }),
    },
    problem.arithmetic,
  );
}

const everyIndex = ({ dataset }: BoundedProblem) => Array.from({ length: dataset.train.count }, (_, i) => i);

/** Number of products in one parameter's sum over `examples` examples. */
function sumLength({ terms }: BoundedProblem, examples: number): number {
  return examples * terms.reduce((most, layer) => Math.max(most, layer.sharing), 1) + AROUND_A_SUM;
}

/** Ends a sum over examples of gradients (or, with twice as many products each, of Hessian–vector products). */
export function endSum(
  problem: BoundedProblem,
  sums: ProductSums,
  examples: number,
  productsPerTerm = 1,
): RoundedVector {
  return settled(sums, productsPerTerm * sumLength(problem, examples), problem.arithmetic);
}

export interface EvaluationBound {
  readonly loss: number;
  readonly lossError: number;
  /** Fraction of examples whose largest and another output lie within their errors: ties that rounding may decide. */
  readonly accuracyError: number;
}

/** Mean loss over a split, with bounds on the rounding errors of loss and accuracy. */
export function evaluationBound(
  problem: BoundedProblem,
  theta: RoundedVector,
  split: 'train' | 'test',
): EvaluationBound {
  const { count } = problem.dataset[split];
  let [loss, error, undecided] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const example = exampleAt(problem, theta, i, { split });
    loss += example.loss / count;
    error += example.lossError / count;
    const { value, error: e } = example.outputs;
    const top = value.indexOf(Math.max(...value));
    if (value.some((f, k) => k !== top && value[top] - f <= e[top] + e[k])) undecided++;
  }
  const { unitRoundoff } = problem.arithmetic;
  const lossError = error + sumFactor(count + AROUND_A_SUM, problem.arithmetic) * loss;
  return { loss, lossError, accuracyError: undecided / count + 2 * unitRoundoff };
}

/** ∇L (or H v) over a batch, default all training examples. */
export function meanBound(
  problem: BoundedProblem,
  theta: RoundedVector,
  { v, batch = everyIndex(problem) }: { v?: RoundedVector; batch?: ArrayLike<number> } = {},
): { gradient: RoundedVector; hessianVector: RoundedVector } {
  const gradient = emptySums(theta.value.length);
  const product = emptySums(theta.value.length);
  for (let b = 0; b < batch.length; b++) {
    const example = exampleAt(problem, theta, batch[b], v === undefined ? {} : { v });
    addScaledSums(gradient, example.gradient, 1 / batch.length);
    addScaledSums(product, example.hessianVector, 1 / batch.length);
  }
  return {
    gradient: endSum(problem, gradient, batch.length),
    hessianVector: endSum(problem, product, batch.length, 2),
  };
}

/** Σ cᵢ gᵢ. */
export function weightedGradientBound(
  problem: BoundedProblem,
  theta: RoundedVector,
  c: ArrayLike<number>,
): RoundedVector {
  const sums = emptySums(theta.value.length);
  for (const i of everyIndex(problem)) addScaledSums(sums, exampleAt(problem, theta, i).gradient, c[i]);
  return endSum(problem, sums, c.length);
}

/** gᵢ·v of every training example. */
export function projectionsBound(problem: BoundedProblem, theta: RoundedVector, v: RoundedVector): RoundedVector {
  const rows = everyIndex(problem).map((i) => exampleAt(problem, theta, i, { v }).projection);
  return {
    value: Float64Array.from(rows, (row) => row.value[0]),
    error: Float64Array.from(rows, (row) => row.error[0]),
  };
}

/** Hᵢv of one example, ended: as an engine stores it between the two products of Hᵢ²v. */
export function exampleProductBound(
  problem: BoundedProblem,
  theta: RoundedVector,
  index: number,
  v: RoundedVector,
): RoundedVector {
  return endSum(problem, exampleAt(problem, theta, index, { v }).hessianVector, 1, 2);
}

/** (1/N) Σ Hᵢ² v. */
export function exampleHessianSquareBound(
  problem: BoundedProblem,
  theta: RoundedVector,
  v: RoundedVector,
): RoundedVector {
  const sums = emptySums(theta.value.length);
  const examples = everyIndex(problem);
  for (const i of examples) {
    const once = exampleProductBound(problem, theta, i, v);
    addScaledSums(sums, exampleAt(problem, theta, i, { v: once }).hessianVector, 1 / examples.length);
  }
  return endSum(problem, sums, examples.length, 2);
}
