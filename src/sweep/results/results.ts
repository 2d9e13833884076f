import type { FinishedRun, Outcome } from '../segment/run-status.ts';
import type { Run, RunId, SweepPlan } from '../sweep-plan.ts';
import type { RecordedProbe, Sample, TraceStore } from './trace-store.ts';

/** Final values of one run: a row of every table and export. NaN where a quantity was not measured. */
export interface RunResult {
  readonly run: Run;
  /** null while the run is training. */
  readonly outcome: Outcome | null;
  /** Updates made (so far). */
  readonly step: number;
  readonly trainLoss: number;
  readonly testLoss: number;
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
  /** λ₁ of the Hessian of the training loss, with a bound on its error and whether the tolerance was met. */
  readonly sharpness: number;
  readonly sharpnessError: number;
  readonly sharpnessConverged: boolean | null;
}

/** The probes whose latest values are in a `RunResult`. */
export const RESULT_PROBES = [
  'trainLoss',
  'testLoss',
  'trainAccuracy',
  'testAccuracy',
  'sharpness',
] as const satisfies readonly RecordedProbe[];

/** The latest value of every quantity of one run; `ended`: how it ended, if it has. */
export function runResult(run: Run, traces: TraceStore, ended: FinishedRun | undefined): RunResult {
  const last = (probe: (typeof RESULT_PROBES)[number]): Sample | undefined => {
    const sample = traces.last(run.id, probe);
    // A run that diverged has no sharpness or test loss at its end; those of its start would mislead.
    return ended?.outcome === 'diverged' && sample?.step !== ended.step ? undefined : sample;
  };
  const trainLoss = last('trainLoss');
  const sharpness = last('sharpness');
  return {
    run,
    outcome: ended?.outcome ?? null,
    step: ended?.step ?? trainLoss?.step ?? 0,
    trainLoss: trainLoss?.value ?? Number.NaN,
    testLoss: last('testLoss')?.value ?? Number.NaN,
    trainAccuracy: last('trainAccuracy')?.value ?? Number.NaN,
    testAccuracy: last('testAccuracy')?.value ?? Number.NaN,
    sharpness: sharpness?.value ?? Number.NaN,
    sharpnessError: sharpness?.error ?? Number.NaN,
    sharpnessConverged: sharpness?.converged ?? null,
  };
}

/** The latest value of every quantity for every run, in plan order. */
export const runResults = (
  plan: SweepPlan,
  traces: TraceStore,
  finished: ReadonlyMap<RunId, FinishedRun>,
): RunResult[] => plan.runs.map((run) => runResult(run, traces, finished.get(run.id)));

/** Generalization gap in accuracy, train − test, as a fraction. */
export const accuracyGap = ({ trainAccuracy, testAccuracy }: RunResult) => trainAccuracy - testAccuracy;
/** Generalization gap in loss, test − train. */
export const lossGap = ({ trainLoss, testLoss }: RunResult) => testLoss - trainLoss;
