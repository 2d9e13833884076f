import type { StorageUse, StoredSweep } from '../../state/library-state.ts';
import { bytesText } from '../../sweep/cost/cost-text.ts';
import { formatCount } from '../charts/format.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

const midnightOf = (time: number) => new Date(time).setHours(0, 0, 0, 0);

/** When something happened as seen from `now`, in the reader's time zone; both in milliseconds since 1970. */
export function dateText(then: number, now: number): string {
  const age = now - then;
  if (age >= -MINUTE && age < MINUTE) return 'just now';
  if (age > 0 && age < 60 * MINUTE) return `${Math.floor(age / MINUTE)} min ago`;
  // Rounded, since days with a change to summer time have 23 or 25 hours.
  const days = Math.round((midnightOf(now) - midnightOf(then)) / DAY);
  if (days === 0) return `today, ${clock.format(then)}`;
  if (days === 1) return `yesterday, ${clock.format(then)}`;
  if (days > 1 && days < 7) return `${weekday.format(then)}, ${clock.format(then)}`;
  const isThisYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? dayOfYear : day).format(then);
}

/** Date and time to the second, in the reader's time zone. */
export const exactDateText = (time: number): string => exact.format(time);

/** "34 of 75 runs", or "75 runs" once all have ended. */
export function runsText({ runs, endedRuns }: Pick<StoredSweep, 'runs' | 'endedRuns'>): string {
  const all = `${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'}`;
  return endedRuns === runs ? all : `${formatCount(endedRuns)} of ${all}`;
}

/** Marks beside the name of a sweep: what a reader must know before using its numbers. */
export function badgesOf({
  status,
  isPaused,
  isMixed,
}: Pick<StoredSweep, 'status' | 'isPaused' | 'isMixed'>): string[] {
  return [
    ...(status === 'unfinished' ? [isPaused ? 'paused' : 'unfinished'] : []),
    ...(status === 'stopped' ? ['stopped'] : []),
    ...(isMixed ? ['mixed engines'] : []),
  ];
}

/** Whether a sweep waits for its user to go on. */
export const canGoOn = ({ status, isPaused }: Pick<StoredSweep, 'status' | 'isPaused'>): boolean =>
  status === 'stopped' || (status === 'unfinished' && isPaused);

/** Share of the quota from which a reader is asked what to delete. */
const NEARLY_FULL = 0.8;

export const isNearlyFull = ({ usedBytes, quotaBytes }: StorageUse): boolean => usedBytes >= NEARLY_FULL * quotaBytes;

/** How much is used of what the browser allows, and whether the browser may delete it. */
export function storageText(use: StorageUse): string {
  const used = `${bytesText(use.usedBytes)} of ${bytesText(use.quotaBytes)} used.`;
  const kept = use.isPersisted
    ? 'Kept by this browser until you delete it.'
    : 'This browser may clear it when space runs short; export what must not be lost.';
  return `${used} ${kept}`;
}

/** Sweeps whose name or fingerprint contains what was typed, most recently changed first. */
export function listedSweeps(sweeps: readonly StoredSweep[], typed: string): StoredSweep[] {
  const wanted = typed.trim().toLowerCase();
  return sweeps
    .filter(({ name, fingerprint }) => name.toLowerCase().includes(wanted) || fingerprint?.startsWith(wanted))
    .sort((a, b) => b.changed - a.changed);
}
