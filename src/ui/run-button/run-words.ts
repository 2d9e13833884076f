import { formatCount } from '../charts/format.ts';

/** What the primary button says. */
export const RUN_WORDS = {
  run: (runs: number) => `Run ${formatCount(runs)} ${runs === 1 ? 'network' : 'networks'}`,
  again: (runs: number) => `Run ${formatCount(runs)} again`,
  invalid: 'Run',
  pause: 'Pause',
  resume: 'Resume',
} as const;
