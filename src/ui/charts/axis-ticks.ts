import type { AxisKind } from './axis-kind.ts';
import { linearWidth } from './value-scale.ts';

export interface Tick {
  readonly value: number;
  /** In pixels along the axis. */
  readonly at: number;
  readonly label: string;
}

/** What ticks need of a d3 scale. */
export interface AxisScale {
  (value: number): number;
  domain(): number[];
  range(): number[];
}

interface TickOptions {
  readonly kind: AxisKind;
  readonly format: (value: number) => string;
  /** Across: labels stand side by side; up: one above the other. */
  readonly along: 'x' | 'y';
}

const LINE_HEIGHT = 17;
const LINEAR_SPACING = { x: 48, y: 26 };
const DIGIT_WIDTH = 7.5;
/** With so many powers of ten an axis is read without some odd 2s and 5s between them. */
const ENOUGH_POWERS = 3;

/** Powers of ten in [low, high] and, after them, their multiples by 2 and 5. */
function logCandidates(low: number, high: number): number[] {
  const within = (value: number) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  const first = Math.floor(Math.log10(low));
  const exponents = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => first + i);
  return [1, 2, 5].flatMap((m) => exponents.map((exponent) => Number(`${m}e${exponent}`))).filter(within);
}

/** 0 and, on either side, powers of ten from the linear stretch on; the largest first, so that they keep their labels. */
function symlogCandidates(low: number, high: number): number[] {
  const largest = Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high))) + 1e-9);
  const least = Math.round(Math.log10(linearWidth([low, high])));
  const exponents = Array.from({ length: Math.max(1, largest - least + 1) }, (_, i) => largest - i);
  const powers = exponents.flatMap((exponent) => [Number(`1e${exponent}`), -Number(`1e${exponent}`)]);
  return [0, ...powers].filter((value) => value >= low && value <= high);
}

/** Multiples of 1, 2 or 5 times a power of ten in [low, high], at most about `fits` of them. */
function linearValues(low: number, high: number, fits: number): number[] {
  const raw = (high - low) / Math.max(1, fits);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((m) => m * power >= raw * (1 - 1e-9)) ?? 10);
  const start = Math.ceil(low / step - 1e-9);
  const end = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, i) => Number(((start + i) * step).toPrecision(12)));
}

/** Takes ticks in the order given as long as their labels do not touch one taken before. */
function keepApart(ticks: readonly Tick[], along: 'x' | 'y'): Tick[] {
  const room = (tick: Tick, other: Tick) =>
    along === 'y' ? LINE_HEIGHT : ((tick.label.length + other.label.length) / 2 + 1.2) * DIGIT_WIDTH;
  const kept: Tick[] = [];
  for (const tick of ticks)
    if (kept.every((other) => Math.abs(other.at - tick.at) >= room(tick, other))) kept.push(tick);
  return kept.sort((a, b) => a.value - b.value);
}

function candidatesOf(kind: AxisKind, { low, high, fits }: { low: number; high: number; fits: number }): number[] {
  switch (kind) {
    case 'log':
      return logCandidates(low, high);
    case 'symlog':
      return symlogCandidates(low, high);
    case 'linear':
      return linearValues(low, high, fits);
  }
}

/** Ticks at 1, 2, 5 for a scale, as many as there is room for. */
export function ticksOf(scale: AxisScale, { kind, format, along }: TickOptions): Tick[] {
  const [low, high] = scale.domain();
  const [from, to] = scale.range();
  const fits = Math.floor(Math.abs(to - from) / LINEAR_SPACING[along]);
  const values = candidatesOf(kind, { low, high, fits });
  const ticks = values.map((value) => ({ value, at: scale(value), label: format(value) }));
  const kept = keepApart(ticks, along);
  if (kind !== 'log' || kept.length === ticks.length) return kept;
  const powers = keepApart(
    ticks.filter(({ value }) => Number.isInteger(Number(Math.log10(value).toFixed(9)))),
    along,
  );
  return powers.length >= ENOUGH_POWERS ? powers : kept;
}

/** Ticks at every value, or at every nth one: the least n for which labels do not touch. */
export function ticksAt(values: readonly number[], scale: AxisScale, format: (value: number) => string): Tick[] {
  const ticks = values.map((value) => ({ value, at: scale(value), label: format(value) }));
  for (let stride = 1; stride < ticks.length; stride++) {
    const some = ticks.filter((_, i) => i % stride === 0);
    if (keepApart(some, 'x').length === some.length) return some;
  }
  return ticks.slice(0, 1);
}
