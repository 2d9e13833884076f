import { isMeasuredBy } from '../../probes/scalar/registry.ts';
import type { CohortProgress } from '../cohort-progress.ts';
import type { Sample, TraceColumns } from '../results/trace-store.ts';
import type { FinishedRun } from '../segment/run-status.ts';
import type { RunId } from '../sweep-plan.ts';
import { type EndedSweep, reachedRuns } from './reached.ts';
import { countOwnSamples } from './supplement.ts';

/** What the repetition of a sweep has made that is not as the sweep has it, as a clause; null where all is equal. */
export type Difference = string | null;

export interface RepetitionCheck {
  /**
   * Compares what a segment has made with the sweep, bit by bit. `added`: its samples of dearer tiers, up to the step that
   * their run had reached.
   */
  add(progress: CohortProgress): { readonly difference: Difference; readonly added: readonly Sample[] };
  /** Once all runs have been performed again: whether each sample and each end of the sweep was made. */
  end(): Difference;
}

const isSame = (a: Sample, b: Sample) =>
  a.step === b.step && Object.is(a.value, b.value) && Object.is(a.error, b.error) && a.converged === b.converged;

const valueText = (sample: Sample | undefined) =>
  sample === undefined ? 'none' : `${sample.value}${sample.error === undefined ? '' : ` ± ${sample.error}`}`;

/** A check that runs which are performed again, with a dearer tier, are bit for bit those of a sweep. */
export function checkRepetition(sweep: EndedSweep): RepetitionCheck {
  const { plan, traces } = sweep;
  const { tier } = plan.spec.measure;
  const reached = reachedRuns(sweep);
  const next = new Map<TraceColumns, number>();
  const ended = new Set<RunId>();
  let made = 0;

  const differenceOfSample = (sample: Sample): Difference => {
    const own = traces.columns(sample.run, sample.probe);
    const index = next.get(own) ?? 0;
    const held = index < own.length ? own.sample(index) : undefined;
    next.set(own, index + 1);
    made++;
    if (held && isSame(held, sample)) return null;
    return `${sample.probe} of run ${sample.run} at step ${sample.step} is ${valueText(sample)} here and was ${valueText(held)}`;
  };
  const differenceOfEnd = ({ run, outcome, step }: FinishedRun): Difference => {
    const held = reached.get(run);
    // One that was stopped goes further here.
    if (held?.outcome === 'stopped' && step > held.step) return null;
    ended.add(run);
    if (held?.outcome === outcome && held.step === step) return null;
    return `run ${run} ends at step ${step} (${outcome}) here and ended at step ${held?.step} (${held?.outcome})`;
  };
  return {
    add({ samples, finished }) {
      let difference: Difference = null;
      const added: Sample[] = [];
      for (const sample of samples) {
        if (sample.step > (reached.get(sample.run)?.step ?? Number.NEGATIVE_INFINITY)) continue;
        if (isMeasuredBy(tier, sample.probe)) difference ??= differenceOfSample(sample);
        else added.push(sample);
      }
      for (const run of finished) difference ??= differenceOfEnd(run);
      return { difference, added };
    },
    end() {
      const expected = countOwnSamples(plan, traces);
      if (made !== expected) return `${made} samples were made here and ${expected} before`;
      const open = [...reached.values()].find(({ run, outcome }) => outcome !== 'stopped' && !ended.has(run));
      return open ? `run ${open.run} does not end here and ended at step ${open.step}` : null;
    },
  };
}
