import { ACTIVATIONS } from '../activations.ts';
import { LOSSES } from '../network.ts';
import type { Heap } from './heap.ts';
import { type ContractionPlan, type OperationPlan, type Plan, padded, type TensorPlan } from './plan.ts';

/** Where the tables of a plan lie and how big the areas are that they speak of. */
export interface Tables {
  /** Address of the kernels' `Network`. */
  readonly network: number;
  /** Most examples in a frame; depends on the network alone, so results do not depend on the machine. */
  readonly capacity: number;
  readonly frameBytes: number;
  readonly tangentBytes: number;
  /** A parameter block, and its first part without transposes. */
  readonly blockBytes: number;
  readonly trainableBytes: number;
  readonly exampleBytes: number;
  /** A label, or the targets of an example. */
  readonly labelBytes: number;
}

const KINDS = { dense: 0, conv: 1, pool: 2, flatten: 3 } as const;

/** A block of examples should stay in the second-level cache together with its frames. */
const BLOCK_BYTES = 2 ** 20;
const MOST_ROWS = 128;

const align = (bytes: number) => Math.ceil(bytes / 64) * 64;

/** Hands out consecutive offsets. */
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

/** Rows of a block: as many as keep it within BLOCK_BYTES, a multiple of 4 in [4, 128]. */
function capacityOf(tensors: readonly TensorPlan[]): number {
  const bytes = tensors.reduce((sum, tensor) => sum + 4 * tensor.exampleBytes, 0);
  return Math.min(MOST_ROWS, Math.max(4, Math.floor(BLOCK_BYTES / bytes / 4) * 4));
}

function write(heap: Heap, values: readonly number[], what = 'the layer tables'): number {
  const address = heap.allocate(values.length * 4, what);
  heap.integers(address, values.length).set(values);
  return address;
}

function writeTensors(heap: Heap, tensors: readonly TensorPlan[], capacity: number) {
  const frame = offsets();
  const tangent = offsets();
  const written = tensors.map((tensor, index) => {
    const bytes = capacity * tensor.exampleBytes;
    const bends = tensor.activation !== 'linear' && tensor.activation !== 'relu';
    const sloped = tensor.activation !== 'linear' || index === tensors.length - 1;
    const fields = [
      ...[tensor.height, tensor.width, tensor.channels, tensor.stride],
      ...[tensor.rowBytes, tensor.exampleBytes, tensor.origin],
      ...[ACTIVATIONS.indexOf(tensor.activation), index === 0 ? 1 : 0],
      ...[frame.take(index === 0 ? 0 : bytes), frame.take(sloped ? bytes : 0), frame.take(bends ? bytes : 0)],
      ...[frame.take(tensor.carries ? bytes : 0), tangent.take(tensor.carries ? bytes : 0)],
      ...[tangent.take(bends ? bytes : 0), tangent.take(tensor.carries ? bytes : 0)],
    ];
    return write(heap, fields);
  });
  return { written, frameBytes: frame.end, tangentBytes: tangent.end };
}

/** Where the rows of a product begin in a tensor: its pixels, or one vector after the other. */
function rowStarts(rows: TensorPlan, tensor: TensorPlan, { origin, capacity }: { origin: number; capacity: number }) {
  const pixels = rows.height * rows.width;
  if (pixels === 1) return Array.from({ length: capacity }, (_, row) => origin + row * tensor.exampleBytes);
  return Array.from({ length: pixels }, (_, row) => {
    return origin + Math.floor(row / rows.width) * tensor.rowBytes + (row % rows.width) * tensor.stride * 4;
  });
}

function writeContraction(heap: Heap, plan: ContractionPlan, capacity: number): number {
  const { from, to } = plan;
  const inOrigin = from.origin + plan.windowOrigin;
  const fields = [
    ...[to.height, to.width],
    ...[from.exampleBytes, from.rowBytes, from.stride * 4, inOrigin],
    ...[to.exampleBytes, to.rowBytes, to.stride * 4, to.origin],
    ...[plan.segmentRows, plan.segments, plan.segment, from.rowBytes, plan.segmentBytes],
    ...[plan.columns, plan.panelRows],
    write(heap, rowStarts(to, from, { origin: inOrigin, capacity })),
    write(heap, rowStarts(to, to, { origin: to.origin, capacity })),
  ];
  return write(heap, fields);
}

/** Offsets of weights and bias of every operation, then of the transposes. */
function placeParameters(operations: readonly OperationPlan[], tensors: readonly TensorPlan[]) {
  const place = offsets();
  const trainable = operations.map(({ weights }) => ({
    weights: place.take(weights ? padded(weights.fanIn) * padded(weights.out) * 4 : 0),
    bias: place.take(weights ? padded(weights.out) * 4 : 0),
  }));
  const trainableBytes = place.end;
  const placed = operations.map(({ weights, input }, index) => {
    const bytes = weights && tensors[input].carries ? weights.backward.columns * weights.backward.panelRows * 4 : 0;
    return { ...trainable[index], transposed: place.take(bytes) };
  });
  return { placed, trainableBytes, blockBytes: place.end };
}

/** Input k of a row, for every stored k: padding repeats the last, so that it reads a valid place. */
function paddedTaps(taps: readonly number[]): number[] {
  return Array.from({ length: padded(taps.length) }, (_, k) => taps[Math.min(k, taps.length - 1)]);
}

function operationFields(
  heap: Heap,
  plan: Plan,
  operation: OperationPlan,
  at: { tensors: readonly number[]; weights: number; bias: number; transposed: number; capacity: number },
): number[] {
  const { weights } = operation;
  const carries = plan.tensors[operation.input].carries ? 1 : 0;
  const head = [KINDS[operation.kind], carries, at.tensors[operation.input], at.tensors[operation.output]];
  if (!weights) return [...head, ...Array<number>(12).fill(0), operation.size];
  return [
    ...head,
    ...[weights.fanIn, weights.out, padded(weights.fanIn), padded(weights.out)],
    ...[at.weights, at.transposed, at.bias, weights.thetaWeights, weights.thetaBias],
    write(heap, paddedTaps(weights.taps)),
    writeContraction(heap, weights.forward, at.capacity),
    writeContraction(heap, weights.backward, at.capacity),
    operation.size,
  ];
}

/** Numbers of the kernels' `loss`; the last is the squared error from real targets. */
const TARGETS = LOSSES.length;

/** Writes a plan into the kernels' memory, field by field as in kernels/layout.ts. */
export function writeTables(heap: Heap, plan: Plan, regression: boolean): Tables {
  const { network, tensors, operations } = plan;
  const capacity = capacityOf(tensors);
  const { written, frameBytes, tangentBytes } = writeTensors(heap, tensors, capacity);
  const { placed, trainableBytes, blockBytes } = placeParameters(operations, tensors);
  const fields = operations.flatMap((operation, index) =>
    operationFields(heap, plan, operation, { tensors: written, capacity, ...placed[index] }),
  );
  const widest = Math.max(...operations.map(({ weights }) => weights?.backward.columns ?? 0), padded(network.classes));
  const widestOut = Math.max(...operations.map(({ weights }) => weights?.forward.columns ?? 0));
  const { exampleBytes } = tensors[0];
  const labelBytes = regression ? 4 * network.classes : 4;
  const header = [
    ...[write(heap, fields), operations.length, capacity],
    ...[network.classes, regression ? TARGETS : LOSSES.indexOf(network.loss), plan.parameters, trainableBytes],
    ...[written[0], written.at(-1)!],
    write(heap, Array<number>(Math.max(widest, widestOut)).fill(0), 'zeros'),
    write(heap, Array<number>((capacity * exampleBytes) / 4).fill(0), 'a batch'),
    write(heap, Array<number>(capacity * (labelBytes / 4)).fill(0), 'a batch'),
    labelBytes,
  ];
  const address = write(heap, header);
  return {
    ...{ network: address, capacity, frameBytes, tangentBytes, blockBytes, trainableBytes, exampleBytes, labelBytes },
  };
}
