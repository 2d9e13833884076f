import type { SweepCost } from './sweep-cost.ts';

const count = (value: number) => Math.round(value).toLocaleString('en-US');
/** One or two digits: a prediction is no more exact. */
const rounded = (value: number) => (value < 10 ? Number(value.toPrecision(2)) : Math.round(value)).toString();

const UNITS = [
  { name: 'years', seconds: 365 * 86_400 },
  { name: 'days', seconds: 86_400 },
  { name: 'h', seconds: 3600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
] as const;

/** Durations in words: the names of their units, and what is said of those beyond them. */
export interface DurationWords {
  readonly units: Readonly<Record<(typeof UNITS)[number]['name'], string>>;
  readonly thousandYears: string;
  readonly endless: string;
}

export const ENGLISH_DURATIONS: DurationWords = {
  units: { years: 'years', days: 'days', h: 'h', min: 'min', s: 's' },
  thousandYears: 'more than 1,000 years',
  endless: 'more time than there is',
};

/** A duration in its largest unit that makes at least one and a half, as "3.2 h". */
export function durationText(seconds: number, words = ENGLISH_DURATIONS): string {
  if (!Number.isFinite(seconds)) return words.endless;
  const unit = UNITS.find((each) => seconds >= 1.5 * each.seconds) ?? UNITS[UNITS.length - 1];
  const value = seconds / unit.seconds;
  if (unit.name === 'years' && value >= 1000) return words.thousandYears;
  return `${rounded(Math.max(1, value))} ${words.units[unit.name]}`;
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size to two digits in the largest suitable unit, of a thousand each: 1.2 MB. */
export function bytesText(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 999.5 && unit < BYTE_UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${unit > 0 && size < 9.95 ? size.toFixed(1) : Math.round(size)} ${BYTE_UNITS[unit]}`;
}

/** What a sweep will cost, in words: "about 3 h on this machine and 2.1 GB: 12,000 runs of up to 40,000 steps". */
export function costText({ runs, longestRun, dataSeconds }: SweepCost, on: { seconds: number; bytes: number }): string {
  const what = `${count(runs)} ${runs === 1 ? 'run' : 'runs'} of up to ${count(longestRun)} steps`;
  const data = dataSeconds >= 1 ? `, and ${durationText(dataSeconds)} to make the data` : '';
  return `about ${durationText(on.seconds)} on this machine and ${bytesText(Math.max(1e6, on.bytes))}: ${what}${data}`;
}
