import { inputSize } from '../../data/dataset.ts';
import { NORM_EPSILON } from '../../engine/network.ts';
import { exp } from '../../math/elementary.ts';
import type { BoundedProblem } from './bounds.ts';
import { CONSTANT, type LayerTerms, type ProductTerms } from './layer-terms.ts';
import { ACTIVATION_DERIVATIVES, type Derivatives } from './rounded-activations.ts';

/** x̂ of a normalisation with 1/s; its Jacobian is the symmetric matrix (I − 11ᵀ/n − x̂x̂ᵀ/n)/s. */
interface Normalised {
  readonly x: Float64Array;
  readonly inverse: number;
}

/** Values at one example that all P directions share: layer inputs, φ and its derivatives, ∂ℓ/∂(outputs) and ∂ℓ/∂z of each layer. */
interface Shared {
  readonly inputs: readonly Float64Array[];
  /** Empty for layers other than products. */
  readonly jets: readonly (readonly Derivatives[])[];
  readonly normal: readonly (Normalised | undefined)[];
  readonly byOutput: readonly Float64Array[];
  readonly byPreactivation: readonly Float64Array[];
  /** Softmax probabilities; empty for the squared error. */
  readonly p: Float64Array;
}

/** The weight of term t. */
const weightOf = ({ weights, constants }: ProductTerms, theta: Float64Array, t: number) =>
  weights[t] === CONSTANT ? constants[t] : theta[weights[t]];

const sumOf = (x: Float64Array, y: Float64Array) => x.map((value, k) => value + y[k]);

function meanOf(x: Float64Array, y?: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += y ? x[k] * y[k] : x[k];
  return sum / x.length;
}

function normalised(a: Float64Array): Normalised {
  const m = meanOf(a);
  const c = a.map((value) => value - m);
  const inverse = 1 / Math.sqrt(meanOf(c, c) + NORM_EPSILON);
  return { x: c.map((value) => value * inverse), inverse };
}

/** The Jacobian of a normalisation times y. */
function throughJacobian({ x, inverse }: Normalised, y: Float64Array): Float64Array {
  const [m, p] = [meanOf(y), meanOf(x, y)];
  return y.map((value, k) => (value - m - x[k] * p) * inverse);
}

/** R of the back-propagated errors of a normalisation's input, with d its output's and `below` its input's errors. */
function tangentThrough(
  { x, inverse }: Normalised,
  { ra, d, below, rd }: Record<'ra' | 'd' | 'below' | 'rd', Float64Array>,
): Float64Array {
  const rx = throughJacobian({ x, inverse }, ra);
  const growth = meanOf(x, ra) * inverse;
  const [q, extra] = [meanOf(x, d), meanOf(rx, d)];
  return throughJacobian({ x, inverse }, rd).map(
    (value, k) => value - (x[k] * extra + rx[k] * q) * inverse - growth * below[k],
  );
}

function productForward(layer: ProductTerms, theta: Float64Array, a: Float64Array): Derivatives[] {
  const z = new Float64Array(layer.outputSize);
  for (let t = 0; t < layer.outputs.length; t++) {
    const i = layer.inputs[t];
    z[layer.outputs[t]] += (i === CONSTANT ? 1 : a[i]) * weightOf(layer, theta, t);
  }
  return Array.from(z, ACTIVATION_DERIVATIVES[layer.activation]);
}

function productBackward(layer: ProductTerms, theta: Float64Array, dz: Float64Array, size: number): Float64Array {
  const d = new Float64Array(size);
  for (let t = 0; t < layer.outputs.length; t++) {
    const i = layer.inputs[t];
    if (i !== CONSTANT) d[i] += weightOf(layer, theta, t) * dz[layer.outputs[t]];
  }
  return d;
}

function sharedPass(
  { network, terms }: BoundedProblem,
  theta: Float64Array,
  input: ArrayLike<number>,
  answer: ArrayLike<number>,
): Shared {
  let a = Float64Array.from(input);
  const inputs: Float64Array[] = [];
  const normal: (Normalised | undefined)[] = [];
  const jets = terms.map((layer, l) => {
    inputs.push(a);
    if (layer.kind === 'products') {
      const row = productForward(layer, theta, a);
      a = Float64Array.from(row, ([value]) => value);
      return row;
    }
    if (layer.kind === 'normalise') {
      normal[l] = normalised(a);
      a = Float64Array.from(normal[l].x);
    } else a = Float64Array.from(sumOf(a, inputs[layer.from]));
    return [];
  });
  const softmaxed = network.loss === 'crossEntropy';
  const weights = softmaxed ? a.map((f) => exp(f - Math.max(...a))) : new Float64Array(0);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const p = weights.map((w) => w / total);
  let d = (softmaxed ? p : a).map((value, k) => value - answer[k]);
  const byOutput: Float64Array[] = [];
  const byPreactivation: Float64Array[] = [];
  const skipped: (Float64Array | undefined)[] = [];
  for (let l = terms.length - 1; l >= 0; l--) {
    const layer = terms[l];
    byOutput[l] = d;
    byPreactivation[l] = d;
    if (layer.kind === 'products') {
      byPreactivation[l] = d.map((value, o) => value * jets[l][o][1]);
      d = Float64Array.from(productBackward(layer, theta, byPreactivation[l], inputs[l].length));
    } else if (layer.kind === 'normalise') d = Float64Array.from(throughJacobian(normal[l]!, d));
    else skipped[layer.from] = d;
    const past = skipped[l];
    if (past) d = Float64Array.from(sumOf(d, past));
  }
  return { inputs, jets, normal, byOutput, byPreactivation, p };
}

/** R z of a layer for the direction e_q: only weight q and the inputs that depend on it change. */
function forwardTangent(
  layer: ProductTerms,
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

interface LayerTangents {
  /** R of each layer's input, and R z of layers of products. */
  readonly tangents: readonly Float64Array[];
  readonly rzs: readonly Float64Array[];
  readonly outputs: Float64Array;
}

function tangentsAlong(terms: readonly LayerTerms[], shared: Shared, theta: Float64Array, q: number): LayerTangents {
  let ra: Float64Array = new Float64Array(shared.inputs[0].length);
  const tangents: Float64Array[] = [];
  const rzs = terms.map((layer, l) => {
    tangents.push(ra);
    if (layer.kind === 'normalise') ra = throughJacobian(shared.normal[l]!, ra);
    else if (layer.kind === 'add') ra = sumOf(ra, tangents[layer.from]);
    else {
      const rz = forwardTangent(layer, shared.inputs[l], ra, theta, q);
      ra = rz.map((r, o) => r * shared.jets[l][o][1]);
      return rz;
    }
    return ra;
  });
  return { tangents, rzs, outputs: ra };
}

interface RowSum {
  /** The direction e_q. */
  readonly q: number;
  readonly weight: number;
  readonly row: Float64Array;
}

/** Adds a layer's part of weight · Hᵢ e_q to `row`; returns R of the errors of its inputs. */
function productTangent(
  layer: ProductTerms,
  { a, ra, dz, rdz }: Record<'a' | 'ra' | 'dz' | 'rdz', Float64Array>,
  theta: Float64Array,
  { q, weight, row }: RowSum,
): Float64Array {
  const rd = new Float64Array(a.length);
  for (let t = 0; t < layer.outputs.length; t++) {
    const i = layer.inputs[t];
    const w = layer.weights[t];
    const o = layer.outputs[t];
    if (w !== CONSTANT) row[w] += weight * (i === CONSTANT ? rdz[o] : ra[i] * dz[o] + a[i] * rdz[o]);
    if (i !== CONSTANT) rd[i] += weightOf(layer, theta, t) * rdz[o] + (w === q ? dz[o] : 0);
  }
  return rd;
}

/** Adds weight · Hᵢ e_q to `row`. */
function addHessianRow(terms: readonly LayerTerms[], shared: Shared, theta: Float64Array, sum: RowSum): void {
  const { tangents, rzs, outputs } = tangentsAlong(terms, shared, theta, sum.q);
  const mean = shared.p.reduce((total, pk, k) => total + pk * outputs[k], 0);
  let rd = shared.p.length > 0 ? outputs.map((r, k) => shared.p[k] * (r - mean)) : outputs;
  const skipped: (Float64Array | undefined)[] = [];
  for (let l = terms.length - 1; l >= 0; l--) {
    const layer = terms[l];
    const [a, ra, d, dz] = [shared.inputs[l], tangents[l], shared.byOutput[l], shared.byPreactivation[l]];
    if (layer.kind === 'products') {
      const jets = shared.jets[l];
      const rdz = rd.map((r, o) => r * jets[o][1] + d[o] * jets[o][2] * rzs[l][o]);
      rd = productTangent(layer, { a, ra, dz, rdz }, theta, sum);
    } else if (layer.kind === 'normalise') {
      const below = throughJacobian(shared.normal[l]!, d);
      rd = tangentThrough(shared.normal[l]!, { ra, d, below, rd });
    } else skipped[layer.from] = rd;
    const past = skipped[l];
    if (past) rd = sumOf(rd, past);
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
      addHessianRow(problem.terms, shared, theta, {
        q,
        weight: 1 / batch.length,
        row: matrix.subarray(q * P, (q + 1) * P),
      });
  }
  return matrix;
}
