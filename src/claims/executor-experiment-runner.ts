import { buildDataset } from '../data/build-dataset.ts';
import type { Engine } from '../engine/contract.ts';
import { SpecError } from '../errors.ts';
import type { SegmentExecutor } from '../sweep/executor.ts';
import { createRunStates } from '../sweep/inspection/states.ts';
import { cohortsOf, planSweep } from '../sweep/plan.ts';
import { runResults } from '../sweep/results/results.ts';
import { createTraceStore } from '../sweep/results/trace-store.ts';
import { runSweep } from '../sweep/run-sweep.ts';
import type { FinishedRun } from '../sweep/segment/run-status.ts';
import { parseSweepSpec } from '../sweep/spec/sweep-spec.ts';
import { createSweepControl } from '../sweep/sweep-control.ts';
import { createSweepData, type SweepData } from '../sweep/sweep-data.ts';
import { dataSeedOf, type Run, type SweepPlan } from '../sweep/sweep-plan.ts';
import { createSweepProgress } from '../sweep/sweep-progress.ts';
import type { Laboratory } from './laboratory.ts';

/** Who trains a sweep; what the pools of workers choose for one has this shape. */
export interface Workforce {
  readonly workers: number;
  /** Runs per cohort. */
  readonly cohortSize: number;
  spawn(index: number, failure: unknown): Promise<SegmentExecutor>;
}

export interface ExperimentRunnerOptions {
  readonly choose: (plan: SweepPlan, data: SweepData) => Promise<Workforce>;
  /** The engine that `examine` works on; it stays the caller's. */
  readonly engineOf: () => Promise<Engine>;
}

/** A run on the data set that is on the bench; the others of a sweep with several data sets would be trained on wrong data. */
function onFirstData(plan: SweepPlan, run: Run): Run {
  const dataSeed = dataSeedOf(plan, run);
  if (dataSeed === plan.dataSeeds[0]) return run;
  throw new SpecError(
    `laboratory: a run that is examined must be trained on data seed ${plan.dataSeeds[0]}, the first of its sweep, got ` +
      `${dataSeed}. Examine a sweep of that data seed alone.`,
  );
}

/**
 * A laboratory over executors, in this thread or in workers; what is examined is examined in this thread. Its results do
 * not depend on the workforce.
 */
export function createExperimentRunner({ choose, engineOf }: ExperimentRunnerOptions): Laboratory {
  return {
    async examine(input, task) {
      const spec = parseSweepSpec(input);
      const dataset = await buildDataset(spec.dataset);
      const plan = planSweep(spec, dataset);
      const program = await (await engineOf()).open(plan.network, dataset);
      try {
        return await task({
          plan,
          dataset,
          program,
          states: (run) => createRunStates(program, plan, onFirstData(plan, run)),
        });
      } finally {
        program.dispose();
      }
    },
    async sweep(input, { signal, onProgress }) {
      const spec = parseSweepSpec(input);
      const data = await createSweepData(spec.dataset, buildDataset);
      const plan = planSweep(spec, data.first);
      const { workers, cohortSize, spawn } = await choose(plan, data);
      signal.throwIfAborted();
      const control = createSweepControl();
      const stop = () => control.stop();
      signal.addEventListener('abort', stop, { once: true });
      const traces = createTraceStore();
      const finished = new Map<number, FinishedRun>();
      const progress = createSweepProgress(plan.runs, spec.budget);
      try {
        await runSweep({
          tasks: cohortsOf(plan, cohortSize).map((cohort) => ({ cohort, state: null })),
          workers,
          control,
          spawn,
          onSegment(result) {
            traces.append(result.samples);
            for (const run of result.finished) finished.set(run.run, run);
            progress.observe(result.samples, result.finished);
            onProgress(progress.fraction());
          },
        });
      } finally {
        signal.removeEventListener('abort', stop);
      }
      signal.throwIfAborted();
      return { plan, results: runResults(plan, traces, finished), traces };
    },
  };
}
