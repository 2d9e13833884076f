import type { Activation } from '../activations.ts';
import type { ConvLayer, DenseLayer, LayeredNetwork } from '../network.ts';
import { layerInputSize, layerOutputSize } from '../network.ts';
import { parameterLayout } from '../parameter-layout.ts';

/** A vector or a bordered image of one example, with its padding. */
export interface TensorPlan {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Stride between pixels, in floats. */
  readonly stride: number;
  readonly border: number;
  readonly rowBytes: number;
  readonly exampleBytes: number;
  readonly origin: number;
  readonly activation: Activation;
  /** Whether a layer below has parameters, so that errors and tangents exist here. */
  readonly carries: boolean;
}

/** γ and β of a layer normalisation. */
export interface ScalesPlan {
  readonly size: number;
  readonly thetaWeights: number;
  readonly thetaBias: number;
}

/** Iteration of one product over its operands; see `Contraction` in kernels/layout.ts. */
export interface ContractionPlan {
  readonly from: TensorPlan;
  readonly to: TensorPlan;
  /** Offset of the window's first input from the pixel, in bytes. */
  readonly windowOrigin: number;
  readonly segmentRows: number;
  readonly segments: number;
  readonly segment: number;
  readonly segmentBytes: number;
  readonly columns: number;
  readonly panelRows: number;
}

export interface WeightsPlan {
  readonly fanIn: number;
  readonly out: number;
  readonly thetaWeights: number;
  readonly thetaBias: number;
  readonly forward: ContractionPlan;
  readonly backward: ContractionPlan;
  /** Offset of input k from a row's first input, in bytes. */
  readonly taps: readonly number[];
}

export interface OperationPlan {
  readonly kind: 'dense' | 'conv' | 'norm' | 'pool' | 'flatten' | 'add';
  /** Indices into `tensors`. */
  readonly input: number;
  readonly output: number;
  readonly size: number;
  readonly weights?: WeightsPlan;
  readonly scales?: ScalesPlan;
  /** Index of the tensor that an addition adds to its input. */
  readonly source?: number;
}

/** A network as the kernels see it: operations between padded tensors, with flattening made explicit. */
export interface Plan {
  readonly network: LayeredNetwork;
  readonly tensors: readonly TensorPlan[];
  readonly operations: readonly OperationPlan[];
  readonly parameters: number;
}

type Layer = LayeredNetwork['layers'][number];

export const padded = (count: number) => Math.ceil(count / 4) * 4;

/** Strides that are multiples of 512 bytes map to few sets of the first-level cache, so such vectors get 64 bytes more. */
function vectorFloats(size: number): number {
  const floats = padded(size);
  return floats % 128 === 0 ? floats + 16 : floats;
}

function vectorTensor(size: number, activation: Activation, carries: boolean): TensorPlan {
  const bytes = vectorFloats(size) * 4;
  const shape = { height: 1, width: 1, channels: size, stride: bytes / 4, border: 0 };
  return { ...shape, rowBytes: bytes, exampleBytes: bytes, origin: 0, activation, carries };
}

type ImageShape = Pick<TensorPlan, 'height' | 'width' | 'channels' | 'stride' | 'border' | 'activation' | 'carries'>;

function imageTensor(shape: ImageShape): TensorPlan {
  const { height, width, stride, border } = shape;
  const rowBytes = (width + 2 * border) * stride * 4;
  const exampleBytes = padded((rowBytes / 4) * (height + 2 * border)) * 4;
  return { ...shape, rowBytes, exampleBytes, origin: border * rowBytes + border * stride * 4 };
}

/** Whether inputs and outputs of a layer are vectors. */
const isVectorLayer = ({ kind }: Layer) => kind === 'dense' || kind === 'layernorm' || kind === 'add';

const radius = (layer: Layer | undefined) => (layer?.kind === 'conv' ? (layer.kernel - 1) / 2 : 0);

/** The output tensor of `layers[index]`; index −1 is the input. */
function tensorAfter(network: LayeredNetwork, index: number): TensorPlan {
  const layer = network.layers[index];
  const next = network.layers[index + 1];
  const carries = network.layers.slice(0, index + 1).some(({ kind }) => kind !== 'avgpool' && kind !== 'add');
  const activation = layer !== undefined && 'activation' in layer ? layer.activation : 'linear';
  if (layer === undefined && isVectorLayer(next)) return vectorTensor(layerInputSize(next), activation, carries);
  if (layer !== undefined && isVectorLayer(layer)) return vectorTensor(layerOutputSize(layer), activation, carries);
  const border = Math.max(radius(layer), radius(next));
  const { height, width, channels } = imageShape(layer, next);
  // A convolution of the input reads its channels without padding, so that a window's lines are contiguous.
  const stride = layer === undefined && next.kind === 'conv' ? channels : padded(channels);
  return imageTensor({ height, width, channels, stride, border, activation, carries });
}

function imageShape(layer: Layer | undefined, next: Layer): { height: number; width: number; channels: number } {
  if (layer?.kind === 'conv') return { height: layer.height, width: layer.width, channels: layer.out };
  if (layer?.kind === 'avgpool') {
    return { height: layer.height / layer.size, width: layer.width / layer.size, channels: layer.channels };
  }
  if (next.kind === 'conv') return { height: next.height, width: next.width, channels: next.in };
  if (next.kind === 'avgpool') return { height: next.height, width: next.width, channels: next.channels };
  return { height: 1, width: 1, channels: layerInputSize(next) };
}

/** A dense layer contracts over all inputs of a vector. */
function denseContraction(from: TensorPlan, to: TensorPlan, segment: number): ContractionPlan {
  const columns = padded(to.channels);
  const shape = { windowOrigin: 0, segmentRows: 1, segments: 1, segment, segmentBytes: 0 };
  return { from, to, ...shape, columns, panelRows: padded(segment) };
}

/** A convolution contracts over a window; where pixels have no padding, a line of the window is one segment. */
function convContraction(from: TensorPlan, to: TensorPlan, kernel: number, forward: boolean): ContractionPlan {
  const reach = (kernel - 1) / 2;
  const windowOrigin = -reach * (from.rowBytes + from.stride * 4);
  const dense = from.stride === from.channels;
  const fanIn = kernel * kernel * from.channels;
  return {
    from,
    to,
    windowOrigin,
    segmentRows: kernel,
    segments: dense ? 1 : kernel,
    segment: dense ? kernel * from.channels : from.channels,
    segmentBytes: from.stride * 4,
    columns: padded(to.channels),
    panelRows: forward ? padded(fanIn) : fanIn,
  };
}

function denseWeights(layer: DenseLayer, from: TensorPlan, to: TensorPlan) {
  return {
    forward: denseContraction(from, to, layer.in),
    backward: denseContraction(to, from, layer.out),
    taps: Array.from({ length: layer.in }, (_, k) => 4 * k),
  };
}

function convWeights(layer: ConvLayer, from: TensorPlan, to: TensorPlan) {
  const taps: number[] = [];
  for (let i = 0; i < layer.kernel; i++) {
    for (let j = 0; j < layer.kernel; j++) {
      for (let c = 0; c < layer.in; c++) taps.push(i * from.rowBytes + (j * from.stride + c) * 4);
    }
  }
  return {
    forward: convContraction(from, to, layer.kernel, true),
    backward: convContraction(to, from, layer.kernel, false),
    taps,
  };
}

/** Resolves every size and stride of a network. */
export function planNetwork(network: LayeredNetwork): Plan {
  const layout = parameterLayout(network);
  const tensors = [tensorAfter(network, -1)];
  const operations: OperationPlan[] = [];
  const inputs: number[] = []; // of each layer, its tensor
  const add = (operation: Omit<OperationPlan, 'input' | 'output'>, output: TensorPlan) => {
    operations.push({ ...operation, input: tensors.length - 1, output: tensors.length });
    tensors.push(output);
  };
  network.layers.forEach((layer, index) => {
    const before = tensors.at(-1)!;
    if (isVectorLayer(layer) && isImage(before)) {
      add({ kind: 'flatten', size: 1 }, vectorTensor(layerInputSize(layer), 'linear', before.carries));
    }
    inputs.push(tensors.length - 1);
    const from = tensors.at(-1)!;
    const to = tensorAfter(network, index);
    if (layer.kind === 'avgpool') {
      add({ kind: 'pool', size: layer.size }, to);
      return;
    }
    if (layer.kind === 'add') {
      add({ kind: 'add', size: 1, source: inputs[layer.from] }, to);
      return;
    }
    const block = layout.blocks.find((candidate) => candidate.layer === index)!;
    const { fanIn, out, weightOffset: thetaWeights, biasOffset: thetaBias } = block;
    if (layer.kind === 'layernorm') {
      add({ kind: 'norm', size: 1, scales: { size: out, thetaWeights, thetaBias } }, to);
      return;
    }
    const shape = layer.kind === 'dense' ? denseWeights(layer, from, to) : convWeights(layer, from, to);
    const weights = { fanIn, out, thetaWeights, thetaBias, ...shape };
    add({ kind: layer.kind, size: layer.kind === 'conv' ? layer.kernel : 1, weights }, to);
  });
  return { network, tensors, operations, parameters: layout.count };
}

/** 1 × 1 images count as vectors: their only pixel is contiguous. */
function isImage(tensor: TensorPlan): boolean {
  return tensor.height > 1 || tensor.width > 1 || tensor.border > 0;
}
