import { scaleLinear, scaleLog, scaleSymlog } from 'd3-scale';

/** `symlog` is logarithmic on both sides of a linear range around 0; see `createScale`. */
export type AxisKind = 'linear' | 'log' | 'symlog';

export type Domain = readonly [low: number, high: number];

/** Maps values to pixels along an axis. */
export interface AxisScale {
  (value: number): number;
  readonly kind: AxisKind;
  readonly domain: Domain;
  readonly range: Domain;
  invert(pixel: number): number;
}

/** Powers of ten on each side of 0 that a symmetric-log axis resolves; closer to 0 it is linear. */
const DECADES = 3;

/** Half-width of the linear range of a symmetric-log axis: a power of ten, three decades below its larger end. */
export function linearWidth([low, high]: Domain): number {
  const most = Math.max(Math.abs(low), Math.abs(high));
  return most > 0 ? 10 ** (Math.ceil(Math.log10(most) - 1e-9) - DECADES) : 1;
}

const scaleFor = {
  linear: () => scaleLinear(),
  log: () => scaleLog(),
  symlog: (domain: Domain) => scaleSymlog().constant(linearWidth(domain)),
} as const;

/**
 * `domain` onto `range`, linearly in the value v, in log v (then 0 < domain), or in sign(v)·log(1 + |v|/c) with
 * c = `linearWidth`. With `clamp`, values outside the domain map to the ends of the range.
 */
export function createScale(kind: AxisKind, domain: Domain, range: Domain, { clamp = false } = {}): AxisScale {
  const scale = scaleFor[kind](domain)
    .domain([...domain])
    .range([...range])
    .clamp(clamp);
  return Object.assign((value: number) => scale(value), { kind, domain, range, invert: scale.invert });
}

/** Whether an axis can show a value. */
export const hasPlace = (value: number, kind: AxisKind) => Number.isFinite(value) && (kind !== 'log' || value > 0);

/** The kind of axis that shows every value down to `least`: symmetric-log in place of log where some are ≤ 0. */
export const kindShowing = (kind: AxisKind, least: number): AxisKind =>
  kind === 'log' && least <= 0 ? 'symlog' : kind;
