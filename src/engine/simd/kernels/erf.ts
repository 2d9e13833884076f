import { constant4, cubic4, horner4 } from './constants';
import { decay4 } from './exponential';

/** The polynomial, then 1, 0.4 and the largest z that matters. */
const ERFCX = memory.data<f32>([
  2.460200965254289e-5, 0.2251186873586193, 0.2310461459124727, 0.17890010609311324, 0.26422622666290385,
  -0.06013177008948706, 0.26539561049852756, -0.0557135628949485, -0.07821204521751955, 0.029346031115379454, 1, 0.4, 10,
]);

/**
 * e^{z²} erfc z for four floats z ≥ 0: a degree-9 minimax polynomial in t = 1/(1 + 0.4 z), fitted for z ≤ 10.2 (beyond
 * it erfc z is 0 in f32). Source: ours, Remez exchange in f64, relative error 3.2e-8 before rounding.
 */
@inline
export function erfcx4(z: v128): v128 {
  const one = constant4(ERFCX, 10);
  const t = f32x4.div(one, f32x4.add(one, f32x4.mul(z, constant4(ERFCX, 11))));
  const square = f32x4.mul(t, t);
  const fourth = f32x4.mul(square, square);
  const top = f32x4.add(constant4(ERFCX, 8), f32x4.mul(constant4(ERFCX, 9), t));
  const high = f32x4.add(cubic4(t, square, ERFCX, 4), f32x4.mul(fourth, top));
  return f32x4.add(cubic4(t, square, ERFCX, 0), f32x4.mul(fourth, high));
}

/** The polynomial (its constant term without 1), then 1, the sign bit and the threshold. */
const ERF = memory.data<f32>([
  8.369379544960595e-5, -8.142581376721934e-4, 5.201021479390505e-3, -2.6859393907514694e-2, 0.11283695415274046,
  -0.3761263372993437, 0.128379166636876, 1, -0.0, 0.92,
]);

/**
 * erf x for four floats, at most 2 ulp off: an odd polynomial for |x| < 0.92, else 1 − e^{−x²} erfcx |x|.
 * ±∞ give ±1, −0 gives −0, NaN stays NaN. Source: ours, Remez exchange in f64, relative error 4.1e-10 below 0.92.
 */
@inline
export function erf4(x: v128): v128 {
  const magnitude = f32x4.pmin(f32x4.abs(x), constant4(ERFCX, 12));
  const s = f32x4.mul(x, x);
  let p = horner4(constant4(ERF, 0), s, ERF, 1);
  p = horner4(p, s, ERF, 2);
  p = horner4(p, s, ERF, 3);
  p = horner4(p, s, ERF, 4);
  p = horner4(p, s, ERF, 5);
  p = horner4(p, s, ERF, 6);
  const small = f32x4.add(x, f32x4.mul(x, p));
  const decay = decay4(f32x4.mul(magnitude, magnitude));
  const large = f32x4.sub(constant4(ERF, 7), f32x4.mul(decay, erfcx4(magnitude)));
  const signed = v128.or(large, v128.and(x, constant4(ERF, 8)));
  return v128.bitselect(small, signed, f32x4.lt(f32x4.abs(x), constant4(ERF, 9)));
}

/** ½, 1/√2. */
const HALVES = memory.data<f32>([0.5, 0.7071067811865476]);

/**
 * Φ(x), the standard normal distribution function, given E = e^{−x²/2}: ½ E erfcx(|x|/√2), or 1 minus that for x > 0;
 * the lower tail keeps its relative accuracy.
 */
@inline
export function normalDistribution4(x: v128, decay: v128): v128 {
  const z = f32x4.pmin(f32x4.mul(f32x4.abs(x), constant4(HALVES, 1)), constant4(ERFCX, 12));
  const tail = f32x4.mul(constant4(HALVES, 0), f32x4.mul(decay, erfcx4(z)));
  return v128.bitselect(f32x4.sub(constant4(ERFCX, 10), tail), tail, f32x4.gt(x, f32x4.splat(0)));
}
