import type { EngineDescription, EngineKind } from '../engine/contract.ts';
import { cohortsOf, planSweep } from '../sweep/plan.ts';
import { bestRates } from '../sweep/results/best-rate.ts';
import { bestRatesCsv, resultsCsv, samplesCsv } from '../sweep/results/export-csv.ts';
import { sweepFingerprint } from '../sweep/results/fingerprint.ts';
import { type RunResult, runResults } from '../sweep/results/results.ts';
import { sweepJson } from '../sweep/results/sweep-file.ts';
import { createTraceStore, type Sample } from '../sweep/results/trace-store.ts';
import { type CohortTask, runSweep } from '../sweep/run-sweep.ts';
import type { FinishedRun } from '../sweep/segment/run-status.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import { createSweepControl } from '../sweep/sweep-control.ts';
import type { SweepData } from '../sweep/sweep-data.ts';
import type { Cohort, SweepPlan } from '../sweep/sweep-plan.ts';
import { createSweepProgress } from '../sweep/sweep-progress.ts';
import { withSelfCheck } from '../worker/checked-engine.ts';
import { createWorkerClient } from '../worker/client.ts';
import { createRemoteExecutor } from '../worker/remote-executor.ts';
import { loadCheckpoint, removeCheckpoint, saveCheckpoint } from './checkpoint.ts';
import { nodeChannel } from './node-channel.ts';
import type { ProgressBar } from './progress-bar.ts';
import { tuningLines } from './tuning-lines.ts';

/** Few runs per cohort, so that the work spreads evenly over workers. */
const COHORT_SIZE = 3;
const SAVE_MILLISECONDS = 1000;

export interface SweepJob {
  readonly spec: SweepSpec;
  readonly data: SweepData;
  readonly engine: EngineKind;
  readonly workers: number;
  /** Where checkpoints live while it runs. */
  readonly directory: string;
  readonly bar: ProgressBar;
}

export interface SweepProduct {
  /** null where it was interrupted: the checkpoint holds what is done. */
  readonly fingerprint: string | null;
  /** Contents by file name. */
  readonly files: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** What is left to do of each cohort, kept current while segments come in. */
function createLedger(cohorts: readonly Cohort[], resumed: readonly CohortTask[] | undefined) {
  const left = new Map<number, CohortTask>();
  for (const task of resumed ?? cohorts.map((cohort) => ({ cohort, state: null }))) left.set(task.cohort.id, task);
  return {
    tasks: () => [...left.values()],
    update(cohort: Cohort, next: CohortTask | undefined) {
      if (next) left.set(cohort.id, { cohort, state: next.state });
      else left.delete(cohort.id);
    },
  };
}

function summarise(finished: Iterable<FinishedRun>, seconds: number): string {
  const counts = new Map<string, number>();
  for (const { outcome } of finished) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const parts = [...counts].map(([outcome, count]) => `${count} ${outcome}`);
  return `${parts.join(', ')} in ${seconds.toFixed(1)} s`;
}

/** Trains a sweep on worker threads, saving checkpoints; ends early, resumably, on SIGINT or SIGTERM. */
export async function performSweep({ spec, data, engine, workers, directory, bar }: SweepJob): Promise<SweepProduct> {
  const started = performance.now();
  const plan = planSweep(spec, data.first);
  const resumed = await loadCheckpoint(directory);
  const ledger = createLedger(cohortsOf(plan, COHORT_SIZE), resumed?.tasks);
  const traces = createTraceStore();
  traces.append(resumed?.samples ?? []);
  const finished = new Map((resumed?.finished ?? []).map((run) => [run.run, run]));
  const progress = createSweepProgress(plan.runs, spec.budget);
  progress.observe(traces.all(), [...finished.values()]);

  const control = createSweepControl();
  const interrupt = () => control.stop();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  let saved = performance.now();
  let saving: Promise<void> = Promise.resolve();
  const save = () => {
    saved = performance.now();
    // Taken now, written after the one before: segments may come in while a file is being written.
    const checkpoint = {
      version: 1 as const,
      spec,
      engine,
      tasks: ledger.tasks(),
      samples: traces.all(),
      finished: [...finished.values()],
    };
    saving = saving.then(() => saveCheckpoint(directory, checkpoint));
  };
  let checked: Promise<EngineDescription> | null = null;
  const left = await runSweep({
    tasks: ledger.tasks(),
    workers,
    control,
    async spawn() {
      const client = createWorkerClient(nodeChannel());
      const executor = await createRemoteExecutor(client, { engine, plan, data });
      // Once for all workers: they are the same code on the same machine.
      checked ??= client.call('selfCheck', null).then((outcome) => withSelfCheck(executor.engine, outcome));
      await checked;
      return executor;
    },
    onSegment(result, cohort, next) {
      traces.append(result.samples);
      for (const run of result.finished) finished.set(run.run, run);
      ledger.update(cohort, next);
      progress.observe(result.samples, result.finished);
      bar.show(progress.fraction(), `${finished.size}/${plan.runs.length} runs`);
      if (performance.now() - saved > SAVE_MILLISECONDS) save();
    },
  });
  process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
  if (left.length > 0) save();
  await saving;
  if (left.length > 0) return { fingerprint: null, files: {}, summary: '' };

  const description = await (checked as Promise<EngineDescription> | null);
  await removeCheckpoint(directory);
  const results = runResults(plan, traces, finished);
  const summary = summarise(finished.values(), (performance.now() - started) / 1000);
  return productOf(plan, { results, samples: traces.all(), description, summary });
}

interface Outcomes {
  readonly results: readonly RunResult[];
  readonly samples: readonly Sample[];
  readonly description: EngineDescription | null;
  readonly summary: string;
}

/** The files of a finished sweep. */
function productOf(plan: SweepPlan, { results, samples, description, summary }: Outcomes): SweepProduct {
  const { spec } = plan;
  const fingerprint = sweepFingerprint(spec, results, samples);
  const { tune } = spec;
  return {
    fingerprint,
    files: {
      'sweep.json': sweepJson({ fingerprint, engine: description, spec, results, samples }),
      'runs.csv': resultsCsv(results, description, spec.rule),
      'samples.csv': samplesCsv(plan.runs, samples, description),
      ...(tune && { 'best-rates.csv': bestRatesCsv(bestRates(plan, results, tune), tune, description) }),
    },
    summary: [summary, ...tuningLines(plan, results)].join('\n'),
  };
}
