import type { Progress } from '../data/raw-dataset.ts';
import { type PreparedSweep, prepareSweep } from '../sweep/perform-sweep.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { Preparation } from './app-state.ts';
import type { StoreDependencies } from './dependencies.ts';
import type { SetState } from './set-state.ts';

/** Milliseconds after which the making of data is said: what takes less has ended before anyone could read it. */
const SAID_AFTER = 50;

/** Sweeps that are asked for, of which the last is wanted. */
export interface SweepRequests {
  /** Asks for a sweep; the result says whether nothing else has been asked for since. */
  ask(): () => boolean;
  /** Plans a sweep and makes its data, which the state says for as long as it takes and is wanted. */
  prepare(spec: SweepSpec, isWanted: () => boolean): Promise<PreparedSweep>;
}

export function createRequests(set: SetState, sources: StoreDependencies['sources']): SweepRequests {
  let asked = 0;
  return {
    ask() {
      const own = ++asked;
      set({ preparation: null });
      return () => own === asked;
    },
    async prepare(spec, isWanted) {
      const { dataset } = spec;
      const say = (preparation: Preparation | null) => {
        if (isWanted()) set({ preparation });
      };
      const timer = setTimeout(() => say({ dataset, progress: null }), SAID_AFTER);
      const onProgress = ({ loadedBytes, totalBytes }: Progress) =>
        say({ dataset, progress: totalBytes ? loadedBytes / totalBytes : null });
      try {
        return await prepareSweep(spec, (each) => sources.build(each, { onProgress }));
      } finally {
        clearTimeout(timer);
        say(null);
      }
    },
  };
}
