import { EngineError } from '../../errors.ts';

/** Allocator of one WebAssembly memory. Addresses are in bytes, multiples of 64; views are invalid after `allocate`. */
export interface Heap {
  /** A zeroed area; `what` names it in the error when the memory cannot grow. */
  allocate(bytes: number, what: string): number;
  free(address: number): void;
  /** Bytes in use. */
  readonly used: number;
  floats(address: number, length: number): Float32Array;
  integers(address: number, length: number): Int32Array;
  /** The whole memory. */
  view(): DataView;
}

/** Address of a new area that holds `values` as i32. */
export function storeIntegers(heap: Heap, values: ArrayLike<number>, what: string): number {
  const address = heap.allocate(values.length * Int32Array.BYTES_PER_ELEMENT, what);
  heap.integers(address, values.length).set(values);
  return address;
}

/** Address of a new area that holds `values` as f32. */
export function storeFloats(heap: Heap, values: ArrayLike<number>, what: string): number {
  const address = heap.allocate(values.length * Float32Array.BYTES_PER_ELEMENT, what);
  heap.floats(address, values.length).set(values);
  return address;
}

/** A heap that records its allocations, so that all of them can be freed at once. */
export interface Scope extends Heap {
  release(): void;
}

interface Area {
  address: number;
  bytes: number;
}

const ALIGNMENT = 64;
const PAGE = 65536;

const roundUp = (bytes: number, multiple: number) => Math.ceil(bytes / multiple) * multiple;

/** First fit over a list of free areas ordered by address; adjacent areas are merged when freed. */
export function createHeap(memory: WebAssembly.Memory, base: number): Heap {
  const start = roundUp(base, ALIGNMENT);
  const free: Area[] = [{ address: start, bytes: memory.buffer.byteLength - start }];
  const taken = new Map<number, number>();
  let used = 0;
  let view = new DataView(memory.buffer);

  const grow = (bytes: number, what: string) => {
    const end = memory.buffer.byteLength;
    const last = free.at(-1);
    const tail = last !== undefined && last.address + last.bytes === end ? last.bytes : 0;
    const added = roundUp(bytes - tail, PAGE);
    try {
      memory.grow(added / PAGE);
    } catch (cause) {
      throw outOfMemory(what, bytes, end, cause);
    }
    view = new DataView(memory.buffer);
    if (tail > 0) last!.bytes += added;
    else free.push({ address: end, bytes: added });
  };

  const allocate = (bytes: number, what: string): number => {
    const size = roundUp(Math.max(bytes, 1), ALIGNMENT);
    let index = free.findIndex((area) => area.bytes >= size);
    if (index < 0) {
      grow(size, what);
      index = free.length - 1;
    }
    const area = free[index];
    const address = area.address;
    area.address += size;
    area.bytes -= size;
    if (area.bytes === 0) free.splice(index, 1);
    taken.set(address, size);
    used += size;
    new Uint8Array(memory.buffer, address, size).fill(0);
    return address;
  };

  return {
    allocate,
    free: (address) => {
      const bytes = taken.get(address);
      if (bytes === undefined) return;
      taken.delete(address);
      used -= bytes;
      giveBack(free, { address, bytes });
    },
    get used() {
      return used;
    },
    floats: (address, length) => new Float32Array(memory.buffer, address, length),
    integers: (address, length) => new Int32Array(memory.buffer, address, length),
    view: () => view,
  };
}

/** Inserts an area in order of address and merges it with adjacent areas. */
function giveBack(free: Area[], area: Area): void {
  const found = free.findIndex((other) => other.address > area.address);
  const index = found < 0 ? free.length : found;
  free.splice(index, 0, area);
  const next = free[index + 1];
  if (next !== undefined && area.address + area.bytes === next.address) {
    area.bytes += next.bytes;
    free.splice(index + 1, 1);
  }
  const previous = free[index - 1];
  if (previous !== undefined && previous.address + previous.bytes === area.address) {
    previous.bytes += area.bytes;
    free.splice(index, 1);
  }
}

function outOfMemory(what: string, bytes: number, held: number, cause: unknown): EngineError {
  const mebibytes = (count: number) => `${(count / 2 ** 20).toFixed(1)} MiB`;
  return new EngineError(
    `simd engine: memory for ${what} must be available, got none for ${mebibytes(bytes)} beside ${mebibytes(held)}. ` +
      'Measure fewer runs at once, or use a smaller network or dataset.',
    { cause },
  );
}

export function openScope(heap: Heap): Scope {
  const held = new Set<number>();
  return {
    allocate: (bytes, what) => {
      const address = heap.allocate(bytes, what);
      held.add(address);
      return address;
    },
    free: (address) => {
      if (held.delete(address)) heap.free(address);
    },
    get used() {
      return heap.used;
    },
    floats: heap.floats,
    integers: heap.integers,
    view: heap.view,
    release: () => {
      for (const address of held) heap.free(address);
      held.clear();
    },
  };
}

/** Result of `make` in a new scope, which is released if `make` throws. */
export function inScope<T>(heap: Heap, make: (scope: Scope) => T): T {
  const scope = openScope(heap);
  try {
    return make(scope);
  } catch (error) {
    scope.release();
    throw error;
  }
}
