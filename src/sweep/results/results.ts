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

/** The latest value of every quantity for every run, in plan order. */
export function runResults(
  plan: SweepPlan,
  traces: TraceStore,
  finished: ReadonlyMap<RunId, FinishedRun>,
): RunResult[] {
  return plan.runs.map((run) => {
    const ended = finished.get(run.id);
    const last = (probe: RecordedProbe): Sample | undefined => {
      const sample = traces.last(run.id, probe);
      // A run that diverged has no sharpness or test loss at its end; those of its start would mislead.
      return ended?.outcome === 'diverged' && sample?.step !== ended.step ? undefined : sample;
    };
    const sharpness = last('sharpness');
    return {
      run,
      outcome: ended?.outcome ?? null,
      step: ended?.step ?? last('trainLoss')?.step ?? 0,
      trainLoss: last('trainLoss')?.value ?? Number.NaN,
      testLoss: last('testLoss')?.value ?? Number.NaN,
      trainAccuracy: last('trainAccuracy')?.value ?? Number.NaN,
      testAccuracy: last('testAccuracy')?.value ?? Number.NaN,
      sharpness: sharpness?.value ?? Number.NaN,
      sharpnessError: sharpness?.error ?? Number.NaN,
      sharpnessConverged: sharpness?.converged ?? null,
    };
  });
}

/** Generalization gap in accuracy, train − test, as a fraction. */
export const accuracyGap = ({ trainAccuracy, testAccuracy }: RunResult) => trainAccuracy - testAccuracy;
/** Generalization gap in loss, test − train. */
export const lossGap = ({ trainLoss, testLoss }: RunResult) => testLoss - trainLoss;
