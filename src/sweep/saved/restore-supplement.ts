import { isMeasuredBy } from '../../probes/scalar/registry.ts';
import { createTraceStore, inSampleOrder, type Sample } from '../results/trace-store.ts';
import { type Supplement, withTier } from '../supplement/supplement.ts';
import type { RunId, SweepPlan } from '../sweep-plan.ts';
import type { SweepCheckpoint } from '../sweep-record.ts';
import { supplementChecksum } from './checksum.ts';
import { faultOfSamples, type Reached } from './due-samples.ts';
import type { ParsedSweepFile } from './restored-sweep.ts';
import { savedSample } from './saved-sample.ts';

/** How far each run of a checkpoint has come; absent: nothing of it was measured. */
function reachedIn({ finished, tasks }: SweepCheckpoint): ReadonlyMap<RunId, Reached> {
  const reached = new Map<RunId, Reached>();
  for (const { state } of tasks)
    for (const { id } of state?.runs ?? []) reached.set(id, { step: state?.step ?? 0, outcome: null });
  for (const { run, step, outcome } of finished) if (outcome !== 'stopped') reached.set(run, { step, outcome });
  return reached;
}

function byRun(plan: SweepPlan, samples: readonly Sample[]): Sample[][] {
  const own: Sample[][] = plan.runs.map(() => []);
  for (const sample of samples) own[sample.run]?.push(sample);
  return own;
}

/** Why the supplement of a file cannot be taken, as a clause; else its samples. */
function soundSamples({ content }: ParsedSweepFile, plan: SweepPlan, checkpoint: SweepCheckpoint): Sample[] | string {
  if (!content.supplement) return [];
  const { tier, checksum } = content.supplement;
  const samples = content.supplement.samples.map(savedSample);
  const isOwn = (sample: Sample | undefined): sample is Sample =>
    sample !== undefined && plan.runs[sample.run] !== undefined && !isMeasuredBy(plan.spec.measure.tier, sample.probe);
  if (!samples.every(isOwn))
    return `must have samples of runs of the spec and of tiers above ${plan.spec.measure.tier}`;
  const inOrder = inSampleOrder(samples);
  if (supplementChecksum(plan.runs.length, inOrder) !== checksum) return 'must have the samples of its checksum';
  const reached = reachedIn(checkpoint);
  const own = byRun(plan, checkpoint.samples);
  const added = byRun(plan, inOrder);
  for (const run of plan.runs) {
    const at = reached.get(run.id) ?? { step: Number.NEGATIVE_INFINITY, outcome: null };
    const together = [...(own[run.id] ?? []), ...(added[run.id] ?? [])];
    const fault = faultOfSamples(withTier(plan, tier), { run, reached: at, samples: together });
    if (fault) return `must have the samples of the tier ${tier}, but ${fault}`;
  }
  return inOrder;
}

/** The supplement of a restored sweep, if the file has one; a damaged one is left out, with a warning. */
export function restoredSupplement(
  file: ParsedSweepFile,
  plan: SweepPlan,
  checkpoint: SweepCheckpoint,
): { readonly supplement: Supplement | null; readonly warning: string | null } {
  const { supplement } = file.content;
  if (!supplement) return { supplement: null, warning: null };
  const samples = soundSamples(file, plan, checkpoint);
  if (typeof samples === 'string')
    return { supplement: null, warning: `${file.name}: supplement ${samples}. It is left out: measure it again.` };
  const traces = createTraceStore();
  traces.append(samples);
  return { supplement: { tier: supplement.tier, ownSamples: checkpoint.samples.length, traces }, warning: null };
}
