import { exp4 } from './exponential';

/**
 * tanh x for four floats, at most 1.5 ulp off: an odd polynomial for |x| < 0.625, else 1 − 2/(e²ˣ + 1).
 * ±∞ give ±1, −0 gives −0, NaN stays NaN. Source: Moshier, Cephes, tanhf.c (coefficients).
 */
@inline
export function tanh4(x: v128): v128 {
  const magnitude = f32x4.abs(x);
  const s = f32x4.mul(x, x);
  let p = f32x4.splat(-5.70498872745e-3);
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(2.06390887954e-2));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-5.37397155531e-2));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(1.33314422036e-1));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-3.33332819422e-1));
  const small = f32x4.add(x, f32x4.mul(x, f32x4.mul(p, s)));
  const one = f32x4.splat(1);
  const grown = f32x4.add(exp4(f32x4.add(magnitude, magnitude)), one);
  const large = f32x4.sub(one, f32x4.div(f32x4.splat(2), grown));
  const signed = v128.or(large, v128.and(x, f32x4.splat(-0.0)));
  return v128.bitselect(small, signed, f32x4.lt(magnitude, f32x4.splat(0.625)));
}
