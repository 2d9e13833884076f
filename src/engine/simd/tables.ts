import { ACTIVATION_RECORDS } from '../activations.ts';
import { LOSSES } from '../network.ts';
import { type Heap, storeIntegers } from './heap.ts';
import { CONTRACTION, NETWORK, OPERATION, OPERATION_KINDS, TENSOR } from './layout.ts';
import { type ContractionPlan, type OperationPlan, type Plan, padded, type TensorPlan } from './plan.ts';
import { writeStruct, writeStructs } from './write-struct.ts';

/** Address of a plan's tables, and sizes of the buffers that they describe. */
export interface Tables {
  /** Address of the kernels' `Network`. */
  readonly network: number;
  /** Maximum number of examples in a frame; depends on the network alone, so results do not depend on the machine. */
  readonly capacity: number;
  readonly frameBytes: number;
  readonly tangentBytes: number;
  /** Size of a parameter block, and of its first part without transposes. */
  readonly blockBytes: number;
  readonly trainableBytes: number;
  readonly exampleBytes: number;
  /** Size of a label, or of the targets of an example. */
  readonly labelBytes: number;
}

/** A block of examples and its frames should fit the second-level cache. */
const BLOCK_BYTES = 2 ** 20;
const MOST_ROWS = 128;

const align = (bytes: number) => Math.ceil(bytes / 64) * 64;

/** Allocates consecutive offsets. */
function offsets() {
  let end = 0;
  return {
    take: (bytes: number) => {
      const offset = end;
      end += align(bytes);
      return offset;
    },
    get end() {
      return end;
    },
  };
}

/** Number of rows of a block: the largest within BLOCK_BYTES, a multiple of 4 in [4, 128]. */
function capacityOf(tensors: readonly TensorPlan[]): number {
  const bytes = tensors.reduce((sum, tensor) => sum + 4 * tensor.exampleBytes, 0);
  return Math.min(MOST_ROWS, Math.max(4, Math.floor(BLOCK_BYTES / bytes / 4) * 4));
}

const storeTable = (heap: Heap, values: readonly number[]) => storeIntegers(heap, values, 'the layer tables');

interface Space {
  readonly frame: ReturnType<typeof offsets>;
  readonly tangent: ReturnType<typeof offsets>;
}

function writeTensors(heap: Heap, { tensors, operations }: Plan, capacity: number, { frame, tangent }: Space) {
  const written = tensors.map((tensor, index) => {
    const { height, width, channels, stride, rowBytes, exampleBytes, origin, activation, carries } = tensor;
    const bytes = capacity * exampleBytes;
    const { kernel, curved } = ACTIVATION_RECORDS[activation];
    const sloped = activation !== 'linear' || index === tensors.length - 1;
    return writeStruct(heap, TENSOR, {
      ...{ height, width, channels, stride, rowBytes, exampleBytes, origin },
      activation: kernel,
      curved: curved ? 1 : 0,
      external: index === 0 ? 1 : 0,
      value: frame.take(index === 0 ? 0 : bytes),
      slope: frame.take(sloped ? bytes : 0),
      curvature: frame.take(curved ? bytes : 0),
      error: frame.take(carries ? bytes : 0),
      tangentValue: tangent.take(carries ? bytes : 0),
      tangentBend: tangent.take(curved ? bytes : 0),
      tangentError: tangent.take(carries ? bytes : 0),
      sum: 0,
    });
  });
  for (const { source, output } of operations) {
    if (source !== undefined && tensors[source].carries) written[source].set('sum', written[output].address);
  }
  return written.map(({ address }) => address);
}

/** Places of what a normalisation keeps: x̂ and 1/s, and their derivatives. */
function normFields({ scales }: OperationPlan, exampleBytes: number, capacity: number, { frame, tangent }: Space) {
  if (scales === undefined) return { normal: 0, inverse: 0, tangentNormal: 0, growth: 0 };
  const [values, rows] = [capacity * exampleBytes, 4 * capacity];
  return {
    normal: frame.take(values),
    inverse: frame.take(rows),
    tangentNormal: tangent.take(values),
    growth: tangent.take(rows),
  };
}

/** Offsets of the rows of a product in a tensor: its pixels, or consecutive vectors. */
function rowStarts(rows: TensorPlan, tensor: TensorPlan, { origin, capacity }: { origin: number; capacity: number }) {
  const pixels = rows.height * rows.width;
  if (pixels === 1) return Array.from({ length: capacity }, (_, row) => origin + row * tensor.exampleBytes);
  return Array.from({ length: pixels }, (_, row) => {
    return origin + Math.floor(row / rows.width) * tensor.rowBytes + (row % rows.width) * tensor.stride * 4;
  });
}

function writeContraction(heap: Heap, plan: ContractionPlan, capacity: number): number {
  const { from, to, segmentRows, segments, segment, segmentBytes, columns, panelRows } = plan;
  const inOrigin = from.origin + plan.windowOrigin;
  return writeStruct(heap, CONTRACTION, {
    height: to.height,
    width: to.width,
    inExample: from.exampleBytes,
    inRow: from.rowBytes,
    inPixel: from.stride * 4,
    inOrigin,
    outExample: to.exampleBytes,
    outRow: to.rowBytes,
    outPixel: to.stride * 4,
    outOrigin: to.origin,
    segmentRowBytes: from.rowBytes,
    ...{ segmentRows, segments, segment, segmentBytes, columns, panelRows },
    inRows: storeTable(heap, rowStarts(to, from, { origin: inOrigin, capacity })),
    outRows: storeTable(heap, rowStarts(to, to, { origin: to.origin, capacity })),
  }).address;
}

/** Offsets of weights and bias of every operation, then of the transposes. */
function placeParameters(operations: readonly OperationPlan[], tensors: readonly TensorPlan[]) {
  const place = offsets();
  const trainable = operations.map(({ weights, scales }) => {
    const vector = padded(weights?.out ?? scales?.size ?? 0) * 4;
    return { weights: place.take(weights ? padded(weights.fanIn) * vector : vector), bias: place.take(vector) };
  });
  const trainableBytes = place.end;
  const placed = operations.map(({ weights, input }, index) => {
    const bytes = weights && tensors[input].carries ? weights.backward.columns * weights.backward.panelRows * 4 : 0;
    return { ...trainable[index], transposed: place.take(bytes) };
  });
  return { placed, trainableBytes, blockBytes: place.end };
}

/** Offset of input k of a row, for every stored k: padding repeats the last, so that it reads a valid address. */
function paddedTaps(taps: readonly number[]): number[] {
  return Array.from({ length: padded(taps.length) }, (_, k) => taps[Math.min(k, taps.length - 1)]);
}

/** Fields of an operation that are 0 without parameters. */
function weightFields(
  heap: Heap,
  { weights, scales }: OperationPlan,
  { capacity, ...offsets }: { weights: number; bias: number; transposed: number; capacity: number },
) {
  if (scales !== undefined) {
    const { size: out, thetaWeights, thetaBias } = scales;
    return {
      ...NO_WEIGHTS,
      ...offsets,
      fanIn: 1,
      out,
      fanInPadded: 1,
      outPadded: padded(out),
      thetaWeights,
      thetaBias,
    };
  }
  if (weights === undefined) return NO_WEIGHTS;
  const { fanIn, out, thetaWeights, thetaBias } = weights;
  return {
    ...{ fanIn, out, fanInPadded: padded(fanIn), outPadded: padded(out), thetaWeights, thetaBias, ...offsets },
    taps: storeTable(heap, paddedTaps(weights.taps)),
    forward: writeContraction(heap, weights.forward, capacity),
    backward: writeContraction(heap, weights.backward, capacity),
  };
}

const NO_WEIGHTS = {
  ...{ fanIn: 0, out: 0, fanInPadded: 0, outPadded: 0, weights: 0, transposed: 0, bias: 0 },
  ...{ thetaWeights: 0, thetaBias: 0, taps: 0, forward: 0, backward: 0 },
};

/** `Network.loss` for the squared error from real targets; other losses have their index in LOSSES. */
const TARGETS = LOSSES.length;

/** Writes a plan into the kernels' memory. */
export function writeTables(heap: Heap, plan: Plan, regression: boolean): Tables {
  const { network, tensors, operations } = plan;
  const capacity = capacityOf(tensors);
  const space = { frame: offsets(), tangent: offsets() };
  const written = writeTensors(heap, plan, capacity, space);
  const { placed, trainableBytes, blockBytes } = placeParameters(operations, tensors);
  const rows = operations.map((operation, index) => {
    const { kind, input, output, size, source } = operation;
    return {
      kind: OPERATION_KINDS[kind],
      carries: tensors[input].carries ? 1 : 0,
      input: written[input],
      output: written[output],
      size,
      source: source === undefined ? 0 : written[source],
      sourceCarries: source !== undefined && tensors[source].carries ? 1 : 0,
      ...normFields(operation, tensors[output].exampleBytes, capacity, space),
      ...weightFields(heap, operation, { ...placed[index], capacity }),
    };
  });
  const [frameBytes, tangentBytes] = [space.frame.end, space.tangent.end];
  const widest = Math.max(...operations.map(({ weights }) => weights?.backward.columns ?? 0), padded(network.classes));
  const widestOut = Math.max(...operations.map(({ weights }) => weights?.forward.columns ?? 0));
  const { exampleBytes } = tensors[0];
  const labelBytes = regression ? 4 * network.classes : 4;
  const { address } = writeStruct(heap, NETWORK, {
    operations: writeStructs(heap, OPERATION, rows),
    operationCount: operations.length,
    capacity,
    classes: network.classes,
    loss: regression ? TARGETS : LOSSES.indexOf(network.loss),
    parameters: plan.parameters,
    trainableBytes,
    input: written[0],
    output: written.at(-1)!,
    zeros: heap.allocate(4 * Math.max(widest, widestOut), 'zeros'),
    batchInputs: heap.allocate(capacity * exampleBytes, 'a batch'),
    batchLabels: heap.allocate(capacity * labelBytes, 'a batch'),
    labelBytes,
  });
  return {
    ...{ network: address, capacity, frameBytes, tangentBytes, blockBytes, trainableBytes, exampleBytes, labelBytes },
  };
}
