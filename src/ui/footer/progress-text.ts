import type { BoardSweep } from '../../state/app-state.ts';
import type { LibraryState } from '../../state/library-state.ts';
import { formatCount, formatSeconds } from '../charts/format.ts';

const runs = (count: number) => `${formatCount(count)} ${count === 1 ? 'run' : 'runs'}`;

function outcomes({ plan, finished }: BoardSweep): string {
  const lost = [...finished.values()].filter(({ outcome }) => outcome === 'diverged').length;
  return lost > 0 ? `${runs(plan.runs.length)}, ${lost} diverged` : runs(plan.runs.length);
}

/** The status of the sweep as text. `following`: another tab performs it. */
export function progressText(sweep: BoardSweep, hold: LibraryState['sweepHold'] = 'own'): string {
  if (hold === 'following' && sweep.status !== 'finished' && sweep.status !== 'failed')
    return `Another tab trains this sweep; this one follows. ${formatCount(sweep.finished.size)} of ${runs(sweep.plan.runs.length)} ended`;

  const { status, plan, finished, progress, error } = sweep;
  const done = `${formatCount(finished.size)} of ${runs(plan.runs.length)} ended`;
  switch (status) {
    case 'preparing':
      return 'Preparing the data …';
    case 'running':
      return done;
    case 'paused':
      return `Paused, ${done}`;
    case 'stopping':
      return 'Stopping at the next step boundary …';
    case 'stopped':
      return `Stopped, ${done}`;
    case 'failed':
      return `Failed: ${error ?? 'no reason was given'}`;
    case 'finished':
      return `Finished: ${outcomes(sweep)}, ${formatSeconds(progress.elapsed)}`;
  }
}

export function timeLeftText({ status, progress }: BoardSweep): string {
  const percent = `${Math.floor(100 * progress.fraction)} %`;
  if (status === 'finished' || status === 'failed' || status === 'preparing') return '';
  if (status !== 'running' || progress.secondsLeft === null) return percent;
  return `${percent} · ${formatSeconds(progress.secondsLeft)} left`;
}

/** Announced to screen readers: changes of status, and progress in quarters. */
export function announcement(sweep: BoardSweep): string {
  if (sweep.status !== 'running') return progressText(sweep);
  return `Training, ${Math.floor(4 * sweep.progress.fraction) * 25} % done`;
}
