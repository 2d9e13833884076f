import { exp } from './elementary.ts';
import type { Interval } from './interval.ts';
import { logGamma, normalQuantile } from './special-functions.ts';

/** P-values of an exact test: one-sided in each direction, and two-sided over all outcomes at most as probable. */
export interface ExactTest {
  readonly greater: number;
  readonly less: number;
  readonly twoSided: number;
}

function requireCount(where: string, name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${where}: ${name} must be an integer ≥ 0, got ${value}.`);
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/** Tail sums of log-probabilities around the observed index; ties within 10⁻⁷ count as equally improbable. */
function exactTest(logProbabilities: readonly number[], observed: number): ExactTest {
  const limit = logProbabilities[observed] + 1e-7;
  let greater = 0;
  let less = 0;
  let twoSided = 0;
  logProbabilities.forEach((logP, k) => {
    const p = exp(logP);
    if (k >= observed) greater += p;
    if (k <= observed) less += p;
    if (logP <= limit) twoSided += p;
  });
  return { greater: Math.min(1, greater), less: Math.min(1, less), twoSided: Math.min(1, twoSided) };
}

/**
 * Fisher's exact test of the table [[a, b], [c, d]] (counts): `greater` is P(A ≥ a), evidence for odds a/b > c/d, given
 * the margins. Source: Fisher 1934, Statistical Methods for Research Workers, §21.02; two-sided as in R.
 */
export function fisherExact(a: number, b: number, c: number, d: number): ExactTest {
  for (const [name, value] of Object.entries({ a, b, c, d })) requireCount('fisherExact', name, value);
  const lowest = Math.max(0, a + c - (c + d));
  const highest = Math.min(a + b, a + c);
  const whole = logChoose(a + b + c + d, a + c);
  const logProbabilities = Array.from({ length: highest - lowest + 1 }, (_, i) => {
    return logChoose(a + b, lowest + i) + logChoose(c + d, a + c - lowest - i) - whole;
  });
  return exactTest(logProbabilities, a - lowest);
}

/** Exact binomial test of `successes` in `trials` against probability ½. */
export function binomialHalfTest(successes: number, trials: number): ExactTest {
  requireCount('binomialHalfTest', 'successes', successes);
  requireCount('binomialHalfTest', 'trials less successes', trials - successes);
  const logHalf = -Math.LN2;
  const logProbabilities = Array.from({ length: trials + 1 }, (_, k) => logChoose(trials, k) + trials * logHalf);
  return exactTest(logProbabilities, successes);
}

/** Sign test of paired differences: are positive ones as common as negative ones? Zeros are left out. */
export function signTest(differences: ArrayLike<number>): ExactTest {
  const signs = Array.from(differences, Math.sign).filter((sign) => sign !== 0);
  return binomialHalfTest(signs.filter((sign) => sign > 0).length, signs.length);
}

/**
 * Wilson's score interval of a proportion; inside [0, 1], also where the proportion is 0 or 1. [0, 1] for no trials.
 * Source: Wilson 1927, doi:10.1080/01621459.1927.10502953.
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): Interval {
  requireCount('wilsonInterval', 'successes', successes);
  requireCount('wilsonInterval', 'trials less successes', trials - successes);
  if (trials === 0) return { low: 0, high: 1 };
  const z = normalQuantile((1 + level) / 2);
  const p = successes / trials;
  const centre = (p + (z * z) / (2 * trials)) / (1 + (z * z) / trials);
  const halfWidth = ((z / (1 + (z * z) / trials)) * Math.sqrt(p * (1 - p) * trials + (z * z) / 4)) / trials;
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - halfWidth),
    high: successes === trials ? 1 : Math.min(1, centre + halfWidth),
  };
}

/**
 * Holm's adjusted p-values, in the order given: rejecting those ≤ α keeps the familywise error rate ≤ α under any
 * dependence between the tests. Source: Holm 1979, jstor.org/stable/4615733.
 */
export function holmAdjust(pValues: ArrayLike<number>): Float64Array {
  for (let i = 0; i < pValues.length; i++) {
    if (!(pValues[i] >= 0 && pValues[i] <= 1))
      throw new RangeError(`holmAdjust: p-value ${i} must be in [0, 1], got ${pValues[i]}.`);
  }
  const order = Array.from(pValues, (_, i) => i).sort((i, j) => pValues[i] - pValues[j]);
  const adjusted = new Float64Array(pValues.length);
  let largest = 0;
  order.forEach((index, k) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - k) * pValues[index]));
    adjusted[index] = largest;
  });
  return adjusted;
}
