import { constant4 } from './constants';
import { expm1Positive4 } from './exponential';

/** Where tanh is 1 in f32; 2; the sign bit. */
const TANH = memory.data<f32>([9.1, 2, -0.0]);

/**
 * tanh x for four floats, at most 2.5 ulp off: E/(E + 2) with E = e^{2|x|} − 1, then the sign of x.
 * ±∞ give ±1, −0 gives −0, NaN stays NaN. Source: ours, from (e²ˣ − 1)/(e²ˣ + 1).
 */
@inline
export function tanh4(x: v128): v128 {
  const magnitude = f32x4.pmin(f32x4.abs(x), constant4(TANH, 0));
  const e = expm1Positive4(f32x4.add(magnitude, magnitude));
  return v128.or(f32x4.div(e, f32x4.add(e, constant4(TANH, 1))), v128.and(x, constant4(TANH, 2)));
}
