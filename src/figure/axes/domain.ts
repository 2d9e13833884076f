import { extent, nice } from 'd3-array';
import { type AxisKind, type Domain, hasPlace } from './scale.ts';

/** Least and greatest of the values that an axis can show; null if there are none. */
export function extentOf(values: Iterable<number>, kind: AxisKind): Domain | null {
  const [low, high] = extent([...values].filter((value) => hasPlace(value, kind)));
  return low === undefined ? null : [low, high];
}

/** An extent with a margin of `padding` × its span on both sides (of its log span on a log axis). */
export function paddedDomain(shown: Domain | null, kind: AxisKind, padding = 0.06): Domain {
  if (!shown) return kind === 'log' ? [0.1, 10] : [0, 1];
  const [low, high] = shown;
  if (kind === 'log') {
    const factor = high > low ? (high / low) ** padding : 2;
    return [low / factor, high * factor];
  }
  const margin = high > low ? padding * (high - low) : Math.max(0.5, 0.1 * Math.abs(high));
  return [low - margin, high + margin];
}

/** A positive domain extended to those of some limits that are within a factor of `reach` of it. */
export function reachTo([low, high]: Domain, limits: readonly number[], reach: number): Domain {
  const near = limits.filter((limit) => limit <= high * reach && limit >= low / reach);
  return [Math.min(low, ...near), Math.max(high, ...near)];
}

/** The next 1, 2 or 5 × 10ᵏ at or beyond a positive value, upwards or downwards. */
function roundOutwards(value: number, up: boolean): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-12);
  const mantissa = value / power;
  const steps = [1, 2, 5, 10];
  const step = up ? steps.find((m) => m >= mantissa * (1 - 1e-9)) : steps.findLast((m) => m <= mantissa * (1 + 1e-9));
  return Number(((step ?? 1) * power).toPrecision(12));
}

/** The smallest domain that holds an extent and ends at 1, 2, 5 × 10ᵏ (log; symlog on either side of 0) or round steps (linear). */
export function niceDomain([low, high]: Domain, kind: AxisKind): Domain {
  if (kind === 'log') return [roundOutwards(low, false), roundOutwards(high > low ? high : low * 2, true)];
  if (kind === 'symlog') {
    const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
    return [low < 0 ? -roundOutwards(-low, true) : 0, high > 0 ? roundOutwards(high, true) : low < 0 ? 0 : most];
  }
  return nice(low, high > low ? high : low + (Math.abs(low) || 1), 5);
}

/** `held` extended, in nice steps, until it holds `shown`; the same object where it already does. */
export function extendDomain(held: Domain | null, shown: Domain | null, kind: AxisKind): Domain | null {
  if (!shown) return held;
  if (!held) return niceDomain(shown, kind);
  if (shown[0] >= held[0] && shown[1] <= held[1]) return held;
  const [low, high] = niceDomain([Math.min(held[0], shown[0]), Math.max(held[1], shown[1])], kind);
  // Nice ends may fall short of the extent by rounding; without this check renders would repeat forever.
  return low === held[0] && high === held[1] ? held : [low, high];
}

/** A band of width 1 around each of the positions 1 … count. */
export const bandsOf = (count: number): Domain => [0.5, count + 0.5];
