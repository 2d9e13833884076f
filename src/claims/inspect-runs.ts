import type { Dataset } from '../data/dataset.ts';
import type { Point, Program } from '../engine/contract.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import type { Run, SweepPlan } from '../sweep/sweep-plan.ts';
import type { ClaimContext } from './claim.ts';

/** A run at one of its steps. The point is over all training examples and is disposed after the measurement. */
export interface InspectedState {
  readonly program: Program;
  readonly point: Point;
  /** θ, `[P]`. */
  readonly theta: Float32Array;
}

/** One run, retrained from step 0 to measure what no probe of a sweep records. Steps must not decrease. */
export interface InspectedRun {
  readonly plan: SweepPlan;
  readonly dataset: Dataset;
  readonly run: Run;
  at<T>(step: number, measure: (state: InspectedState) => Promise<T>): Promise<T>;
}

export interface InspectOptions {
  /** Which runs of the grid; default all. Others are not trained. */
  readonly wanted?: (run: Run) => boolean;
}

/** Opens the point at θ for the duration of `measure`. */
export async function inspectAt<T>(
  program: Program,
  theta: Float32Array,
  measure: (state: InspectedState) => Promise<T>,
): Promise<T> {
  const point = await program.at(theta);
  try {
    return await measure({ program, point, theta });
  } finally {
    point.dispose();
  }
}

/** Largest number of steps between two reports of progress. */
const STRIDE = 500;

/** Inspects the runs of some sweeps in sequence. For progress, sweeps count equally, and runs within a sweep. */
export async function inspectRuns<T>(
  specs: readonly SweepSpecInput[],
  { runner, signal, onProgress }: ClaimContext,
  inspect: (inspected: InspectedRun) => Promise<T>,
  { wanted = () => true }: InspectOptions = {},
): Promise<T[]> {
  const found: T[] = [];
  for (const [index, spec] of specs.entries())
    await runner.examine(spec, async ({ plan, dataset, program, states }) => {
      const runs = plan.runs.filter(wanted);
      for (const [place, run] of runs.entries()) {
        const { at: stateAt } = states(run);
        let reached = 0;
        const at: InspectedRun['at'] = async (step, measure) => {
          while (reached < step) {
            signal.throwIfAborted();
            reached = Math.min(step, reached + STRIDE);
            await stateAt(reached);
            onProgress((index + (place + reached / run.endStep) / runs.length) / specs.length);
          }
          const { theta } = await stateAt(step);
          return inspectAt(program, theta, measure);
        };
        found.push(await inspect({ plan, dataset, run, at }));
      }
    });
  onProgress(1);
  return found;
}
