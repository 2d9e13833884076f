import { createProgressBar, type ProgressBar } from './progress-bar.ts';
import { createProgressLines } from './progress-lines.ts';
import { seconds, UsageError } from './usage.ts';

/** For `parseCommandLine`. */
export const PROGRESS_OPTIONS = {
  progress: { type: 'string' },
  'progress-every': { type: 'string' },
} as const;

interface ProgressValues {
  readonly progress?: string | undefined;
  readonly 'progress-every'?: string | undefined;
}

/** Where progress is shown: a bar for people, or with --progress json lines for programs, with `facts` in each. */
export function progressFor(values: ProgressValues, facts: Readonly<Record<string, string | number>>): ProgressBar {
  const { progress, 'progress-every': every } = values;
  if (progress === undefined) {
    if (every !== undefined) throw new UsageError('--progress-every must come with --progress json.');
    return createProgressBar();
  }
  if (progress !== 'json') throw new UsageError(`--progress must be json, got "${progress}".`);
  return createProgressLines(seconds('progress-every', every ?? '10'), facts);
}
