import type { Network } from '../../../src/engine/network.ts';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import { CONSTANT, type LayerTerms, layerTerms } from '../../../src/probes/reference/layer-terms.ts';
import { ACTIVATION_JETS, type Jet } from './activations.ts';

/** Everything exact about one example at θ, and along v: f, ℓ, g, gᵀv, Hv and Gv. */
export interface ExampleDerivatives {
  readonly outputs: Float64Array;
  readonly loss: number;
  readonly gradient: Float64Array;
  readonly projection: number;
  readonly hessianVector: Float64Array;
  /** Jᵀ(∂²ℓ/∂f²)J v: what curves in the loss alone. */
  readonly gaussNewtonVector: Float64Array;
}

export interface ExampleQuery {
  readonly theta: ArrayLike<number>;
  readonly input: ArrayLike<number>;
  readonly label: number;
  /** y, in place of onehot(label). */
  readonly target?: ArrayLike<number>;
  /** Direction v; without it `projection` and `hessianVector` are zero. */
  readonly v?: ArrayLike<number>;
  /** A planted fault: leave φ″ out of the R-operator (the Gauss–Newton part of a hidden layer only). */
  readonly withoutSecondDerivative?: boolean;
}

const compiled = new WeakMap<Network, { terms: LayerTerms[]; count: number }>();

function compile(network: Network) {
  let found = compiled.get(network);
  if (found === undefined) {
    found = { terms: layerTerms(network), count: parameterLayout(network).count };
    compiled.set(network, found);
  }
  return found;
}

interface Layerwise {
  readonly a: Float64Array; // layer input
  readonly ra: Float64Array; // its derivative along v
  readonly jets: Jet[]; // φ, φ′, φ″ at the pre-activation
  readonly rz: Float64Array;
}

function forward(terms: LayerTerms[], query: ExampleQuery): { layers: Layerwise[]; f: Float64Array; rf: Float64Array } {
  const { theta, v } = query;
  let a = Float64Array.from(query.input);
  let ra: Float64Array = new Float64Array(a.length);
  const layers = terms.map((layer) => {
    const z = new Float64Array(layer.outputSize);
    const rz = new Float64Array(layer.outputSize);
    layer.outputs.forEach((o, t) => {
      const i = layer.inputs[t];
      const w = layer.weights[t];
      const input = i === CONSTANT ? 1 : a[i];
      const rInput = i === CONSTANT ? 0 : ra[i];
      const weight = w === CONSTANT ? layer.constants[t] : theta[w];
      const rWeight = w === CONSTANT || v === undefined ? 0 : v[w];
      z[o] += input * weight;
      rz[o] += rInput * weight + input * rWeight;
    });
    const jets = Array.from(z, ACTIVATION_JETS[layer.activation]);
    const record: Layerwise = { a, ra, jets, rz };
    a = Float64Array.from(jets, (jet) => jet.value);
    ra = rz.map((r, o) => jets[o].first * r);
    return record;
  });
  return { layers, f: a, rf: ra };
}

/** ℓ(f), δ = ∂ℓ/∂f and Rδ. */
function lossDerivatives(network: Network, f: Float64Array, rf: Float64Array, { label, target }: ExampleQuery) {
  const onehot = f.map((_, k) => target?.[k] ?? (k === label ? 1 : 0));
  if (network.loss === 'squaredError') {
    const delta = f.map((value, k) => value - onehot[k]);
    return { loss: 0.5 * delta.reduce((sum, d) => sum + d * d, 0), delta, rDelta: rf };
  }
  const largest = Math.max(...f);
  const total = f.reduce((sum, value) => sum + Math.exp(value - largest), 0);
  const p = f.map((value) => Math.exp(value - largest) / total);
  const mean = p.reduce((sum, pk, k) => sum + pk * rf[k], 0);
  return {
    loss: largest + Math.log(total) - f[label],
    delta: p.map((pk, k) => pk - onehot[k]),
    rDelta: p.map((pk, k) => pk * (rf[k] - mean)),
  };
}

/** Plain loops over the list of products, forward and back, values and their derivatives along v side by side. */
export function exampleDerivatives(network: Network, query: ExampleQuery): ExampleDerivatives {
  const { terms, count } = compile(network);
  const { theta, v } = query;
  const { layers, f, rf } = forward(terms, query);
  const { loss, delta, rDelta } = lossDerivatives(network, f, rf, query);
  const gradient = new Float64Array(count);
  const hessianVector = new Float64Array(count);
  const gaussNewtonVector = new Float64Array(count);
  let d = delta; // ∂ℓ/∂(layer output)
  let rd = rDelta;
  let jd = rDelta; // (∂²ℓ/∂f²)Jv, propagated back through the network as it stands
  for (let l = terms.length - 1; l >= 0; l--) {
    const layer = terms[l];
    const { a, ra, jets, rz } = layers[l];
    const curvature = query.withoutSecondDerivative ? 0 : 1;
    const dz = d.map((value, o) => value * jets[o].first);
    const rdz = rd.map((value, o) => value * jets[o].first + curvature * d[o] * jets[o].second * rz[o]);
    const jdz = jd.map((value, o) => value * jets[o].first);
    const da = new Float64Array(a.length);
    const rda = new Float64Array(a.length);
    const jda = new Float64Array(a.length);
    layer.outputs.forEach((o, t) => {
      const i = layer.inputs[t];
      const w = layer.weights[t];
      if (w !== CONSTANT) {
        gradient[w] += (i === CONSTANT ? 1 : a[i]) * dz[o];
        hessianVector[w] += (i === CONSTANT ? 0 : ra[i]) * dz[o] + (i === CONSTANT ? 1 : a[i]) * rdz[o];
        gaussNewtonVector[w] += (i === CONSTANT ? 1 : a[i]) * jdz[o];
      }
      if (i !== CONSTANT) {
        const weight = w === CONSTANT ? layer.constants[t] : theta[w];
        const rWeight = w === CONSTANT || v === undefined ? 0 : v[w];
        da[i] += weight * dz[o];
        rda[i] += rWeight * dz[o] + weight * rdz[o];
        jda[i] += weight * jdz[o];
      }
    });
    d = da;
    rd = rda;
    jd = jda;
  }
  const projection = v === undefined ? 0 : gradient.reduce((sum, g, p) => sum + g * v[p], 0);
  return { outputs: f, loss, gradient, projection, hessianVector, gaussNewtonVector };
}
