import { messageOf } from '../errors.ts';
import type { DatasetStatus } from './app-state.ts';
import type { SetState } from './set-state.ts';

export const READY: DatasetStatus = { state: 'ready', progress: null, message: null };

export interface Loading {
  /** Runs a task as the one that loads data; its failure is shown, unless something newer has begun. */
  run(task: (isCurrent: () => boolean) => Promise<void>): Promise<void>;
  /** Whatever is being loaded comes too late. */
  abandon(): void;
}

/** One data set is loaded at a time, a newer one taking the place of the one under way. */
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
