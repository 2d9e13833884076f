import { erfc, exp, log, log1p } from './elementary.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * log Γ(x) for x > 0, relative error about 10⁻¹⁵ (absolute near the zeros 1 and 2): recurrence up to x ≥ 10, then
 * Stirling's series to x⁻¹³, whose next term is below 3·10⁻¹⁷. Source: DLMF 5.11.1.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma: x must be > 0, got ${x}.`);
  let product = 1;
  let y = x;
  for (; y < 10; y++) product *= y;
  const z = 1 / (y * y);
  const series =
    1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - z * (691 / 360360 - z * (1 / 156))))));
  return (y - 0.5) * log(y) - y + HALF_LOG_TWO_PI + series / y - log(product);
}

/** The continued fraction of the incomplete beta function by Lentz's method. Source: DLMF 8.17.22. */
function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let value = d;
  for (let m = 1; m < 10_000; m++) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 + term * d;
      d = 1 / (Math.abs(d) < tiny ? tiny : d);
      c = 1 + term / c;
      if (Math.abs(c) < tiny) c = tiny;
      value *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}

/** Regularised incomplete beta function Iₓ(a, b); a, b > 0, x in [0, 1]. Relative error about 10⁻¹³ for a, b < 10³. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`incompleteBeta: x must be in [0, 1], got ${x}.`);
  if (x === 0 || x === 1) return x;
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(a, b, x)) / a : 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

/** P(Z > z) for a standard normal Z; the far tail keeps its relative accuracy. */
export function normalTail(z: number): number {
  return 0.5 * erfc(z * Math.SQRT1_2);
}

/** P(T > t) for Student's t with ν > 0 degrees of freedom: ½ I_{ν/(ν + t²)}(ν/2, ½) for t ≥ 0. */
export function studentTail(t: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0))
    throw new RangeError(`studentTail: degrees of freedom must be > 0, got ${degreesOfFreedom}.`);
  const half = 0.5 * incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
  return t < 0 ? 1 - half : half;
}

/** The t ≥ 0 with tail(t) = q, q in (0, ½], of a decreasing continuous tail, by bisection down to adjacent doubles. */
function invertTail(tail: (t: number) => number, q: number): number {
  let low = 0;
  let high = 1;
  while (tail(high) > q && high < 1e300) high *= 2;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (tail(middle) > q) low = middle;
    else high = middle;
  }
}

function symmetricQuantile(where: string, p: number, tail: (t: number) => number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`${where}: p must be in (0, 1), got ${p}.`);
  return p < 0.5 ? -invertTail(tail, p) : p === 0.5 ? 0 : invertTail(tail, 1 - p);
}

/** The z with P(Z ≤ z) = p, p in (0, 1). */
export function normalQuantile(p: number): number {
  return symmetricQuantile('normalQuantile', p, normalTail);
}

/** The t with P(T ≤ t) = p, p in (0, 1), for ν > 0 degrees of freedom (any real number). */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  return symmetricQuantile('studentQuantile', p, (t) => studentTail(t, degreesOfFreedom));
}
