import { expect } from 'vitest';

type Values = number | ArrayLike<number>;

const toArray = (values: Values): number[] => (typeof values === 'number' ? [values] : Array.from(values));

/**
 * Largest error ÷ bound over all components; a scalar bound applies to each of them. NaN or ±∞ in either value gives ∞,
 * and so does an error where the bound is 0. Throws when lengths differ or a bound is not finite and ≥ 0.
 */
export function worstRatio(got: Values, expected: Values, bound: Values): number {
  const [g, e] = [toArray(got), toArray(expected)];
  const b = typeof bound === 'number' ? g.map(() => bound) : toArray(bound);
  if (g.length !== e.length || b.length !== g.length)
    throw new RangeError(
      `worstRatio: got, expected and bound must be equally long, got ${g.length}, ${e.length}, ${b.length}.`,
    );
  const bad = b.find((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY));
  if (bad !== undefined) throw new RangeError(`worstRatio: every bound must be finite and >= 0, got ${bad}.`);
  return g.reduce((worst, value, i) => {
    const error = Math.abs(value - e[i]);
    if (!Number.isFinite(error)) return Number.POSITIVE_INFINITY;
    return Math.max(worst, error === 0 ? 0 : error / b[i]);
  }, 0);
}

/** Fails unless every component of `got` is finite and within its bound of `expected`. There is no default bound. */
export function expectWithin(got: Values, expected: Values, bound: Values): void {
  const ratio = worstRatio(got, expected, bound);
  if (ratio <= 1) return;
  const [g, e] = [toArray(got), toArray(expected)];
  const b = typeof bound === 'number' ? g.map(() => bound) : toArray(bound);
  const at = g.findIndex((value, i) => worstRatio(value, e[i], b[i]) === ratio);
  expect.fail(`worst error ÷ bound is ${ratio.toPrecision(3)}, at [${at}]: got ${g[at]}, expected ${e[at]} ± ${b[at]}`);
}
