import { constant4, cubic4 } from './constants';

/**
 * 1/ln 2; 1.5 · 2²³, which rounds to an integer when added and leaves it in the low bits; ln 2 in two parts
 * (n · 0.693359375 is exact for every n that occurs); 1; the polynomial; bounds of x.
 */
const EXP = memory.data<f32>([
  1.44269504, 12582912, 0.693359375, -2.12194440e-4, 1, 0.4999999814960175, 0.166665434243058, 0.04166720071695848,
  0.008366547128509871, 0.0013882516153999823, 89, -105, 87,
]);

/** n + 1.5 · 2²³ with n = x / ln 2 rounded to an integer. */
@inline
function shiftedExponent4(x: v128): v128 {
  return f32x4.add(f32x4.mul(x, constant4(EXP, 0)), constant4(EXP, 1));
}

/**
 * eʳ − 1 for r = x − n ln 2, |r| ≤ ½ ln 2: r + r² times a degree-4 minimax polynomial, relative error 1.4e-8. Summed in
 * pairs, because a chain of dependent operations is what limits these functions.
 */
@inline
function reducedExpm1(x: v128, shifted: v128): v128 {
  const n = f32x4.sub(shifted, constant4(EXP, 1));
  let r = f32x4.sub(x, f32x4.mul(n, constant4(EXP, 2)));
  r = f32x4.sub(r, f32x4.mul(n, constant4(EXP, 3)));
  const square = f32x4.mul(r, r);
  const fourth = f32x4.mul(square, square);
  const p = f32x4.add(cubic4(r, square, EXP, 5), f32x4.mul(fourth, constant4(EXP, 9)));
  return f32x4.add(f32x4.mul(p, square), r);
}

/**
 * eˣ for four floats, at most 1.1 ulp off where the result is normal. Cody–Waite reduction x = n ln 2 + r, |r| ≤ ½ ln 2,
 * then a polynomial; 2ⁿ is applied in two halves so that results down to the smallest denormal and overflow to ∞ are
 * correct. NaN stays NaN. Source: reduction as in Moshier, Cephes, expf.c; coefficients ours, Remez exchange in f64.
 */
@inline
export function exp4(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, constant4(EXP, 10)), constant4(EXP, 11));
  const shifted = shiftedExponent4(x);
  const p = f32x4.add(reducedExpm1(x, shifted), constant4(EXP, 4));
  const whole = i32x4.sub(shifted, constant4(EXP, 1));
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(p, powerOfTwo4(half)), powerOfTwo4(i32x4.sub(whole, half)));
}

/** 2ⁿ for four integers in [−126, 127]. */
@inline
function powerOfTwo4(n: v128): v128 {
  return i32x4.add(i32x4.shl(n, 23), constant4(EXP, 4));
}

/** e⁻ˣ for x ≥ 0, at most 1.1 ulp off up to x = 87 and e⁻⁸⁷ = 2e-38 beyond; cheaper than `exp4`. NaN stays NaN. */
@inline
export function decay4(value: v128): v128 {
  const x = f32x4.neg(f32x4.pmin(value, constant4(EXP, 12)));
  const shifted = shiftedExponent4(x);
  const p = f32x4.add(reducedExpm1(x, shifted), constant4(EXP, 4));
  return f32x4.mul(p, powerOfTwo4(shifted));
}

/** eˣ − 1 for x in [0, 87], with full relative accuracy near 0: 2ⁿ(eʳ − 1) + (2ⁿ − 1). NaN stays NaN. */
@inline
export function expm1Positive4(x: v128): v128 {
  const shifted = shiftedExponent4(x);
  const power = powerOfTwo4(shifted);
  return f32x4.add(f32x4.mul(reducedExpm1(x, shifted), power), f32x4.sub(power, constant4(EXP, 4)));
}

const LOG1P = memory.data<f32>([
  -0.4999990242287049, 0.3332996241761572, -0.24954133662258265, 0.19675939289127126, -0.1530559267783181,
  0.10603655097674855, -0.056959536689976636, 0.019851463808884504, -0.0032440255274076555,
]);

/**
 * ln(1 + e) for e in [0, 1], at most 2.1 ulp off: e times a degree-9 minimax polynomial of ln(1 + e)/e, whose leading 1
 * is added last. Source: ours, Remez exchange in f64, relative error 4.8e-9 before rounding.
 */
@inline
export function log1pUnit4(e: v128): v128 {
  const square = f32x4.mul(e, e);
  const fourth = f32x4.mul(square, square);
  const high = f32x4.add(cubic4(e, square, LOG1P, 4), f32x4.mul(fourth, constant4(LOG1P, 8)));
  const p = f32x4.add(cubic4(e, square, LOG1P, 0), f32x4.mul(fourth, high));
  return f32x4.add(e, f32x4.mul(square, p));
}
