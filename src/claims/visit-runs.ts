import type { Dataset } from '../data/dataset.ts';
import type { Point, Program } from '../engine/contract.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import type { Run, SweepPlan } from '../sweep/sweep-plan.ts';
import type { ClaimContext } from './claim.ts';

/** A run at one of its steps. The point is over all training examples and is gone after the look. */
export interface RunSite {
  readonly program: Program;
  readonly point: Point;
  /** θ, `[P]`. */
  readonly theta: Float32Array;
}

/** One run, made again from its beginning, to look at what no probe of a sweep records. Steps must not go back. */
export interface RunVisit {
  readonly plan: SweepPlan;
  readonly dataset: Dataset;
  readonly run: Run;
  at<T>(step: number, look: (site: RunSite) => Promise<T>): Promise<T>;
}

export interface VisitOptions {
  /** Which runs of the grid; default all. Those left out are not trained. */
  readonly wanted?: (run: Run) => boolean;
}

/** Opens the point at θ for the time of `look`. */
export async function lookFrom<T>(
  program: Program,
  theta: Float32Array,
  look: (site: RunSite) => Promise<T>,
): Promise<T> {
  const point = await program.at(theta);
  try {
    return await look({ program, point, theta });
  } finally {
    point.dispose();
  }
}

/** Longest stretch between two reports of progress. */
const STRIDE = 500;

/** Visits the runs of some sweeps one after the other. Progress counts sweeps as equal, and runs of a sweep. */
export async function visitRuns<T>(
  specs: readonly SweepSpecInput[],
  { runner, signal, onProgress }: ClaimContext,
  visit: (visit: RunVisit) => Promise<T>,
  { wanted = () => true }: VisitOptions = {},
): Promise<T[]> {
  const found: T[] = [];
  for (const [index, spec] of specs.entries())
    await runner.examine(spec, async ({ plan, dataset, program, states }) => {
      const runs = plan.runs.filter(wanted);
      for (const [place, run] of runs.entries()) {
        const { at: stateAt } = states(run);
        let reached = 0;
        const at: RunVisit['at'] = async (step, look) => {
          while (reached < step) {
            signal.throwIfAborted();
            reached = Math.min(step, reached + STRIDE);
            await stateAt(reached);
            onProgress((index + (place + reached / run.endStep) / runs.length) / specs.length);
          }
          const { theta } = await stateAt(step);
          return lookFrom(program, theta, look);
        };
        found.push(await visit({ plan, dataset, run, at }));
      }
    });
  onProgress(1);
  return found;
}
