import { messageOf } from '../errors.ts';
import type { DatasetStatus } from './app-state.ts';
import type { CurrentTask } from './current-task.ts';
import type { SetState } from './set-state.ts';

export const READY: DatasetStatus = { state: 'ready', progress: null, message: null };

export interface Loading {
  /** Runs a loading task; its failure is shown unless a newer task has begun. */
  run(task: (current: CurrentTask) => Promise<void>): Promise<void>;
  /** Discards the task that is running, whose signal is aborted. */
  abandon(): void;
}

/** Loads one data set at a time; a newer task supersedes the running one. */
export function createLoading(set: SetState): Loading {
  let latest = new AbortController();
  const supersede = () => {
    latest.abort(new Error('superseded'));
    latest = new AbortController();
    return latest;
  };
  return {
    async run(task) {
      const own = supersede();
      const isCurrent = () => own === latest;
      const showProgress = (progress: number | null) => {
        if (isCurrent()) set({ dataset: { state: 'loading', progress, message: null } });
      };
      showProgress(null);
      try {
        await task({ isCurrent, signal: own.signal, showProgress });
      } catch (error) {
        if (isCurrent()) set({ dataset: { state: 'failed', progress: null, message: messageOf(error) } });
      }
    },
    abandon() {
      supersede();
    },
  };
}
