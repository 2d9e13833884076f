/** Bytes of each type of field. An `address` is a `usize`, also as an offset or stride, or a reference to a struct. */
const TYPE_BYTES = { i32: 4, f32: 4, address: 4 } as const;
type FieldType = keyof typeof TYPE_BYTES;

interface PlacedField {
  readonly type: FieldType;
  /** In bytes from the start of the struct. */
  readonly offset: number;
}

/** One struct of the kernels: its fields in order, and its size in bytes. */
export interface Struct<Field extends string = string> {
  readonly name: string;
  readonly fields: Readonly<Record<Field, PlacedField>>;
  readonly bytes: number;
}

function struct<Field extends string>(name: string, types: Readonly<Record<Field, FieldType>>): Struct<Field> {
  let bytes = 0;
  const fields = {} as Record<Field, PlacedField>;
  for (const field in types) {
    fields[field] = { type: types[field], offset: bytes };
    bytes += TYPE_BYTES[types[field]];
  }
  return { name, fields, bytes };
}

// The fields are documented in kernels/: layout.ts, update.ts, diagonal.ts and traces.ts.

export const TENSOR = struct('Tensor', {
  height: 'i32',
  width: 'i32',
  channels: 'i32',
  stride: 'i32',
  rowBytes: 'address',
  exampleBytes: 'address',
  origin: 'address',
  activation: 'i32',
  curved: 'i32',
  external: 'i32',
  value: 'address',
  slope: 'address',
  curvature: 'address',
  error: 'address',
  tangentValue: 'address',
  tangentBend: 'address',
  tangentError: 'address',
  sum: 'address',
});

export const CONTRACTION = struct('Contraction', {
  height: 'i32',
  width: 'i32',
  inExample: 'address',
  inRow: 'address',
  inPixel: 'address',
  inOrigin: 'address',
  outExample: 'address',
  outRow: 'address',
  outPixel: 'address',
  outOrigin: 'address',
  segmentRows: 'i32',
  segments: 'i32',
  segment: 'i32',
  segmentRowBytes: 'address',
  segmentBytes: 'address',
  columns: 'i32',
  panelRows: 'i32',
  inRows: 'address',
  outRows: 'address',
});

export const OPERATION = struct('Operation', {
  kind: 'i32',
  carries: 'i32',
  input: 'address',
  output: 'address',
  fanIn: 'i32',
  out: 'i32',
  fanInPadded: 'i32',
  outPadded: 'i32',
  weights: 'address',
  transposed: 'address',
  bias: 'address',
  thetaWeights: 'address',
  thetaBias: 'address',
  taps: 'address',
  forward: 'address',
  backward: 'address',
  size: 'i32',
  source: 'address',
  sourceCarries: 'i32',
  normal: 'address',
  inverse: 'address',
  tangentNormal: 'address',
  growth: 'address',
});

export const NETWORK = struct('Network', {
  operations: 'address',
  operationCount: 'i32',
  capacity: 'i32',
  classes: 'i32',
  loss: 'i32',
  parameters: 'i32',
  trainableBytes: 'address',
  input: 'address',
  output: 'address',
  zeros: 'address',
  batchInputs: 'address',
  batchLabels: 'address',
  labelBytes: 'address',
});

export const BLOCK = struct('Block', {
  rows: 'i32',
  inputs: 'address',
  labels: 'address',
  frame: 'address',
  tangent: 'address',
  second: 'address',
  params: 'address',
  direction: 'address',
  gradient: 'address',
});

export const UPDATE = struct('Update', {
  velocity: 'address',
  rate: 'f32',
  momentum: 'f32',
  weightDecay: 'f32',
  nesterov: 'i32',
  plain: 'i32',
  keep: 'i32',
  rates: 'address',
  rateStride: 'address',
});

export const DIAGONAL = struct('Diagonal', {
  params: 'address',
  bytes: 'address',
  weights: 'address',
  gradient: 'address',
  inputs: 'address',
  targets: 'address',
});

export const TRACE_SUMS = struct('TraceSums', { gaussNewton: 'address', residual: 'address', size: 'address' });

export const STRUCTS: readonly Struct[] = [
  TENSOR,
  CONTRACTION,
  OPERATION,
  NETWORK,
  BLOCK,
  UPDATE,
  DIAGONAL,
  TRACE_SUMS,
];

/** Values of `Operation.kind`. */
export const OPERATION_KINDS = { dense: 0, conv: 1, norm: 2, pool: 3, flatten: 4, add: 5 } as const;
