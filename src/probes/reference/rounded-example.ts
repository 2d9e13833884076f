import type { Network } from '../../engine/network.ts';
import { type Arithmetic, sumFactor } from './error-model.ts';
import { CONSTANT, type LayerTerms, type ProductTerms } from './layer-terms.ts';
import { type RoundedJet, roundedActivation } from './rounded-activations.ts';
import { roundedLoss } from './rounded-loss.ts';
import { backThroughNormalise, type RoundedNormalise, roundedNormalise, roundedSum } from './rounded-normalise.ts';
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

interface LayerInput {
  readonly a: RoundedVector;
  readonly ra: RoundedVector;
}

interface ProductPass extends LayerInput {
  readonly rz: RoundedVector;
  readonly jet: RoundedJet;
}

type LayerPass =
  | { readonly kind: 'products'; readonly layer: ProductTerms; readonly pass: ProductPass }
  | { readonly kind: 'normalise'; readonly normal: RoundedNormalise }
  | { readonly kind: 'add'; readonly from: number };

function product(a: RoundedVector, b: RoundedVector, arithmetic: Arithmetic): RoundedVector {
  const sums = emptySums(a.value.length);
  for (let k = 0; k < a.value.length; k++) addProduct(sums, k, a.value[k], a.error[k], b.value[k], b.error[k]);
  return settled(sums, 1, arithmetic);
}

function forwardLayer(
  layer: ProductTerms,
  { theta, v }: ExampleQuery,
  { a, ra }: LayerInput,
  arithmetic: Arithmetic,
): ProductPass {
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
  { rz, jet }: ProductPass,
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
  layer: ProductTerms,
  pass: ProductPass,
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

interface ForwardPass {
  readonly passes: readonly LayerPass[];
  readonly outputs: LayerInput;
}

function forward({ terms, ...query }: ExampleQuery, arithmetic: Arithmetic): ForwardPass {
  const a = exactly(query.input);
  let at: LayerInput = { a, ra: exactly(new Float64Array(a.value.length)) };
  const inputs: LayerInput[] = [];
  const passes = terms.map((layer): LayerPass => {
    inputs.push(at);
    if (layer.kind === 'add') {
      const source = inputs[layer.from];
      at = { a: roundedSum(at.a, source.a, arithmetic), ra: roundedSum(at.ra, source.ra, arithmetic) };
      return { kind: 'add', from: layer.from };
    }
    if (layer.kind === 'normalise') {
      const normal = roundedNormalise(at.a, at.ra, arithmetic);
      at = { a: normal.x, ra: normal.rx };
      return { kind: 'normalise', normal };
    }
    const pass = forwardLayer(layer, { terms, ...query }, at, arithmetic);
    at = { a: pass.jet.value, ra: product(pass.jet.first, pass.rz, arithmetic) };
    return { kind: 'products', layer, pass };
  });
  return { passes, outputs: at };
}

/** Errors of a layer's outputs, and their derivative along v. */
interface Errors {
  readonly d: RoundedVector;
  readonly rd: RoundedVector;
}

/** Adds g and Hv of all layers to `into`, from the errors of the outputs down. */
function backward(
  passes: readonly LayerPass[],
  top: Errors,
  query: ExampleQuery,
  { into, arithmetic }: { readonly into: Gradients; readonly arithmetic: Arithmetic },
): void {
  let at = top;
  const skipped = new Map<number, Errors>();
  for (let l = passes.length - 1; l >= 0; l--) {
    const own = passes[l];
    if (own.kind === 'add') skipped.set(own.from, at);
    else if (own.kind === 'normalise') at = backThroughNormalise(own.normal, at.d, at.rd, arithmetic);
    else {
      const { layer, pass } = own;
      const dz = product(at.d, pass.jet.first, arithmetic);
      const rdz = throughActivation(pass, at.d, at.rd, arithmetic);
      const below = backwardLayer(layer, pass, query, dz, rdz, into);
      at = { d: settled(below.d, layer.fanOut, arithmetic), rd: settled(below.rd, 2 * layer.fanOut, arithmetic) };
    }
    const past = skipped.get(l);
    if (past) at = { d: roundedSum(at.d, past.d, arithmetic), rd: roundedSum(at.rd, past.rd, arithmetic) };
  }
}

/** One example through the network and back, values, derivatives along v and errors side by side. */
export function roundedExample(query: ExampleQuery, arithmetic: Arithmetic): RoundedExample {
  const { network, theta, v } = query;
  const { passes, outputs } = forward(query, arithmetic);
  const { loss, lossError, delta, rDelta } = roundedLoss(
    network,
    { f: outputs.a, rf: outputs.ra, ...query },
    arithmetic,
  );
  const into: Gradients = { gradient: emptySums(theta.value.length), hessianVector: emptySums(theta.value.length) };
  backward(passes, { d: delta, rd: rDelta }, query, { into, arithmetic });
  const projection = projectionOf(delta, outputs.ra, into.gradient, v, arithmetic);
  return { outputs: outputs.a, loss, lossError, projection, ...into };
}
