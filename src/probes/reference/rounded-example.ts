import type { Network } from '../../engine/network.ts';
import { type Arithmetic, sumFactor } from './error-model.ts';
import { CONSTANT, type LayerTerms } from './layer-terms.ts';
import { type RoundedJet, roundedActivation } from './rounded-activations.ts';
import { roundedLoss } from './rounded-loss.ts';
import { addProduct, emptySums, exactly, type ProductSums, type RoundedVector, settled } from './rounded-vector.ts';

/** One example at θ and along v. */
export interface ExampleQuery {
  readonly network: Network;
  readonly terms: readonly LayerTerms[];
  readonly theta: RoundedVector;
  readonly v: RoundedVector;
  readonly input: ArrayLike<number>;
  readonly label: number;
  /** y, in place of onehot(label). */
  readonly target?: ArrayLike<number>;
}

/** f, ℓ, gᵢ·v, and gᵢ and Hᵢv still as open sums, so that their rounding is counted once, after the sum over examples. */
export interface RoundedExample {
  readonly outputs: RoundedVector;
  readonly loss: number;
  readonly lossError: number;
  readonly projection: RoundedVector;
  readonly gradient: ProductSums;
  readonly hessianVector: ProductSums;
}

interface LayerPass {
  readonly a: RoundedVector;
  readonly ra: RoundedVector;
  readonly rz: RoundedVector;
  readonly jet: RoundedJet;
}

function product(a: RoundedVector, b: RoundedVector, arithmetic: Arithmetic): RoundedVector {
  const sums = emptySums(a.value.length);
  for (let k = 0; k < a.value.length; k++) addProduct(sums, k, a.value[k], a.error[k], b.value[k], b.error[k]);
  return settled(sums, 1, arithmetic);
}

function forwardLayer(
  layer: LayerTerms,
  { theta, v }: ExampleQuery,
  a: RoundedVector,
  ra: RoundedVector,
  arithmetic: Arithmetic,
): LayerPass {
  const z = emptySums(layer.outputSize);
  const rz = emptySums(layer.outputSize);
  for (let t = 0; t < layer.outputs.length; t++) {
    const o = layer.outputs[t];
    const i = layer.inputs[t];
    const w = layer.weights[t];
    if (w === CONSTANT) {
      addProduct(z, o, a.value[i], a.error[i], layer.constants[t], 0);
      addProduct(rz, o, ra.value[i], ra.error[i], layer.constants[t], 0);
    } else if (i === CONSTANT) {
      addProduct(z, o, 1, 0, theta.value[w], theta.error[w]);
      addProduct(rz, o, 1, 0, v.value[w], v.error[w]);
    } else {
      addProduct(z, o, a.value[i], a.error[i], theta.value[w], theta.error[w]);
      addProduct(rz, o, ra.value[i], ra.error[i], theta.value[w], theta.error[w]);
      addProduct(rz, o, a.value[i], a.error[i], v.value[w], v.error[w]);
    }
  }
  const jet = roundedActivation(settled(z, layer.fanIn + 1, arithmetic), layer.activation, arithmetic);
  return { a, ra, rz: settled(rz, 2 * layer.fanIn + 1, arithmetic), jet };
}

/** Rδ ← Rd φ′ + d φ″ Rz. */
function throughActivation(
  { rz, jet }: LayerPass,
  d: RoundedVector,
  rd: RoundedVector,
  arithmetic: Arithmetic,
): RoundedVector {
  const bend = product(d, product(jet.second, rz, arithmetic), arithmetic);
  const sums = emptySums(d.value.length);
  for (let o = 0; o < d.value.length; o++) {
    addProduct(sums, o, rd.value[o], rd.error[o], jet.first.value[o], jet.first.error[o]);
    addProduct(sums, o, bend.value[o], bend.error[o], 1, 0);
  }
  return settled(sums, 2, arithmetic);
}

interface Gradients {
  readonly gradient: ProductSums;
  readonly hessianVector: ProductSums;
}

/** Adds the layer's share of g and Hv; returns ∂ℓ/∂a of its input and the derivative of that along v. */
function backwardLayer(
  layer: LayerTerms,
  pass: LayerPass,
  query: ExampleQuery,
  dz: RoundedVector,
  rdz: RoundedVector,
  into: Gradients,
) {
  const { theta, v } = query;
  const { a, ra } = pass;
  const d = emptySums(a.value.length);
  const rd = emptySums(a.value.length);
  for (let t = 0; t < layer.outputs.length; t++) {
    const o = layer.outputs[t];
    const i = layer.inputs[t];
    const w = layer.weights[t];
    const s = dz.value[o];
    const es = dz.error[o];
    const r = rdz.value[o];
    const er = rdz.error[o];
    if (w === CONSTANT) {
      addProduct(d, i, layer.constants[t], 0, s, es);
      addProduct(rd, i, layer.constants[t], 0, r, er);
    } else if (i === CONSTANT) {
      addProduct(into.gradient, w, 1, 0, s, es);
      addProduct(into.hessianVector, w, 1, 0, r, er);
    } else {
      addProduct(into.gradient, w, a.value[i], a.error[i], s, es);
      addProduct(into.hessianVector, w, ra.value[i], ra.error[i], s, es);
      addProduct(into.hessianVector, w, a.value[i], a.error[i], r, er);
      addProduct(d, i, theta.value[w], theta.error[w], s, es);
      addProduct(rd, i, theta.value[w], theta.error[w], r, er);
      addProduct(rd, i, v.value[w], v.error[w], s, es);
    }
  }
  return { d, rd };
}

/** gᵢ·v both ways an engine may take it: forward as δᵀRf, or backward as Σ g_p v_p; the larger error of the two. */
function projectionOf(
  delta: RoundedVector,
  rf: RoundedVector,
  gradient: ProductSums,
  v: RoundedVector,
  arithmetic: Arithmetic,
): RoundedVector {
  const forward = emptySums(1);
  for (let k = 0; k < delta.value.length; k++)
    addProduct(forward, 0, delta.value[k], delta.error[k], rf.value[k], rf.error[k]);
  const { value, error } = settled(forward, delta.value.length, arithmetic);
  const P = v.value.length;
  let backward = 0;
  for (let p = 0; p < P; p++)
    backward +=
      gradient.error[p] * Math.abs(v.value[p]) +
      (gradient.magnitude[p] + gradient.error[p]) * (v.error[p] + sumFactor(P, arithmetic) * Math.abs(v.value[p]));
  return { value, error: Float64Array.of(Math.max(error[0], backward)) };
}

/** One example through the network and back, values, derivatives along v and errors side by side. */
export function roundedExample(query: ExampleQuery, arithmetic: Arithmetic): RoundedExample {
  const { network, terms, theta, v } = query;
  let a = exactly(query.input);
  let ra = exactly(new Float64Array(a.value.length));
  const passes = terms.map((layer) => {
    const pass = forwardLayer(layer, query, a, ra, arithmetic);
    a = pass.jet.value;
    ra = product(pass.jet.first, pass.rz, arithmetic);
    return pass;
  });
  const { loss, lossError, delta, rDelta } = roundedLoss(network, { f: a, rf: ra, ...query }, arithmetic);
  const into: Gradients = { gradient: emptySums(theta.value.length), hessianVector: emptySums(theta.value.length) };
  let d = delta;
  let rd = rDelta;
  for (let l = terms.length - 1; l >= 0; l--) {
    const dz = product(d, passes[l].jet.first, arithmetic);
    const rdz = throughActivation(passes[l], d, rd, arithmetic);
    const below = backwardLayer(terms[l], passes[l], query, dz, rdz, into);
    d = settled(below.d, terms[l].fanOut, arithmetic);
    rd = settled(below.rd, 2 * terms[l].fanOut, arithmetic);
  }
  const projection = projectionOf(delta, ra, into.gradient, v, arithmetic);
  return { outputs: a, loss, lossError, projection, ...into };
}
