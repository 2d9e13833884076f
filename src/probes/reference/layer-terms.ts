import type { Activation } from '../../engine/activations.ts';
import {
  type AddLayer,
  type DiagonalLayer,
  isLayered,
  type Layer,
  layerInputSize,
  layerOutputSize,
  type Network,
} from '../../engine/network.ts';
import { type ParameterBlock, parameterLayout } from '../../engine/parameter-layout.ts';

/** Index that stands for the constant 1 (as an input, for biases) or for a constant weight (as a weight, for pooling). */
export const CONSTANT = -1;

/**
 * One layer written out as the list of its products: output[outputs[t]] += input[inputs[t]] · θ[weights[t]] for every t.
 * Dense layers, convolutions and pooling share this form, so that code over the list needs no cases: slow but simple. Zero
 * padding has no term.
 */
export interface ProductTerms {
  readonly kind: 'products';
  readonly inputs: Int32Array;
  readonly weights: Int32Array;
  readonly outputs: Int32Array;
  /** The weight of each term where `weights` has CONSTANT; empty where none has. */
  readonly constants: ArrayLike<number>;
  readonly outputSize: number;
  /** Largest number of terms of one output, of one input and of one weight: lengths of the sums of both passes. */
  readonly fanIn: number;
  readonly fanOut: number;
  readonly sharing: number;
  readonly activation: Activation;
}

/** x̂ = (a − mean a)/√(var a + ε); the γ and β of a layer normalisation are products after it. */
export interface Normalise {
  readonly kind: 'normalise';
  readonly outputSize: number;
  readonly sharing: number;
}

/** a + x, x the input of the layer `from` of the list. */
export interface AddInput {
  readonly kind: 'add';
  readonly from: number;
  readonly outputSize: number;
  readonly sharing: number;
}

export type LayerTerms = ProductTerms | Normalise | AddInput;

type Emit = (input: number, weight: number, output: number) => void;

function denseTerms(layer: { in: number; out: number }, weightOffset: number, biasOffset: number, emit: Emit): void {
  for (let o = 0; o < layer.out; o++) {
    for (let i = 0; i < layer.in; i++) emit(i, weightOffset + i * layer.out + o, o);
    emit(CONSTANT, biasOffset + o, o);
  }
}

interface ConvSizes {
  readonly kernel: number;
  readonly in: number;
  readonly out: number;
  readonly height: number;
  readonly width: number;
}

function convTerms(layer: ConvSizes, weightOffset: number, biasOffset: number, emit: Emit): void {
  const { kernel, height, width } = layer;
  const half = (kernel - 1) / 2;
  const tap = (y: number, x: number, ky: number, kx: number) => {
    const inY = y + ky - half;
    const inX = x + kx - half;
    if (inY < 0 || inY >= height || inX < 0 || inX >= width) return;
    for (let c = 0; c < layer.in; c++)
      for (let o = 0; o < layer.out; o++) {
        const weight = weightOffset + ((ky * kernel + kx) * layer.in + c) * layer.out + o;
        emit((inY * width + inX) * layer.in + c, weight, (y * width + x) * layer.out + o);
      }
  };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      for (let ky = 0; ky < kernel; ky++) for (let kx = 0; kx < kernel; kx++) tap(y, x, ky, kx);
      for (let o = 0; o < layer.out; o++) emit(CONSTANT, biasOffset + o, (y * width + x) * layer.out + o);
    }
}

interface PoolSizes {
  readonly size: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

function poolTerms({ size, height, width, channels }: PoolSizes, emit: Emit): void {
  const outWidth = width / size;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < channels; c++) {
        const output = (Math.floor(y / size) * outWidth + Math.floor(x / size)) * channels + c;
        emit((y * width + x) * channels + c, CONSTANT, output);
      }
}

function mostFrequent(indices: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const index of indices) if (index !== CONSTANT) counts.set(index, (counts.get(index) ?? 0) + 1);
  return Math.max(1, ...counts.values());
}

/**
 * Σ (u_j² − v_j²) x_j as three lists: (x, −x), its products with (u, v), and the products of those with (u, v) again.
 * Every parameter is a weight of two of them.
 */
function diagonalTerms(size: number): ProductTerms[] {
  const range = (length: number, of: (k: number) => number) => Int32Array.from({ length }, (_, k) => of(k));
  const both = range(2 * size, (k) => k);
  const linear = { kind: 'products', activation: 'linear', fanOut: 1, fanIn: 1, sharing: 2 } as const;
  const constants = Float64Array.from(both, (k) => (k < size ? 1 : -1));
  const signs = { inputs: range(2 * size, (k) => k % size), outputs: both, weights: range(2 * size, () => CONSTANT) };
  return [
    { ...linear, ...signs, constants, outputSize: 2 * size, fanOut: 2 },
    { ...linear, inputs: both, outputs: both, weights: both, constants: [], outputSize: 2 * size },
    {
      ...linear,
      inputs: both,
      outputs: range(2 * size, () => 0),
      weights: both,
      constants: [],
      outputSize: 1,
      fanIn: 2 * size,
    },
  ];
}

/** γ_o x̂_o + β_o. */
function scaleTerms(size: number, weightOffset: number, biasOffset: number, emit: Emit): void {
  for (let o = 0; o < size; o++) {
    emit(o, weightOffset + o, o);
    emit(CONSTANT, biasOffset + o, o);
  }
}

/** One layer whose outputs are sums of products. */
function productTerms(
  layer: Exclude<Layer, AddLayer | DiagonalLayer>,
  block: ParameterBlock | undefined,
): ProductTerms {
  const inputs: number[] = [];
  const weights: number[] = [];
  const outputs: number[] = [];
  const emit: Emit = (input, weight, output) => {
    inputs.push(input);
    weights.push(weight);
    outputs.push(output);
  };
  if (layer.kind === 'avgpool') poolTerms(layer, emit);
  else if (block === undefined)
    throw new RangeError(`layerTerms: a ${layer.kind} layer must have a parameter block, got none.`);
  else if (layer.kind === 'dense') denseTerms(layer, block.weightOffset, block.biasOffset, emit);
  else if (layer.kind === 'layernorm') scaleTerms(layer.size, block.weightOffset, block.biasOffset, emit);
  else convTerms(layer, block.weightOffset, block.biasOffset, emit);
  return {
    kind: 'products',
    inputs: Int32Array.from(inputs),
    weights: Int32Array.from(weights),
    outputs: Int32Array.from(outputs),
    constants: layer.kind === 'avgpool' ? inputs.map(() => 1 / (layer.size * layer.size)) : [],
    outputSize: layerOutputSize(layer),
    fanIn: mostFrequent(outputs),
    fanOut: mostFrequent(inputs),
    sharing: mostFrequent(weights),
    activation: layer.kind === 'avgpool' ? 'linear' : layer.activation,
  };
}

/**
 * The layers of a network as lists of products, in the parameter order of `parameterLayout`; a layer normalisation is two of
 * them, `normalise` and the products with γ and β.
 */
export function layerTerms(network: Network): LayerTerms[] {
  const [first] = network.layers;
  if (!isLayered(network)) return diagonalTerms(layerInputSize(first));
  const { blocks } = parameterLayout(network);
  const terms: LayerTerms[] = [];
  const starts: number[] = [];
  network.layers.forEach((layer, index) => {
    starts.push(terms.length);
    if (layer.kind === 'add') {
      terms.push({ kind: 'add', from: starts[layer.from], outputSize: layer.size, sharing: 1 });
      return;
    }
    if (layer.kind === 'layernorm') terms.push({ kind: 'normalise', outputSize: layer.size, sharing: 1 });
    terms.push(
      productTerms(
        layer,
        blocks.find((candidate) => candidate.layer === index),
      ),
    );
  });
  return terms;
}
