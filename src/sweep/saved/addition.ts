import type { CohortProgress, EngineSwitch } from '../cohort-progress.ts';
import type { Sample } from '../results/trace-store.ts';
import { type PhaseMilliseconds, sumOfPhases } from '../segment/phase.ts';
import type { FinishedRun } from '../segment/run-status.ts';
import type { SegmentState } from '../segment/segment-state.ts';
import type { Cohort } from '../sweep-plan.ts';

/** What was added to one cohort since it was last saved. */
export interface CohortAddition {
  readonly cohort: Cohort;
  readonly samples: readonly Sample[];
  readonly finished: readonly FinishedRun[];
  readonly switches: readonly EngineSwitch[];
  /** After all of this; null once every run of the cohort has ended. */
  readonly state: SegmentState | null;
  readonly milliseconds?: PhaseMilliseconds;
}

/** Gathers the progress of cohorts between saves. */
export interface Additions {
  /** Adds what a segment has added to the record. */
  add(progress: CohortProgress): void;
  /** All that was added since it was last asked, by cohort. */
  take(): CohortAddition[];
}

/** `record`: the sweep, which knows where runs went on with another engine. */
export function createAdditions(record: { readonly switches: readonly EngineSwitch[] }): Additions {
  let pending = new Map<number, CohortAddition>();
  let switchesTaken = record.switches.length;
  return {
    add({ cohort, samples, finished, state, milliseconds: more }) {
      const before = pending.get(cohort.id);
      const milliseconds = more ? sumOfPhases(before?.milliseconds ?? null, more) : before?.milliseconds;
      pending.set(cohort.id, {
        cohort,
        samples: before ? [...before.samples, ...samples] : samples,
        finished: before ? [...before.finished, ...finished] : finished,
        switches: [],
        state,
        ...(milliseconds && { milliseconds }),
      });
    },
    take() {
      const switches = record.switches.slice(switchesTaken);
      switchesTaken = record.switches.length;
      const taken = [...pending.values()].map((addition) => {
        const ids = new Set(addition.cohort.runs.map(({ id }) => id));
        return { ...addition, switches: switches.filter(({ run }) => ids.has(run)) };
      });
      pending = new Map();
      return taken;
    },
  };
}
