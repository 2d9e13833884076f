import { type Network, NORM_EPSILON } from '../../../src/engine/network.ts';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import { CONSTANT, type LayerTerms, layerTerms, type ProductTerms } from '../../../src/probes/reference/layer-terms.ts';
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
  readonly normal?: Normalised;
}

const mean = (x: Float64Array) => x.reduce((sum, value) => sum + value, 0) / x.length;
const times = (x: Float64Array, y: Float64Array) => x.map((value, k) => value * y[k]);

/** x̂ = (a − mean a)/s, s = √(var a + ε), with the derivatives along v. */
interface Normalised {
  readonly x: Float64Array;
  readonly rx: Float64Array;
  readonly s: number;
  readonly rs: number;
}

function normalised(a: Float64Array, ra: Float64Array): Normalised {
  const [m, rm] = [mean(a), mean(ra)];
  const [c, rc] = [a.map((value) => value - m), ra.map((value) => value - rm)];
  const s = Math.sqrt(mean(times(c, c)) + NORM_EPSILON);
  const rs = mean(times(c, rc)) / s;
  return { x: c.map((value) => value / s), rx: rc.map((value, k) => value / s - (c[k] * rs) / (s * s)), s, rs };
}

/**
 * ∂ℓ/∂a = (d − mean d − x̂ mean(x̂ d))/s from d = ∂ℓ/∂x̂, and its derivative along v, quotient and products in turn; for the
 * Gauss–Newton product the map alone.
 */
function throughNormalise({ x, rx, s, rs }: Normalised, d: Float64Array, rd: Float64Array, jd: Float64Array) {
  const back = (y: Float64Array) => {
    const [m, p] = [mean(y), mean(times(x, y))];
    return y.map((value, k) => (value - m - x[k] * p) / s);
  };
  const da = back(d);
  const [q, rq] = [mean(times(x, d)), mean(times(rx, d)) + mean(times(x, rd))];
  const rm = mean(rd);
  const rda = rd.map((value, k) => (value - rm - rx[k] * q - x[k] * rq) / s - (da[k] * rs) / s);
  return { da, rda, jda: back(jd) };
}

/** z and Rz of a layer of products. */
function products(layer: ProductTerms, { theta, v }: ExampleQuery, a: Float64Array, ra: Float64Array) {
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
  return { z, rz };
}

function forward(terms: LayerTerms[], query: ExampleQuery): { layers: Layerwise[]; f: Float64Array; rf: Float64Array } {
  let a: Float64Array = Float64Array.from(query.input);
  let ra: Float64Array = new Float64Array(a.length);
  const layers: Layerwise[] = [];
  for (const layer of terms) {
    const input = { a, ra, jets: [], rz: ra };
    if (layer.kind === 'normalise') {
      const normal = normalised(a, ra);
      layers.push({ ...input, normal });
      [a, ra] = [normal.x, normal.rx];
    } else if (layer.kind === 'add') {
      layers.push(input);
      const source = layers[layer.from];
      [a, ra] = [a.map((value, k) => value + source.a[k]), ra.map((value, k) => value + source.ra[k])];
    } else {
      const { z, rz } = products(layer, query, a, ra);
      const jets = Array.from(z, ACTIVATION_JETS[layer.activation]);
      layers.push({ a, ra, jets, rz });
      a = Float64Array.from(jets, (jet) => jet.value);
      ra = rz.map((r, o) => jets[o].first * r);
    }
  }
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
  let d: Float64Array = delta; // ∂ℓ/∂(layer output)
  let rd: Float64Array = rDelta;
  let jd: Float64Array = rDelta; // (∂²ℓ/∂f²)Jv, propagated back through the network as it stands
  // What an addition passes to the input of the layer that it names.
  const skipped: Float64Array[][] = terms.map(() => [new Float64Array(0), new Float64Array(0), new Float64Array(0)]);
  for (let l = terms.length - 1; l >= 0; l--) {
    const layer = terms[l];
    const { a, ra, jets, rz, normal } = layers[l];
    if (layer.kind === 'add') skipped[layer.from] = [d, rd, jd];
    else if (layer.kind === 'normalise') {
      const { da, rda, jda } = throughNormalise(normal!, d, rd, jd);
      [d, rd, jd] = [da, rda, jda];
    } else {
      const curvature = query.withoutSecondDerivative ? 0 : 1;
      const [above, along] = [d, rd];
      const dz = d.map((value, o) => value * jets[o].first);
      const rdz = along.map((value, o) => value * jets[o].first + curvature * above[o] * jets[o].second * rz[o]);
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
      [d, rd, jd] = [da, rda, jda];
    }
    const [sd, srd, sjd] = skipped[l];
    if (sd.length > 0) {
      d = d.map((value, k) => value + sd[k]);
      rd = rd.map((value, k) => value + srd[k]);
      jd = jd.map((value, k) => value + sjd[k]);
    }
  }
  const projection = v === undefined ? 0 : gradient.reduce((sum, g, p) => sum + g * v[p], 0);
  return { outputs: f, loss, gradient, projection, hessianVector, gaussNewtonVector };
}
