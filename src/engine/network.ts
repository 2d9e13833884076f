import type { Activation } from './activations.ts';

/** Cross-entropy of the softmax, or ½‖f(x) − onehot(y)‖² per example; both are means over examples. */
export const LOSSES = ['crossEntropy', 'squaredError'] as const;
export type Loss = (typeof LOSSES)[number];
/** Within a sentence. */
export const LOSS_NAMES: Readonly<Record<Loss, string>> = {
  crossEntropy: 'cross-entropy',
  squaredError: 'squared error',
};

/** a ↦ φ(aW + b), W: `[in, out]`. */
export interface DenseLayer {
  readonly kind: 'dense';
  readonly in: number;
  readonly out: number;
  readonly activation: Activation;
}

/** 3×3 or 5×5 convolution, stride 1, "same" zero padding; W: `[kernel, kernel, in, out]`; images `[height, width, in]`. */
export interface ConvLayer {
  readonly kind: 'conv';
  readonly kernel: 3 | 5;
  readonly in: number;
  readonly out: number;
  readonly height: number;
  readonly width: number;
  readonly activation: Activation;
}

/** Mean over size×size blocks; height and width are those of the input and multiples of size. */
export interface AvgPoolLayer {
  readonly kind: 'avgpool';
  readonly size: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** ε of a layer normalisation: PyTorch's default. */
export const NORM_EPSILON = 1e-5;

/**
 * a ↦ φ(γ ∘ (a − mean a)/√(var a + ε) + β) with mean and variance (of divisor `size`) over the features of each example,
 * as `nn.LayerNorm(size)`; ε = `NORM_EPSILON`. Source: Ba, Kiros & Hinton 2016, arXiv:1607.06450, eqs. (3) and (5).
 */
export interface LayerNormLayer {
  readonly kind: 'layernorm';
  readonly size: number;
  readonly activation: Activation;
}

/** a ↦ a + x, x the input of `layers[from]`: the end of a residual block of dense layers, the only one that begins there. */
export interface AddLayer {
  readonly kind: 'add';
  readonly size: number;
  readonly from: number;
}

/** x ↦ Σ_j (u_j² − v_j²) x_j, one number; parameters u, then v. It is the only layer of its network. */
export interface DiagonalLayer {
  readonly kind: 'diagonal';
  readonly in: number;
}

export type Layer = DenseLayer | ConvLayer | AvgPoolLayer | LayerNormLayer | AddLayer | DiagonalLayer;

/** A network with every size resolved. The last layer is dense and linear with `classes` outputs, or diagonal. */
export interface Network {
  readonly inputShape: readonly number[];
  readonly classes: number;
  readonly loss: Loss;
  readonly layers: readonly Layer[];
}

/** A network that is a sequence of layers, some of which may add the input of an earlier one. */
export interface LayeredNetwork extends Network {
  readonly layers: readonly Exclude<Layer, DiagonalLayer>[];
}

export function isLayered(network: Network): network is LayeredNetwork {
  return network.layers.every(({ kind }) => kind !== 'diagonal');
}

/** Layers whose output has the shape of their input, a vector. */
const isFeaturewise = (layer: Layer): layer is LayerNormLayer | AddLayer =>
  layer.kind === 'layernorm' || layer.kind === 'add';

/** Inputs of a layer per example. */
export function layerInputSize(layer: Layer): number {
  if (layer.kind === 'dense' || layer.kind === 'diagonal') return layer.in;
  if (isFeaturewise(layer)) return layer.size;
  return layer.height * layer.width * (layer.kind === 'conv' ? layer.in : layer.channels);
}

/** Outputs of a layer per example. */
export function layerOutputSize(layer: Layer): number {
  if (layer.kind === 'diagonal') return 1;
  if (layer.kind === 'dense') return layer.out;
  if (isFeaturewise(layer)) return layer.size;
  if (layer.kind === 'conv') return layer.height * layer.width * layer.out;
  return (layer.height / layer.size) * (layer.width / layer.size) * layer.channels;
}
