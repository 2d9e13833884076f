import type { Dataset } from '../data/dataset.ts';
import type { Point, Program } from '../engine/contract.ts';
import { ruleOf } from '../sweep/rules/registry.ts';
import type { RuledState } from '../sweep/rules/rule.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import { dataSeedOf, type Run, type SweepPlan } from '../sweep/sweep-plan.ts';
import { trainingKey } from '../sweep/take-over.ts';
import type { ClaimContext } from './claim.ts';
import { madeOnce } from './replicate-memory.ts';

/** A run at one of its steps. The point is over all training examples and is disposed after the measurement. */
export interface InspectedState {
  readonly program: Program;
  readonly point: Point;
  /** θ, `[P]`. */
  readonly theta: Float32Array;
  /** What its training rule carries from step to step; undefined where it carries nothing. */
  readonly memory?: Float32Array | undefined;
}

/** One run, retrained from step 0 to measure what no probe of a sweep records. Steps must not decrease. */
export interface InspectedRun {
  readonly plan: SweepPlan;
  readonly dataset: Dataset;
  readonly run: Run;
  at<T>(step: number, measure: (state: InspectedState) => Promise<T>): Promise<T>;
  /** Diagonal of the P that divides the step from `step`, `[P]`, in the unit of a gradient. The rule must have one. */
  preconditionerAt(step: number): Promise<Float64Array>;
}

export interface InspectOptions {
  /** Which runs of the grid; default all. Others are not trained. */
  readonly wanted?: (run: Run) => boolean;
  /**
   * A name of what is measured, unique within the claim, with every setting that it depends on besides the training of the run.
   * What is measured, plain data without ids of runs, is then remembered for larger sizes. Default: it is measured again.
   */
  readonly as?: string;
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

function preconditionerOf({ spec: { rule } }: SweepPlan, state: RuledState): Float64Array {
  const { kind, preconditioner } = ruleOf(rule);
  const found = typeof preconditioner === 'function' ? preconditioner(state) : null;
  if (found) return found;
  throw new RangeError(`inspectRuns: the training rule must divide its steps by a P that it carries, got ${kind}.`);
}

/** Largest number of steps between two reports of progress. */
const STRIDE = 500;

/** Inspects the runs of some sweeps in sequence. For progress, sweeps count equally, and runs within a sweep. */
export async function inspectRuns<T>(
  specs: readonly SweepSpecInput[],
  { runner, signal, onProgress, memory }: ClaimContext,
  inspect: (inspected: InspectedRun) => Promise<T>,
  { wanted = () => true, as }: InspectOptions = {},
): Promise<T[]> {
  const found: T[] = [];
  for (const [index, spec] of specs.entries())
    await runner.examine(spec, async ({ plan, dataset, program, states }) => {
      const runs = plan.runs.filter(wanted);
      for (const [place, run] of runs.entries()) {
        const [rate, size, seed, data] = [run.learningRate, run.batchSize, run.seed, dataSeedOf(plan, run)];
        const key = `inspected ${as} ${rate} ${size} ${seed} ${data} ${trainingKey(plan.spec)}`;
        const { at: stateAt } = states(run);
        let reached = 0;
        const at: InspectedRun['at'] = async (step, measure) => {
          while (reached < step) {
            signal.throwIfAborted();
            reached = Math.min(step, reached + STRIDE);
            await stateAt(reached);
            onProgress((index + (place + reached / run.endStep) / runs.length) / specs.length);
          }
          const { theta, memory } = await stateAt(step);
          return inspectAt(program, theta, (state) => measure({ ...state, memory: memory?.[0] }));
        };
        const preconditionerAt: InspectedRun['preconditionerAt'] = async (step) =>
          preconditionerOf(plan, await stateAt(step + 1));
        const context = as === undefined ? {} : { memory };
        const measure = () => inspect({ plan, dataset, run, at, preconditionerAt });
        found.push(await madeOnce(context, key, measure, { ofRun: true }));
        onProgress((index + (place + 1) / runs.length) / specs.length);
      }
    });
  onProgress(1);
  return found;
}
