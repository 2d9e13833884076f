import type { StorageUse, StoredSweep } from '../../state/library-state.ts';
import { bytesText } from '../../sweep/cost/cost-text.ts';
import { LIBRARY } from './words.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
const WEEKDAY: Intl.DateTimeFormatOptions = { weekday: 'long' };
const DAY_OF_YEAR: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const EXACT: Intl.DateTimeFormatOptions = { dateStyle: 'full', timeStyle: 'medium' };

/** In the language of the page. */
const written = (time: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LIBRARY.dates.locale, options).format(time);

const midnightOf = (time: number) => new Date(time).setHours(0, 0, 0, 0);

/** When something happened as seen from `now`, in the reader's time zone; both in milliseconds since 1970. */
export function dateText(then: number, now: number): string {
  const age = now - then;
  if (age >= -MINUTE && age < MINUTE) return LIBRARY.dates.now;
  if (age > 0 && age < 60 * MINUTE) return LIBRARY.dates.minutes(Math.floor(age / MINUTE));
  // Rounded, since days with a change to summer time have 23 or 25 hours.
  const days = Math.round((midnightOf(now) - midnightOf(then)) / DAY);
  if (days === 0) return LIBRARY.dates.today(written(then, CLOCK));
  if (days === 1) return LIBRARY.dates.yesterday(written(then, CLOCK));
  if (days > 1 && days < 7) return `${written(then, WEEKDAY)}, ${written(then, CLOCK)}`;
  const isThisYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return written(then, isThisYear ? DAY_OF_YEAR : { ...DAY_OF_YEAR, year: 'numeric' });
}

/** Date and time to the second, in the reader's time zone. */
export const exactDateText = (time: number): string => written(time, EXACT);

/** "34 of 75 runs", or "75 runs" once all have ended. */
export const runsText = ({ runs, endedRuns }: Pick<StoredSweep, 'runs' | 'endedRuns'>): string =>
  LIBRARY.runs(runs, endedRuns);

/** Marks beside the name of a sweep: what a reader must know before using its numbers. */
export function badgesOf({
  status,
  isPaused,
  isMixed,
}: Pick<StoredSweep, 'status' | 'isPaused' | 'isMixed'>): string[] {
  const { badges } = LIBRARY;
  return [
    ...(status === 'unfinished' ? [isPaused ? badges.paused : badges.unfinished] : []),
    ...(status === 'stopped' ? [badges.stopped] : []),
    ...(isMixed ? [badges.mixed] : []),
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
  const used = LIBRARY.storage.used(bytesText(use.usedBytes), bytesText(use.quotaBytes));
  return `${used} ${use.isPersisted ? LIBRARY.storage.persisted : LIBRARY.storage.volatile}`;
}

/** Sweeps whose name or fingerprint contains what was typed, most recently changed first. */
export function listedSweeps(sweeps: readonly StoredSweep[], typed: string): StoredSweep[] {
  const wanted = typed.trim().toLowerCase();
  return sweeps
    .filter(({ name, fingerprint }) => name.toLowerCase().includes(wanted) || fingerprint?.startsWith(wanted))
    .sort((a, b) => b.changed - a.changed);
}
