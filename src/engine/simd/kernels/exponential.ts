/**
 * eˣ for four floats, at most 1.2 ulp off where the result is normal. Cody–Waite reduction x = n ln 2 + r, |r| ≤ ½ ln 2,
 * then a degree-7 polynomial; 2ⁿ is applied in two halves so that results down to the smallest denormal and overflow to
 * ∞ come out right. NaN stays NaN. Source: Moshier, Cephes, expf.c (coefficients).
 */
@inline
export function exp4(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, f32x4.splat(89)), f32x4.splat(-105));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504)));
  // ln 2 in two parts: n · 0.693359375 is exact for every n that occurs.
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(p, powerOfTwo4(half)), powerOfTwo4(i32x4.sub(whole, half)));
}

/** 2ⁿ for four integers in [−126, 127]. */
@inline
function powerOfTwo4(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/**
 * ln(1 + e) for e in [0, 1], at most 2 ulp off: e times a degree-9 minimax polynomial of ln(1 + e)/e.
 * Source: ours, Remez exchange in f64, relative error 4.8e-9 before rounding.
 */
@inline
export function log1pUnit4(e: v128): v128 {
  let p = f32x4.splat(-0.0032440255274076555);
  p = f32x4.add(f32x4.mul(p, e), f32x4.splat(0.019851463808884504));
  p = f32x4.add(f32x4.mul(p, e), f32x4.splat(-0.056959536689976636));
  p = f32x4.add(f32x4.mul(p, e), f32x4.splat(0.10603655097674855));
  p = f32x4.add(f32x4.mul(p, e), f32x4.splat(-0.1530559267783181));
  p = f32x4.add(f32x4.mul(p, e), f32x4.splat(0.19675939289127126));
  p = f32x4.add(f32x4.mul(p, e), f32x4.splat(-0.24954133662258265));
  p = f32x4.add(f32x4.mul(p, e), f32x4.splat(0.3332996241761572));
  p = f32x4.add(f32x4.mul(p, e), f32x4.splat(-0.4999990242287049));
  p = f32x4.mul(p, e);
  // e + e·p keeps the leading term exact.
  return f32x4.add(e, f32x4.mul(p, e));
}
