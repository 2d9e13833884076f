import { expm1 } from '../../math/elementary.ts';
import { mean, standardError } from '../../math/statistics.ts';
import { studentCriticalValue } from '../../math/student-interval.ts';

/**
 * Kind of an error. `bound`: the exact value is within it (rounding, residuals). `interval`: it is within it in 95 % of
 * repetitions with other random numbers. `indication`: the scale of the error, without a guarantee.
 */
export type Certainty = 'bound' | 'interval' | 'indication';

/** Result of a probe on one run: the exact value is `value` ± `error`. Not finite if a product was not. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
  readonly certainty: Certainty;
  /** False where an iteration stopped at its cap, so that `error` is larger than requested. */
  readonly converged: boolean;
}

/** Relative error of a quadratic form or norm of vectors from an engine: sixteen unit roundoffs of f32. */
export const ROUNDOFF = 2 ** -20;

const RANK: Record<Certainty, number> = { bound: 0, interval: 1, indication: 2 };

export function bounded(value: number, error: number, converged = true): Estimate {
  return { value, error, certainty: 'bound', converged };
}

export interface SampledOptions {
  /** Exact part of the value, added to the mean of the samples. */
  readonly known?: number;
  /** Error of the engine's arithmetic, added to that of sampling. */
  readonly rounding?: number;
  /** Whether samples are ≥ 0 and skewed (squared norms): the half-width is then the upper one of log x̄'s interval. */
  readonly skewed?: boolean;
}

/**
 * known + x̄ of n ≥ 2 independent samples, with the half-width h = t_{n−1}·s/√n of its 95 % interval; for skewed samples
 * x̄(e^{h/x̄} − 1), since a sample mean that is too small tends to come with an s that is too small. NaN below two samples.
 * Source: Student 1908, doi:10.2307/2331554; ours for skewed samples: the delta method on log x̄.
 */
export function sampled(
  samples: ArrayLike<number>,
  { known = 0, rounding = 0, skewed = false }: SampledOptions = {},
): Estimate {
  const centre = mean(samples);
  const half = studentCriticalValue(samples.length - 1) * standardError(samples);
  const error = skewed && centre > 0 ? centre * expm1(half / centre) : half;
  return { value: known + centre, error: error + rounding, certainty: 'interval', converged: true };
}

function combined(value: number, error: number, parts: readonly Estimate[]): Estimate {
  const certainty = parts.reduce<Certainty>(
    (weakest, part) => (RANK[part.certainty] > RANK[weakest] ? part.certainty : weakest),
    'bound',
  );
  return { value, error, certainty, converged: parts.every((part) => part.converged) };
}

/** Combined error of two estimates: bounds add, independent intervals add in squares. */
function joined(a: Estimate, ea: number, b: Estimate, eb: number): number {
  const random = a.certainty !== 'bound' && b.certainty !== 'bound';
  return random ? Math.sqrt(ea * ea + eb * eb) : ea + eb;
}

/** c·x. */
export function scaled(x: Estimate, c: number): Estimate {
  return { ...x, value: c * x.value, error: Math.abs(c) * x.error };
}

/** a + b. */
export function sumOf(a: Estimate, b: Estimate): Estimate {
  return combined(a.value + b.value, joined(a, a.error, b, b.error), [a, b]);
}

/** a·b, error to first order plus the product of both errors. */
export function productOf(a: Estimate, b: Estimate): Estimate {
  const both = joined(a, a.error * Math.abs(b.value), b, b.error * Math.abs(a.value)) + a.error * b.error;
  return combined(a.value * b.value, both, [a, b]);
}

/**
 * a/b with |Δ(a/b)| ≤ (Δa + |a/b| Δb)/(|b| − Δb), or its root-sum-square form for two intervals. The error is ∞ if b
 * may be 0.
 */
export function ratioOf(a: Estimate, b: Estimate): Estimate {
  const value = a.value / b.value;
  const least = Math.abs(b.value) - b.error;
  const error = joined(a, a.error, b, Math.abs(value) * b.error) / least;
  return combined(value, least > 0 ? error : Number.isNaN(least) ? Number.NaN : Number.POSITIVE_INFINITY, [a, b]);
}

/** √x for a quantity that is ≥ 0: the larger of the distances to √(x ± error). A value below 0 within its error counts as 0. */
export function rootOf(x: Estimate): Estimate {
  const root = (value: number) => Math.sqrt(Math.max(value, 0));
  const value = root(x.value);
  const error = Math.max(root(x.value + x.error) - value, value - root(x.value - x.error));
  return { ...x, value, error };
}
