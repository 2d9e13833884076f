import { SpecError } from '../../errors.ts';
import type { Point } from '../contract.ts';
import { createFrames } from './frames.ts';
import type { Heap, Scope } from './heap.ts';
import { evaluateRuns, outputsOfRuns } from './split-passes.ts';
import { packInto, setBlock, stretches, unpackFrom, type Workbench } from './workbench.ts';

/** Rows of one run's training examples that lie prepared in the work bench's block. */
interface Stretch {
  readonly start: number;
  readonly rows: number;
}

/**
 * R parameter vectors ready to be measured; see the contract. Outputs, slopes and errors are kept between calls,
 * with everything else that is freed with the point, in `scope`.
 */
export function createPoint(bench: Workbench, theta: Float32Array, scope: Scope): Point {
  const { heap, kernels, tables, areas, train } = bench;
  const { network, blockBytes } = tables;
  const count = bench.plan.parameters;
  const runs = checkedRuns('at', theta, 'theta', { of: count });
  const frames = createFrames(bench, scope, runs);
  const params = packRuns(bench, scope, theta);

  const visit = (run: number, second: number, work: (stretch: Stretch) => void) =>
    stretches(bench, train).forEach(({ start, rows }, index) => {
      const { address: frame, ready } = frames.of(run, index);
      const inputs = train.inputs + start * tables.exampleBytes;
      setBlock(bench, {
        rows,
        inputs,
        labels: train.labels + start * tables.labelBytes,
        frame,
        params: params[run],
        second,
      });
      if (!ready) kernels.prepare(network, areas.block);
      work({ start, rows });
    });

  /** Σ over all examples of what `add` adds to the gradient area, times `scale`, for every run. */
  const summed = (scale: number, direction: Float32Array | undefined, add: (stretch: Stretch, run: number) => void) =>
    perRun(runs, count, (run, target) => {
      if (direction) packInto(bench, direction.subarray(run * count, (run + 1) * count), areas.direction, true);
      heap.floats(areas.gradient, blockBytes / 4).fill(0);
      visit(run, areas.second, (stretch) => add(stretch, run));
      unpackFrom(bench, areas.gradient, target, scale);
    });

  return {
    evaluate: async (split) => evaluateRuns(bench, params, split),
    gradient: async () => summed(1 / train.count, undefined, () => kernels.addGradient(network, areas.block)),
    hessianVector: async (v) => {
      checkedRuns('hessianVector', v, 'v', { of: count, runs });
      return summed(1 / train.count, v, () => kernels.addHessianVector(network, areas.block));
    },
    exampleHessianSquare: async (v) => {
      checkedRuns('exampleHessianSquare', v, 'v', { of: count, runs });
      const add = () => kernels.addHessianSquareVector(network, areas.block, areas.velocity);
      return summed(1 / train.count, v, add);
    },
    gaussNewtonVector: async (v) => {
      checkedRuns('gaussNewtonVector', v, 'v', { of: count, runs });
      return summed(1 / train.count, v, () => kernels.addGaussNewtonVector(network, areas.block));
    },
    weightedGradient: async (c) => {
      checkedRuns('weightedGradient', c, 'c', { of: train.count, runs });
      return summed(1, undefined, ({ start, rows }, run) => {
        const from = run * train.count + start;
        heap.floats(areas.rows, rows).set(c.subarray(from, from + rows));
        kernels.addWeightedGradient(network, areas.block, areas.rows);
      });
    },
    exampleProjections: async (v) => {
      checkedRuns('exampleProjections', v, 'v', { of: count, runs });
      return perRun(runs, train.count, (run, target) => {
        packInto(bench, v.subarray(run * count, (run + 1) * count), areas.direction, false);
        visit(run, 0, ({ start, rows }) => {
          kernels.project(network, areas.block, areas.rows);
          target.set(heap.floats(areas.rows, rows), start);
        });
      });
    },
    exampleGradientNorms: async () =>
      perRun(runs, train.count, (run, target) =>
        visit(run, 0, ({ start, rows }) => {
          kernels.gradientNorms(network, areas.block, areas.velocity, areas.rows);
          target.set(heap.floats(areas.rows, rows), start);
        }),
      ),
    outputs: async (split) => outputsOfRuns(bench, params, split),
    dispose: scope.release,
  };
}

/** Fills a `[runs, length]` array row by row. */
function perRun(runs: number, length: number, fill: (run: number, target: Float32Array) => void): Float32Array {
  const all = new Float32Array(runs * length);
  for (let run = 0; run < runs; run++) fill(run, all.subarray(run * length, (run + 1) * length));
  return all;
}

/** A parameter block of every run, with transposes. */
function packRuns(bench: Workbench, heap: Heap, theta: Float32Array): number[] {
  const count = bench.plan.parameters;
  const runs = theta.length / count;
  return Array.from({ length: runs }, (_, run) => {
    const address = heap.allocate(bench.tables.blockBytes, `the parameters of ${runs} runs`);
    packInto(bench, theta.subarray(run * count, (run + 1) * count), address, true);
    return address;
  });
}

/** How many rows of `of` numbers there are; with `runs`, as many as that. */
function checkedRuns(
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
