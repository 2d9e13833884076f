import { inputSize } from '../../data/dataset.ts';
import { exp } from '../../math/elementary.ts';
import type { BoundedProblem } from './bounds.ts';
import { CONSTANT, type LayerTerms } from './layer-terms.ts';
import { ACTIVATION_DERIVATIVES, type Derivatives } from './rounded-activations.ts';

/** Values at one example that all P directions share: layer inputs, φ and its derivatives, ∂ℓ/∂a and ∂ℓ/∂z of each layer. */
interface Shared {
  readonly inputs: readonly Float64Array[];
  readonly jets: readonly (readonly Derivatives[])[];
  readonly byOutput: readonly Float64Array[];
  readonly byPreactivation: readonly Float64Array[];
  /** Softmax probabilities; empty for the squared error. */
  readonly p: Float64Array;
}

/** The weight of term t. */
const weightOf = ({ weights, constants }: LayerTerms, theta: Float64Array, t: number) =>
  weights[t] === CONSTANT ? constants[t] : theta[weights[t]];

function sharedPass(
  { network, terms }: BoundedProblem,
  theta: Float64Array,
  input: ArrayLike<number>,
  answer: ArrayLike<number>,
): Shared {
  let a = Float64Array.from(input);
  const inputs: Float64Array[] = [];
  const jets = terms.map((layer) => {
    inputs.push(a);
    const z = new Float64Array(layer.outputSize);
    for (let t = 0; t < layer.outputs.length; t++) {
      const i = layer.inputs[t];
      z[layer.outputs[t]] += (i === CONSTANT ? 1 : a[i]) * weightOf(layer, theta, t);
    }
    const row = Array.from(z, ACTIVATION_DERIVATIVES[layer.activation]);
    a = Float64Array.from(row, ([value]) => value);
    return row;
  });
  const softmaxed = network.loss === 'crossEntropy';
  const weights = softmaxed ? a.map((f) => exp(f - Math.max(...a))) : new Float64Array(0);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const p = weights.map((w) => w / total);
  let d = (softmaxed ? p : a).map((value, k) => value - answer[k]);
  const byOutput: Float64Array[] = [];
  const byPreactivation: Float64Array[] = [];
  for (let l = terms.length - 1; l >= 0; l--) {
    const layer = terms[l];
    const dz = d.map((value, o) => value * jets[l][o][1]);
    byOutput[l] = d;
    byPreactivation[l] = dz;
    d = new Float64Array(inputs[l].length);
    for (let t = 0; t < layer.outputs.length; t++) {
      const i = layer.inputs[t];
      if (i !== CONSTANT) d[i] += weightOf(layer, theta, t) * dz[layer.outputs[t]];
    }
  }
  return { inputs, jets, byOutput, byPreactivation, p };
}

/** R z of a layer for the direction e_q: only weight q and the inputs that depend on it change. */
function forwardTangent(
  layer: LayerTerms,
  a: Float64Array,
  ra: Float64Array,
  theta: Float64Array,
  q: number,
): Float64Array {
  const rz = new Float64Array(layer.outputSize);
  for (let t = 0; t < layer.outputs.length; t++) {
    const i = layer.inputs[t];
    const w = layer.weights[t];
    if (i !== CONSTANT) rz[layer.outputs[t]] += ra[i] * weightOf(layer, theta, t);
    if (w === q) rz[layer.outputs[t]] += i === CONSTANT ? 1 : a[i];
  }
  return rz;
}

/** Adds weight · Hᵢ e_q to `row`. */
function addHessianRow(
  terms: readonly LayerTerms[],
  shared: Shared,
  theta: Float64Array,
  q: number,
  weight: number,
  row: Float64Array,
): void {
  let ra: Float64Array = new Float64Array(shared.inputs[0].length);
  const tangents: Float64Array[] = [];
  const rzs = terms.map((layer, l) => {
    tangents.push(ra);
    const rz = forwardTangent(layer, shared.inputs[l], ra, theta, q);
    ra = rz.map((r, o) => r * shared.jets[l][o][1]);
    return rz;
  });
  const mean = shared.p.reduce((sum, pk, k) => sum + pk * ra[k], 0);
  let rd = shared.p.length > 0 ? ra.map((r, k) => shared.p[k] * (r - mean)) : ra;
  for (let l = terms.length - 1; l >= 0; l--) {
    const layer = terms[l];
    const jets = shared.jets[l];
    const dz = shared.byPreactivation[l];
    const rdz = rd.map((r, o) => r * jets[o][1] + shared.byOutput[l][o] * jets[o][2] * rzs[l][o]);
    rd = new Float64Array(shared.inputs[l].length);
    for (let t = 0; t < layer.outputs.length; t++) {
      const i = layer.inputs[t];
      const w = layer.weights[t];
      const o = layer.outputs[t];
      if (w !== CONSTANT)
        row[w] += weight * (i === CONSTANT ? rdz[o] : tangents[l][i] * dz[o] + shared.inputs[l][i] * rdz[o]);
      if (i !== CONSTANT) rd[i] += weightOf(layer, theta, t) * rdz[o] + (w === q ? dz[o] : 0);
    }
  }
}

/** Target of the outputs of a training example: its targets, or onehot(label). */
function answerOf({ dataset: { classes, train } }: BoundedProblem, i: number): ArrayLike<number> {
  if (train.targets) return train.targets.subarray(i * classes, (i + 1) * classes);
  return Float64Array.from({ length: classes }, (_, k) => (k === train.labels[i] ? 1 : 0));
}

/** Hessian of the mean loss over a batch in f64, `[P, P]`: P products by the R-operator that share one pass per example. */
export function batchHessian(problem: BoundedProblem, theta: Float64Array, batch: ArrayLike<number>): Float64Array {
  const P = theta.length;
  const { inputs } = problem.dataset.train;
  const size = inputSize(problem.dataset);
  const matrix = new Float64Array(P * P);
  for (let b = 0; b < batch.length; b++) {
    const i = batch[b];
    const shared = sharedPass(problem, theta, inputs.subarray(i * size, (i + 1) * size), answerOf(problem, i));
    for (let q = 0; q < P; q++)
      addHessianRow(problem.terms, shared, theta, q, 1 / batch.length, matrix.subarray(q * P, (q + 1) * P));
  }
  return matrix;
}
