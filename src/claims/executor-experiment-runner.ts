import { buildDataset } from '../data/build-dataset.ts';
import type { Engine } from '../engine/contract.ts';
import { SpecError } from '../errors.ts';
import type { ExecutorPool } from '../sweep/executor.ts';
import { createRunStates } from '../sweep/inspection/states.ts';
import { performSweep, prepareSweep } from '../sweep/perform-sweep.ts';
import { planSweep } from '../sweep/plan.ts';
import { parseSweepSpec, type SweepSpec } from '../sweep/spec/sweep-spec.ts';
import { createSweepControl } from '../sweep/sweep-control.ts';
import type { SweepData } from '../sweep/sweep-data.ts';
import { dataSeedOf, type Run, type SweepPlan } from '../sweep/sweep-plan.ts';
import { createSweepRecord } from '../sweep/sweep-record.ts';
import { takeOver } from '../sweep/take-over.ts';
import type { ExperimentRunner } from './experiment-runner.ts';
import { keepRuns, keepShare, recallRuns, sharedRuns } from './kept-sweeps.ts';
import type { ReplicateMemory } from './replicate-memory.ts';
import { shareOfSweep } from './share.ts';

export interface ExperimentRunnerOptions {
  readonly choose: (plan: SweepPlan, data: SweepData) => Promise<ExecutorPool>;
  /** The engine used by `examine`; the caller keeps ownership. */
  readonly engineOf: () => Promise<Engine>;
  /** From where sweeps take over runs, and where they are kept. Default: nothing is kept. */
  readonly memory?: ReplicateMemory;
}

/** Refuses runs of other data sets than the one that is open: their states would be computed on wrong data. */
function onFirstData(plan: SweepPlan, run: Run): Run {
  const dataSeed = dataSeedOf(plan, run);
  if (dataSeed === plan.dataSeeds[0]) return run;
  throw new SpecError(
    `experiment runner: a run that is examined must be trained on data seed ${plan.dataSeeds[0]}, the first of its sweep, got ` +
      `${dataSeed}. Examine a sweep of that data seed alone.`,
  );
}

/**
 * Performs sweeps on pools of executors, in this thread or in workers, and examines runs in this thread. Results do not
 * depend on the pool, nor on what is remembered.
 */
export function createExperimentRunner({ choose, engineOf, memory }: ExperimentRunnerOptions): ExperimentRunner {
  const ownOf = (spec: SweepSpec) => (memory?.share ? shareOfSweep(spec, memory.share) : spec);
  return {
    async examine(input, task) {
      const spec = ownOf(parseSweepSpec(input));
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
      const whole = parseSweepSpec(input);
      const { plan, data } = await prepareSweep(ownOf(whole), buildDataset);
      const pool = await choose(plan, data);
      signal.throwIfAborted();
      const before = memory ? (sharedRuns(memory, plan, data.first) ?? recallRuns(memory, plan, data.first)) : null;
      const { kind } = pool.description;
      const taken = before && takeOver(plan, before, { kind, cohortSize: pool.cohortSize, whole: true });
      const record = createSweepRecord(plan, { pool, resumed: taken?.checkpoint });
      const control = createSweepControl();
      const stop = () => control.stop();
      signal.addEventListener('abort', stop, { once: true });
      try {
        await performSweep(record, { pool, control, onSegment: () => onProgress(record.fraction) });
      } finally {
        signal.removeEventListener('abort', stop);
      }
      signal.throwIfAborted();
      if (memory?.share) keepShare(memory, whole, record);
      else if (memory) keepRuns(memory, record, data.first);
      return { plan, results: record.results(), traces: record.traces };
    },
  };
}
