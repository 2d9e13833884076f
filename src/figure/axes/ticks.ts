import { pairs, range, ticks } from 'd3-array';
import { formatShort } from '../format-number.ts';
import { type AxisScale, type Domain, linearWidth } from './scale.ts';

export interface Tick {
  readonly value: number;
  /** In pixels along the axis. */
  readonly at: number;
  readonly label: string;
}

interface TickOptions {
  /** Labels side by side along x, one above the other along y. */
  readonly along: 'x' | 'y';
  readonly format?: (value: number) => string;
  /** Least distance between ticks in pixels, beyond what their labels need. */
  readonly spacing?: number;
}

const LINE_HEIGHT = 17;
const DIGIT_WIDTH = 7.5;
const LINEAR_SPACING = { x: 48, y: 26 };
/** Multiples of the powers of ten on a log axis, the most ticks first; the first choice is for less than two decades. */
const MULTIPLES = [[1, 2, 3, 5], [1, 2, 5], [1, 3], [1]] as const;
/** A log axis needs at least this many ticks to be readable. */
const LEAST_TICKS = 3;

/** A round number: 0.05, 2000, 2×10⁻⁵. */
export const tickLabel = (value: number) => formatShort(value, 6);

/** `multiples` of the powers of ten in [low, high], ascending. */
function decadeValues([low, high]: Domain, multiples: readonly number[]): number[] {
  const first = Math.floor(Math.log10(low));
  const exponents = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => first + i);
  return exponents
    .flatMap((exponent) => multiples.map((multiple) => Number(`${multiple}e${exponent}`)))
    .filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9));
}

/** 0 and the powers of ten on either side outside the linear range, the largest first. */
function symlogValues([low, high]: Domain): number[] {
  const largest = Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high))) + 1e-9);
  const least = Math.round(Math.log10(linearWidth([low, high])));
  const exponents = Array.from({ length: Math.max(1, largest - least + 1) }, (_, i) => largest - i);
  const powers = exponents.flatMap((exponent) => [Number(`1e${exponent}`), -Number(`1e${exponent}`)]);
  return [0, ...powers].filter((value) => value >= low && value <= high);
}

/** Ticks of a scale, and tests whether their labels overlap. */
function createTicks(scale: AxisScale, { along, format = tickLabel, spacing = 0 }: TickOptions) {
  const areApart = (a: Tick, b: Tick, least = spacing) => {
    const labels = along === 'y' ? LINE_HEIGHT : ((a.label.length + b.label.length) / 2 + 1.2) * DIGIT_WIDTH;
    return Math.abs(a.at - b.at) >= Math.max(labels, least) - 1e-6;
  };
  return {
    at: (values: readonly number[]): Tick[] =>
      values.map((value) => ({ value, at: scale(value), label: format(value) })),
    /** Whether ascending ticks are at least `least` pixels apart and their labels do not overlap. */
    haveRoom: (some: readonly Tick[], least?: number) => pairs(some).every(([a, b]) => areApart(a, b, least)),
    /** Keeps each tick, in the order given, that does not overlap one kept before. */
    thin(some: readonly Tick[]): Tick[] {
      const kept: Tick[] = [];
      for (const tick of some) if (kept.every((other) => areApart(tick, other))) kept.push(tick);
      return kept.sort((a, b) => a.value - b.value);
    },
  };
}

/** As many multiples of 1, 2 or 5 × 10ᵏ as fit at the usual spacing; at a smaller one if fewer than two would. */
function linearTicks(scale: AxisScale, options: TickOptions): Tick[] {
  const least = options.spacing ?? LINEAR_SPACING[options.along];
  const { at, haveRoom, thin } = createTicks(scale, options);
  const most = Math.max(2, Math.floor(Math.abs(scale.range[1] - scale.range[0]) / least));
  const choices = range(most, 0, -1).map((count) => at(ticks(...scale.domain, count)));
  const pick = (distance: number) => choices.find((some) => some.length > 1 && haveRoom(some, distance));
  return pick(least) ?? pick(0) ?? thin(choices.at(-1) ?? []);
}

function logTicks(scale: AxisScale, options: TickOptions): Tick[] {
  const { domain } = scale;
  const { at, haveRoom, thin } = createTicks(scale, options);
  const isShort = domain[1] < 100 * domain[0];
  const choices = MULTIPLES.slice(isShort ? 0 : 1).map((multiples) => decadeValues(domain, multiples));
  const powers = decadeValues(domain, [1]);
  const strided = [2, 3, 5].map((stride) => powers.filter((_, i) => i % stride === 0));
  const chosen = [...choices, ...strided].map(at).find((some) => some.length >= LEAST_TICKS && haveRoom(some));
  if (chosen) return chosen;
  // Within a decade equidistant values are rounder than powers of ten.
  return domain[1] < 10 * domain[0]
    ? linearTicks(scale, options)
    : thin(at([1, 2, 5].flatMap((multiple) => decadeValues(domain, [multiple]))));
}

/** Ticks at round numbers, as many as there is room for. */
export function ticksOf(scale: AxisScale, options: TickOptions): Tick[] {
  if (scale.kind === 'linear') return linearTicks(scale, options);
  if (scale.kind === 'log') return logTicks(scale, options);
  const { at, thin } = createTicks(scale, options);
  return thin(at(symlogValues(scale.domain)));
}

/** Ticks along x at every value, or at every nth one: the least n for which labels do not touch. */
export function ticksAt(values: readonly number[], scale: AxisScale, format: (value: number) => string): Tick[] {
  const { at, haveRoom } = createTicks(scale, { along: 'x', format });
  const all = at(values);
  for (let stride = 1; stride < all.length; stride++) {
    const some = all.filter((_, i) => i % stride === 0);
    if (haveRoom(some)) return some;
  }
  return all.slice(0, 1);
}
