import { PAGE } from '../text/page-words.ts';
import { useApp } from '../use-app.ts';
import { useTrainedRuns } from './use-trained-runs.ts';

/** What running the draft would do, in words; `all`: of its number of runs, where all of them are trained. */
export function useRunText(all: (runs: number) => string): string {
  const runs = useApp((state) => state.draftRuns);
  const isDraftWrong = useApp((state) => state.draftError !== null);
  const trained = useTrainedRuns(useApp((state) => state.draft));
  if (isDraftWrong) return PAGE.run.invalid;
  if (trained === 0) return all(runs);
  return trained < runs ? PAGE.run.more(runs - trained) : PAGE.run.show(runs);
}
