import { messageOf } from '../errors.ts';
import type { DatasetStatus } from './app-state.ts';
import type { SetState } from './set-state.ts';

export const READY: DatasetStatus = { state: 'ready', progress: null, message: null };

export interface Loading {
  /** Runs a loading task; its failure is shown unless a newer task has begun. */
  run(task: (isCurrent: () => boolean) => Promise<void>): Promise<void>;
  /** Discards the task that is running. */
  abandon(): void;
}

/** Loads one data set at a time; a newer task supersedes the running one. */
export function createLoading(set: SetState): Loading {
  let latest = 0;
  return {
    async run(task) {
      const own = ++latest;
      const isCurrent = () => own === latest;
      set({ dataset: { state: 'loading', progress: null, message: null } });
      try {
        await task(isCurrent);
      } catch (error) {
        if (isCurrent()) set({ dataset: { state: 'failed', progress: null, message: messageOf(error) } });
      }
    },
    abandon() {
      latest++;
    },
  };
}
