/**
 * The compiled program: tables that the host writes and the kernels interpret. ../layout.ts is the host's description of
 * every struct; a field added here needs a line there and one in offsets.ts. Pointers are byte addresses; "offset"
 * is in bytes from a base that the comment names.
 */

/** Kinds of operation. */
export const DENSE: i32 = 0;
export const CONV: i32 = 1;
export const NORM: i32 = 2;
/** From here on linear and without parameters. */
export const POOL: i32 = 3;
export const FLATTEN: i32 = 4;
export const ADD: i32 = 5;

/** What an operation reads or writes for each example: a vector, or an image with a zero border. */
@unmanaged
export class Tensor {
  /** Pixels; 1 × 1 for a vector. */
  height: i32;
  width: i32;
  /** Floats of a pixel, without and with padding. */
  channels: i32;
  stride: i32;
  /** Strides in bytes; `origin` is the offset of the first pixel inside the border. */
  rowBytes: usize;
  exampleBytes: usize;
  origin: usize;
  /** Activation of the layer (LINEAR for inputs and pooled images). */
  activation: i32;
  /** 1 where φ″ is not 0 everywhere. */
  curved: i32;
  /** 1 for the dataset itself, which has no buffer in the frame. */
  external: i32;
  /** Offsets in a frame: outputs a, slopes φ′, curvatures (φ″, then φ″ times the back-propagated error), errors δ. */
  value: usize;
  slope: usize;
  curvature: usize;
  error: usize;
  /** Offsets in a tangent frame: R{a}, curvature · R{z}, R{δ}. */
  tangentValue: usize;
  tangentBend: usize;
  tangentError: usize;
  /** Output of the addition that reads this tensor besides its next operation, whose errors reach it too; null: none. */
  sum: Tensor;
}

/**
 * A product out[row, n] = Σₖ in[row, k] W[k, n] whose k runs over `segmentRows` × `segments` contiguous segments of
 * `segment` floats: one for a dense layer, the rows of a kernel window for a convolution.
 */
@unmanaged
export class Contraction {
  /** Rows of one example: `height` lines of `width`; a dense layer has 1 × 1. */
  height: i32;
  width: i32;
  inExample: usize;
  inRow: usize;
  inPixel: usize;
  inOrigin: usize;
  outExample: usize;
  outRow: usize;
  outPixel: usize;
  outOrigin: usize;
  segmentRows: i32;
  segments: i32;
  segment: i32;
  segmentRowBytes: usize;
  segmentBytes: usize;
  /** n, a multiple of 4, and the rows stored for each column panel of W. */
  columns: i32;
  panelRows: i32;
  /** u32[rows of an example, or `capacity` for a dense layer]: offset of a row in the input and in the output. */
  inRows: usize;
  outRows: usize;
}

/** One layer. γ and β of a normalisation take the places of W, a vector, and b. W of other layers lies in panels of 8 columns (the last may have 4): `[columns / 8][panelRows][8]`. */
@unmanaged
export class Operation {
  kind: i32;
  /** 1 where a layer below has parameters, so that errors and tangents pass through. */
  carries: i32;
  input: Tensor;
  output: Tensor;
  /** K and N of the weights, then both rounded up to a multiple of 4. */
  fanIn: i32;
  out: i32;
  fanInPadded: i32;
  outPadded: i32;
  /** Offsets in a parameter block: W, its transpose (flipped for a convolution), and the bias. */
  weights: usize;
  transposed: usize;
  bias: usize;
  /** Offsets in floats in θ. */
  thetaWeights: usize;
  thetaBias: usize;
  /** i32[fanInPadded]: offset of input k in bytes from a row's first input. */
  taps: usize;
  forward: Contraction;
  backward: Contraction;
  /** Side of a kernel or of a pooled block. */
  size: i32;
  /** Second summand of an addition; null elsewhere. */
  source: Tensor;
  /** 1 where the second summand has errors and tangents. */
  sourceCarries: i32;
  /** Of a normalisation: offsets in a frame of x̂, like its output, and of 1/s, f32[capacity]. */
  normal: usize;
  inverse: usize;
  /** Offsets in a tangent frame of R{x̂} and of R{s}/s, f32[capacity]. */
  tangentNormal: usize;
  growth: usize;
}

/** A network on a dataset. */
@unmanaged
export class Network {
  operations: usize;
  operationCount: i32;
  /** Maximum number of examples in a frame. */
  capacity: i32;
  classes: i32;
  /** 0 cross-entropy, 1 squared error from labels, 2 from real targets. */
  loss: i32;
  /** P, and the bytes of W and b (without transposes) in a parameter block. */
  parameters: i32;
  trainableBytes: usize;
  input: Tensor;
  output: Tensor;
  /** Zeros, one per output of the widest layer. */
  zeros: usize;
  /** Buffers for the gathered inputs of a batch, `[capacity]` of the input tensor, and its labels. */
  batchInputs: usize;
  batchLabels: usize;
  /** Stride between examples: an i32 label, or K f32 targets. */
  labelBytes: usize;
}

/** A block of examples and the addresses of its buffers: what forward, backward and the R-operator read and write. */
@unmanaged
export class Block {
  rows: i32;
  inputs: usize;
  labels: usize;
  /** Frame, tangent frame, and a second tangent frame for Hᵢ². */
  frame: usize;
  tangent: usize;
  second: usize;
  params: usize;
  direction: usize;
  gradient: usize;
}

@inline
export function operationAt(net: Network, index: i32): Operation {
  return changetype<Operation>(net.operations + <usize>index * offsetof<Operation>());
}

/** Outputs of a tensor for the examples of a block. */
@inline
export function valuesOf(tensor: Tensor, block: Block): usize {
  return tensor.external ? block.inputs : block.frame + tensor.value;
}

/** A vector tensor is one line with all examples; an image has `height` lines per example. */
@inline
export function lineCount(tensor: Tensor, rows: i32): i32 {
  return isVector(tensor) ? 1 : rows * tensor.height;
}

@inline
export function lineOffset(tensor: Tensor, line: i32): usize {
  if (isVector(tensor)) return 0;
  const example = line / tensor.height;
  return <usize>example * tensor.exampleBytes + <usize>(line - example * tensor.height) * tensor.rowBytes + tensor.origin;
}

@inline
export function lineBytes(tensor: Tensor, rows: i32): usize {
  return isVector(tensor) ? <usize>rows * tensor.exampleBytes : <usize>(tensor.width * tensor.stride) << 2;
}

@inline
export function isVector(tensor: Tensor): bool {
  return tensor.height == 1 && tensor.width == 1 && tensor.origin == 0;
}
