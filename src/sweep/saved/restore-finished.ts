import { SpecError } from '../../errors.ts';
import { sweepFingerprint } from '../results/fingerprint.ts';
import { type RunResult, runResults } from '../results/results.ts';
import { createTraceStore } from '../results/trace-store.ts';
import type { FinishedRun } from '../segment/run-status.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { runChecksum } from './checksum.ts';
import { faultOfEnd, faultOfSamples } from './due-samples.ts';
import type { ParsedSweepFile, RestoredRuns } from './restored-sweep.ts';
import { OTHER_COPY, type SavedRun, savedRuns } from './saved-runs.ts';

const VALUES = [
  'trainLoss',
  'testLoss',
  'trainAccuracy',
  'testAccuracy',
  'sharpness',
  'sharpnessError',
  'sharpnessConverged',
] as const;

/** How a run of a finished sweep ended; throws SpecError unless it ended as a run of the plan can, with all its samples. */
function endOf(file: string, plan: SweepPlan, { run, result, samples }: SavedRun): FinishedRun {
  const { outcome, step } = result;
  const place = `${file}: results.${run.id}`;
  if (outcome === null || outcome === 'stopped')
    throw new SpecError(`${place}.outcome must be that of a run that ended, got ${outcome}. ${OTHER_COPY}`);
  const end: FinishedRun = { run: run.id, outcome, step };
  const fault = faultOfEnd(plan, run, end);
  if (fault) throw new SpecError(`${place}: ${fault}. ${OTHER_COPY}`);
  const difference = faultOfSamples(plan, { run, reached: { step, outcome }, samples });
  if (difference)
    throw new SpecError(`${file}: samples must be those of the plan, each once, but ${difference}. ${OTHER_COPY}`);
  return end;
}

/** Throws SpecError where a result is not what its samples give. */
function requireDerived(file: string, derived: readonly RunResult[], runs: readonly SavedRun[]): void {
  runs.forEach(({ result }, i) => {
    for (const field of VALUES)
      if (!Object.is(result[field], derived[i][field]))
        throw new SpecError(
          `${file}: results.${i}.${field} must be ${derived[i][field]} as its samples give, got ${result[field]}. ${OTHER_COPY}`,
        );
  });
}

/** Which runs differ from their checksums, in words. */
function changedRuns(file: ParsedSweepFile, runs: readonly SavedRun[]): string {
  const { additions } = file.content;
  const changed = runs.filter(
    ({ result, samples }, i) =>
      additions && additions.checksums.runs[i] !== runChecksum(result, samples, additions.switches),
  );
  return changed.length === 0 ? '' : ` (changed: run ${changed.map(({ run }) => run.id).join(', ')})`.slice(0, 200);
}

/** A finished sweep, of which everything must hold. Throws SpecError that names what does not. */
export function finishedSweep(file: ParsedSweepFile, plan: SweepPlan): RestoredRuns {
  const { name, content } = file;
  const { runs, damaged } = savedRuns(file, plan);
  if (damaged.length > 0)
    throw new SpecError(
      `${name}: samples.${damaged[0]} must be a run of the spec, a probe, a step and a value, got something else. ${OTHER_COPY}`,
    );
  if (content.engine === null)
    throw new SpecError(`${name}: engine must be that which trained the runs, got null. ${OTHER_COPY}`);
  const finished = runs.map((run) => endOf(name, plan, run));
  const samples = runs.flatMap((run) => run.samples);
  const traces = createTraceStore();
  traces.append(samples);
  const derived = runResults(plan, traces, new Map(finished.map((end) => [end.run, end])));
  requireDerived(name, derived, runs);
  const switches = content.additions?.switches ?? [];
  const fingerprint = sweepFingerprint(plan.spec, derived, samples, switches);
  if (fingerprint !== content.fingerprint)
    throw new SpecError(
      `${name}: fingerprint must be that of what the file holds, ${fingerprint}, got ${content.fingerprint}${changedRuns(file, runs)}. ${OTHER_COPY}`,
    );
  const engine = content.engine;
  return {
    fingerprint,
    engine,
    warnings: [],
    checkpoint: { version: 2, spec: plan.spec, engine: engine.kind, switches, tasks: [], samples, finished },
  };
}
