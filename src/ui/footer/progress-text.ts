import type { BoardSweep } from '../../state/app-state.ts';
import type { LibraryState } from '../../state/library-state.ts';
import { FOOTER } from './words.ts';

/** The status of the sweep as text. `following`: another tab performs it. */
export function progressText(sweep: BoardSweep, hold: LibraryState['sweepHold'] = 'own'): string {
  const { status, plan, finished, progress, error, runsTakenOver: takenOver } = sweep;
  const [ended, runs] = [finished.size, plan.runs.length];
  const words = FOOTER.status;
  if (hold === 'following' && status !== 'finished' && status !== 'failed') return words.following(ended, runs);
  switch (status) {
    case 'preparing':
    case 'stopping':
      return words[status];
    case 'running':
    case 'paused':
    case 'stopped':
      return words[status](ended, runs);
    case 'failed':
      return words.failed(error ?? words.noReason);
    case 'finished': {
      const diverged = [...finished.values()].filter(({ outcome }) => outcome === 'diverged').length;
      return words.finished(runs, { diverged, takenOver }, progress.elapsed);
    }
  }
}

export function timeLeftText({ status, progress }: BoardSweep): string {
  const percent = `${Math.floor(100 * progress.fraction)} %`;
  if (status === 'finished' || status === 'failed' || status === 'preparing') return '';
  if (status !== 'running' || progress.secondsLeft === null) return percent;
  return `${percent} · ${FOOTER.left(progress.secondsLeft)}`;
}

/** Announced to screen readers: changes of status, and progress in quarters. */
export function announcement(sweep: BoardSweep): string {
  if (sweep.status !== 'running') return progressText(sweep);
  return FOOTER.announcement(Math.floor(4 * sweep.progress.fraction) * 25);
}
