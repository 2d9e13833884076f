import { SpecError } from '../../errors.ts';
import { createFrames } from './frames.ts';
import type { Heap, Scope } from './heap.ts';
import { chunksOf, packInto, setBlock, unpackFrom, type Workspace } from './workspace.ts';

/** Rows of one run's training examples, prepared in the workspace's block. */
export interface PreparedRows {
  readonly run: number;
  readonly start: number;
  readonly rows: number;
}

/** Rows whose `active` is 0 are not computed. */
export type Active = Uint8Array | undefined;

/** Iterations of a point over its runs and their examples. */
export interface PointPasses {
  /** Addresses of the runs' parameter blocks. */
  readonly params: readonly number[];
  /** Visits the chunks of a run, prepared in the block. */
  visit(run: number, work: (chunk: PreparedRows) => void): void;
  /** Σ over all examples of the contributions of `add` to the gradient buffer, times `scale`, `[R, P]`. */
  summed(
    how: { readonly scale: number; readonly direction?: Float32Array; readonly active?: Active },
    add: (chunk: PreparedRows) => void,
  ): Float32Array;
  /** One number per example, which `write` stores at `buffers.rows` for a chunk, `[R, N]`. */
  perExample(how: { readonly direction?: Float32Array; readonly active?: Active }, write: () => void): Float32Array;
}

export function createPointPasses(workspace: Workspace, theta: Float32Array, scope: Scope): PointPasses {
  const { heap, kernels, tables, buffers, train } = workspace;
  const { network, blockBytes } = tables;
  const count = workspace.plan.parameters;
  const runs = checkedRowCount('at', theta, 'theta', { of: count });
  const frames = createFrames(workspace, scope, runs);
  const params = packRuns(workspace, scope, theta);

  const visit = (run: number, work: (chunk: PreparedRows) => void) =>
    chunksOf(workspace, train).forEach(({ start, rows }, index) => {
      const { address: frame, ready } = frames.of(run, index);
      const inputs = train.inputs + start * tables.exampleBytes;
      const labels = train.labels + start * tables.labelBytes;
      setBlock(workspace, { rows, inputs, labels, frame, params: params[run] });
      if (!ready) kernels.prepare(network, buffers.block.address);
      work({ run, start, rows });
    });
  const direct = (direction: Float32Array | undefined, run: number, transposes: boolean) => {
    if (direction)
      packInto(workspace, direction.subarray(run * count, (run + 1) * count), buffers.direction, transposes);
  };

  return {
    params,
    visit,
    summed: ({ scale, direction, active }, add) =>
      perRun({ runs, active }, count, (run, target) => {
        direct(direction, run, true);
        heap.floats(buffers.gradient, blockBytes / 4).fill(0);
        visit(run, add);
        unpackFrom(workspace, buffers.gradient, target, scale);
      }),
    perExample: ({ direction, active }, write) =>
      perRun({ runs, active }, train.count, (run, target) => {
        direct(direction, run, false);
        visit(run, ({ start, rows }) => {
          write();
          target.set(heap.floats(buffers.rows, rows), start);
        });
      }),
  };
}

/** Fills a `[runs, length]` array row by row; inactive rows stay 0. */
function perRun(
  { runs, active }: { readonly runs: number; readonly active: Active },
  length: number,
  fill: (run: number, target: Float32Array) => void,
): Float32Array {
  const all = new Float32Array(runs * length);
  for (let run = 0; run < runs; run++)
    if (active?.[run] !== 0) fill(run, all.subarray(run * length, (run + 1) * length));
  return all;
}

/** A parameter block of every run, with transposes. */
function packRuns(workspace: Workspace, heap: Heap, theta: Float32Array): number[] {
  const count = workspace.plan.parameters;
  const runs = theta.length / count;
  return Array.from({ length: runs }, (_, run) => {
    const address = heap.allocate(workspace.tables.blockBytes, `the parameters of ${runs} runs`);
    packInto(workspace, theta.subarray(run * count, (run + 1) * count), address, true);
    return address;
  });
}

/** Number of rows of `of` numbers in `values`; throws SpecError if it is not `runs`, or not an integer ≥ 1. */
export function checkedRowCount(
  where: string,
  values: Float32Array,
  what: string,
  { of, runs }: { readonly of: number; readonly runs?: number },
): number {
  const found = values.length / of;
  if (found === runs || (runs === undefined && Number.isInteger(found) && found >= 1)) return found;
  const must = runs === undefined ? `a positive multiple of P = ${of} long` : `R × ${of} = ${runs * of} long`;
  throw new SpecError(`simd ${where}: ${what} must be ${must}, got ${values.length}. Pass one row per run.`);
}
