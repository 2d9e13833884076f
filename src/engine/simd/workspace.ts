import type { StoredExamples } from './examples.ts';
import type { Heap } from './heap.ts';
import type { Instance } from './instance.ts';
import { BLOCK, UPDATE } from './layout.ts';
import type { Plan } from './plan.ts';
import type { Tables } from './tables.ts';
import { allocateStruct, type PlacedBlock, type PlacedUpdate, writeStruct } from './write-struct.ts';

/** Shared by a program and its points: the tables, the data, and one set of buffers. */
export interface Workspace extends Instance {
  readonly plan: Plan;
  readonly tables: Tables;
  readonly train: StoredExamples;
  readonly test: StoredExamples;
  readonly buffers: WorkBuffers;
  /** Maximum number of bytes of outputs, slopes and errors that a point keeps between calls. */
  readonly keptBytes: number;
}

/** Addresses of the buffers; parameter blocks are `params`, `velocity`, `gradient` and `direction`. */
export interface WorkBuffers {
  readonly block: PlacedBlock;
  readonly update: PlacedUpdate;
  readonly staging: number;
  readonly params: number;
  readonly velocity: number;
  readonly gradient: number;
  readonly direction: number;
  readonly frame: number;
  /** One float per example of a block. */
  readonly rows: number;
}

export function allocateBuffers(heap: Heap, tables: Tables, parameters: number): WorkBuffers {
  const parameterBlock = (what: string) => heap.allocate(tables.blockBytes, what);
  const tangentFrame = () => heap.allocate(tables.tangentBytes, 'tangents');
  const params = parameterBlock('parameters');
  const gradient = parameterBlock('a gradient');
  const direction = parameterBlock('a direction');
  const frame = heap.allocate(tables.frameBytes, 'activations');
  const others = { tangent: tangentFrame(), second: tangentFrame(), direction, gradient };
  return {
    ...{ params, gradient, direction, frame },
    block: writeStruct(heap, BLOCK, { rows: 0, inputs: 0, labels: 0, frame, params, ...others }),
    update: allocateStruct(heap, UPDATE),
    staging: heap.allocate(parameters * 4, 'parameters'),
    velocity: parameterBlock('momentum'),
    rows: heap.allocate(tables.capacity * 4, 'a batch'),
  };
}

/** Sets the examples, the frame and the parameters of the block; its other fields are constant. */
export function setBlock(
  { buffers: { block } }: Workspace,
  chosen: { rows: number; inputs: number; labels: number; frame: number; params: number },
): void {
  block.set('rows', chosen.rows);
  block.set('inputs', chosen.inputs);
  block.set('labels', chosen.labels);
  block.set('frame', chosen.frame);
  block.set('params', chosen.params);
}

/** Copies one run's vector into a parameter block. */
export function packInto(workspace: Workspace, values: Float32Array, block: number, transposes: boolean): void {
  const { heap, kernels, tables, buffers } = workspace;
  heap.floats(buffers.staging, values.length).set(values);
  kernels.pack(tables.network, buffers.staging, block, transposes ? 1 : 0);
}

/** Reads one run's vector, times `scale`, from a parameter block into `target`. */
export function unpackFrom(workspace: Workspace, block: number, target: Float32Array, scale = 1): void {
  const { heap, kernels, tables, buffers } = workspace;
  kernels.unpack(tables.network, block, buffers.staging, scale);
  target.set(heap.floats(buffers.staging, target.length));
}

/** The chunks of at most `capacity` examples in which a split is processed, a function of its size. */
export function chunksOf({ tables }: Workspace, { count }: StoredExamples): { start: number; rows: number }[] {
  const { capacity } = tables;
  return Array.from({ length: Math.ceil(count / capacity) }, (_, index) => {
    const start = index * capacity;
    return { start, rows: Math.min(capacity, count - start) };
  });
}
