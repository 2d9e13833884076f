import type { StoredExamples } from './examples.ts';
import type { Heap } from './heap.ts';
import type { Instance } from './instance.ts';
import type { Plan } from './plan.ts';
import type { Tables } from './tables.ts';

/** What a program and its points share: the tables, the data, and one set of areas to work in. */
export interface Workbench extends Instance {
  readonly plan: Plan;
  readonly tables: Tables;
  readonly train: StoredExamples;
  readonly test: StoredExamples;
  readonly areas: Areas;
  /** Most bytes of outputs, slopes and errors that a point keeps between calls. */
  readonly keptBytes: number;
}

/** Addresses of the areas; parameter blocks are `params`, `velocity`, `gradient` and `direction`. */
export interface Areas {
  readonly block: number;
  readonly update: number;
  readonly staging: number;
  readonly params: number;
  readonly velocity: number;
  readonly gradient: number;
  readonly direction: number;
  readonly frame: number;
  readonly tangent: number;
  /** A second tangent frame, for Hᵢ². */
  readonly second: number;
  /** One float per example of a block. */
  readonly rows: number;
}

export function allocateAreas(heap: Heap, tables: Tables, parameters: number): Areas {
  const block = (what: string) => heap.allocate(tables.blockBytes, what);
  return {
    block: heap.allocate(36, 'a block'),
    update: heap.allocate(36, 'an update'),
    staging: heap.allocate(parameters * 4, 'parameters'),
    params: block('parameters'),
    velocity: block('momentum'),
    gradient: block('a gradient'),
    direction: block('a direction'),
    frame: heap.allocate(tables.frameBytes, 'activations'),
    tangent: heap.allocate(tables.tangentBytes, 'tangents'),
    second: heap.allocate(tables.tangentBytes, 'tangents'),
    rows: heap.allocate(tables.capacity * 4, 'a batch'),
  };
}

/** Fields of the kernels' `Block`, in their order. */
export interface Block {
  readonly rows: number;
  readonly inputs: number;
  readonly labels: number;
  readonly frame: number;
  readonly params: number;
  readonly second?: number;
}

export function setBlock({ heap, areas }: Workbench, block: Block): void {
  const { rows, inputs, labels, frame, params, second = 0 } = block;
  const { tangent, direction, gradient } = areas;
  heap.integers(areas.block, 9).set([rows, inputs, labels, frame, tangent, second, params, direction, gradient]);
}

/** Lays one run's vector out in a parameter block. */
export function packInto(bench: Workbench, values: Float32Array, block: number, transposes: boolean): void {
  const { heap, kernels, tables, areas } = bench;
  heap.floats(areas.staging, values.length).set(values);
  kernels.pack(tables.network, areas.staging, block, transposes ? 1 : 0);
}

/** Reads one run's vector, times `scale`, from a parameter block into `target`. */
export function unpackFrom(bench: Workbench, block: number, target: Float32Array, scale = 1): void {
  const { heap, kernels, tables, areas } = bench;
  kernels.unpack(tables.network, block, areas.staging, scale);
  target.set(heap.floats(areas.staging, target.length));
}

/** The stretches of at most `capacity` examples that a split is worked through in, always the same. */
export function stretches({ tables }: Workbench, { count }: StoredExamples): { start: number; rows: number }[] {
  const { capacity } = tables;
  return Array.from({ length: Math.ceil(count / capacity) }, (_, index) => {
    const start = index * capacity;
    return { start, rows: Math.min(capacity, count - start) };
  });
}
