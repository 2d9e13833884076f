/**
 * exp, log, sin, cos, tanh, erf and relatives in plain f64 arithmetic. `Math.exp` and its siblings may differ between
 * engines; `+ − × ÷` and bit operations may not, so these return the same bits everywhere. Error bounds are in ulps
 * of the result. There is no `pow`: multiply, or write exp(y·log x) and account for its error.
 * Source: the algorithms and coefficients of fdlibm 5.3, which carries this notice:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc.
 * business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this
 * notice is preserved.
 */
/** The first 32 bits of ln 2, and the remainder. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;

const scratch = new Float64Array(1);
const words = new Int32Array(scratch.buffer);
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0; // index of the high half, by byte order

/** 2ᵏ for integer k in [−1022, 1023], exact. */
function powerOfTwo(k: number): number {
  words[HIGH] = (k + 1023) << 20;
  words[1 - HIGH] = 0;
  return scratch[0];
}

/** y·2ᵏ for y in [½, 2], k in [−1076, 1024], rounded once. */
function scale(y: number, k: number): number {
  if (k > 1023) return y * 2 * powerOfTwo(k - 1);
  if (k < -1022) return y * powerOfTwo(k + 200) * powerOfTwo(-200); // the first product is exact
  return y * powerOfTwo(k);
}

/** eˣ within 1 ulp. 0 below −745.13, ∞ above 709.78. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 3.7252902984e-9) return 1 + x; // 2⁻²⁸
  const k = magnitude > 0.34657359027997264 ? Math.floor(INVERSE_LN2 * x + 0.5) : 0;
  const high = x - k * LN2_HIGH; // exact: LN2_HIGH has 21 trailing zero bits
  const low = k * LN2_LOW;
  const r = high - low; // |r| ≤ ½ ln 2
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  return scale(1 + ((r * c) / (2 - c) - low + high), k);
}

/** eˣ − 1 within 1 ulp, without cancellation near 0. */
export function expm1(x: number): number {
  if (Number.isNaN(x) || x === Infinity) return x;
  if (x < -38.81624211356937) return -1; // −56 ln 2
  if (x > 709.782712893384) return Infinity;
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 5.551115123125783e-17) return x; // 2⁻⁵⁴
  const k = magnitude > 0.34657359027997264 ? Math.floor(INVERSE_LN2 * x + 0.5) : 0;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  const half = 0.5 * r;
  const s = r * half;
  const q =
    1 +
    s *
      (-0.03333333333333313 +
        s *
          (0.0015873015872548146 +
            s * (-7.93650757867488e-5 + s * (4.008217827329362e-6 + s * -2.0109921818362437e-7))));
  const t = 3 - q * half;
  let e = s * ((q - t) / (6 - r * t));
  if (k === 0) return r - (r * e - s);
  e = r * (e - lost) - lost - s;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k < 0 || k > 56) return scale(r - e + 1, k) - 1;
  if (k < 20) return (r - e + (1 - powerOfTwo(-k))) * powerOfTwo(k);
  return (r - (e + powerOfTwo(-k)) + 1) * powerOfTwo(k);
}

/** log(2ᵏ(1 + f)) + c for 1 + f in [√½, √2] and a small correction c: the common end of log and log1p. */
function logOfSplit(k: number, f: number, c: number): number {
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return s * (halfSquare + odd + even) + (k * LN2_LOW + c) - halfSquare + f + k * LN2_HIGH;
}

/** Writes x/2ᵏ in [√½, √2) to `scratch` and returns k; x finite and > 0. */
function splitExponent(x: number): number {
  const subnormal = x < 2.2250738585072014e-308;
  scratch[0] = subnormal ? x * 18014398509481984 : x; // 2⁵⁴
  const shifted = words[HIGH] + (0x3ff00000 - 0x3fe6a09e);
  words[HIGH] = (shifted & 0xfffff) + 0x3fe6a09e;
  return (shifted >> 20) - 0x3ff - (subnormal ? 54 : 0);
}

/** Natural logarithm within 1 ulp. −∞ at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  if (x === Infinity) return x;
  const k = splitExponent(x);
  return logOfSplit(k, scratch[0] - 1, 0);
}

/** log(1 + x) within 1 ulp, without cancellation near 0. −∞ at −1, NaN below. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : Number.NaN;
  if (x === Infinity || (x < 0 ? -x : x) < 1.1102230246251565e-16) return x; // 2⁻⁵³
  if (x > -0.2928932188134524 && x < 0.41421356237309503) return logOfSplit(0, x, 0);
  const u = 1 + x;
  const k = splitExponent(u);
  const lost = k >= 54 ? 0 : (k >= 2 ? 1 - (u - x) : x - (u - 1)) / u; // log(1 + x) − log(u)
  return logOfSplit(k, scratch[0] - 1, lost);
}

/** Base-2 logarithm within 2 ulp; exact for powers of two. */
export function log2(x: number): number {
  if (!(x > 0) || x === Infinity) return log(x);
  const k = splitExponent(x);
  return k + logOfSplit(0, scratch[0] - 1, 0) * INVERSE_LN2;
}

/** Hyperbolic tangent within 2.5 ulp. */
export function tanh(x: number): number {
  if (Number.isNaN(x)) return x;
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 2.2250738585072014e-308) return x;
  let value = 1;
  if (magnitude < 0.2554128118829953) {
    const t = expm1(-2 * magnitude);
    value = -t / (t + 2);
  } else if (magnitude < 0.5493061443340548) {
    const t = expm1(2 * magnitude);
    value = t / (t + 2);
  } else if (magnitude < 22) {
    value = 1 - 2 / (expm1(2 * magnitude) + 2);
  }
  return x < 0 ? -value : value;
}

const PI_HALF = [1.5707963267341256, 6.077100506506192e-11, 6.077100506303966e-11, 2.0222662487959506e-21]; // first 33 bits, remainder; bits 34 to 66, remainder
const remainder = new Float64Array(2);

/**
 * Writes x − n·π/2 to `remainder` as a sum of two numbers, |sum| ≤ π/4, and returns n mod 4. |x| ≤ 2²⁰, so that n·(33
 * bits of π/2) is exact; 66 + 53 bits of π/2 leave an error of about 2⁻¹⁰⁰, negligible because no double of this size is
 * closer than 2⁻⁶⁰ to a multiple of π/2.
 */
function reduceAngle(where: string, x: number): number {
  if (!(x <= 1048576 && x >= -1048576))
    throw new RangeError(`${where}: the angle must be in [-2^20, 2^20], got ${x}. Reduce it by its period first.`);
  const n = Math.floor(x * 0.6366197723675814 + 0.5);
  const coarse = x - n * PI_HALF[0];
  const second = n * PI_HALF[2];
  const fine = coarse - second;
  const tail = n * PI_HALF[3] - (coarse - fine - second);
  remainder[0] = fine - tail;
  remainder[1] = fine - remainder[0] - tail;
  return n & 3;
}

/** sin(y + tail) for |y| ≤ π/4. */
function sineKernel(y: number, tail: number): number {
  const z = y * y;
  const v = z * y;
  const r =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 + z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return y - (z * (0.5 * tail - v * r) - tail + v * 0.16666666666666632);
}

/** cos(y + tail) for |y| ≤ π/4. */
function cosineKernel(y: number, tail: number): number {
  const z = y * y;
  const r =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (2.480158728947673e-5 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 - z * 1.1359647557788195e-11)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * r - y * tail));
}

/** Sine within 1 ulp for |x| ≤ 2²⁰; beyond that a RangeError. NaN for NaN and ±∞. */
export function sin(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  if (x === 0) return x;
  const quadrant = reduceAngle('sin', x);
  const value = quadrant & 1 ? cosineKernel(remainder[0], remainder[1]) : sineKernel(remainder[0], remainder[1]);
  return quadrant & 2 ? -value : value;
}

/** Cosine within 1 ulp for |x| ≤ 2²⁰; beyond that a RangeError. NaN for NaN and ±∞. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  const quadrant = reduceAngle('cos', x);
  const value = quadrant & 1 ? sineKernel(remainder[0], remainder[1]) : cosineKernel(remainder[0], remainder[1]);
  return quadrant === 1 || quadrant === 2 ? -value : value;
}

/** Coefficients from the constant up: numerator and denominator of the four pieces of erf and erfc. */
const ERF_PIECES = {
  centre: [
    [0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-5],
    [1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-6],
  ],
  one: [
    [
      -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
      0.035478304325618236, -0.002166375594868791,
    ],
    [
      1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
      0.011984499846799107,
    ],
  ],
  near: [
    [
      -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
      -184.60509290671104, -81.2874355063066, -9.814329344169145,
    ],
    [
      1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
      108.63500554177944, 6.570249770319282, -0.0604244152148581,
    ],
  ],
  far: [
    [
      -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
      -1025.0951316110772, -483.5191916086514,
    ],
    [
      1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
      474.52854120695537, -22.44095244658582,
    ],
  ],
} as const;

function rational(z: number, [numerator, denominator]: readonly (readonly number[])[]): number {
  let p = 0;
  for (let i = numerator.length - 1; i >= 0; i--) p = p * z + numerator[i];
  let q = 0;
  for (let i = denominator.length - 1; i >= 0; i--) q = q * z + denominator[i];
  return p / q;
}

/** erfc(x) for x in [1.25, 28). */
function complementOfLarge(x: number): number {
  scratch[0] = x;
  words[1 - HIGH] = 0;
  const head = scratch[0]; // head² is exact
  const r = rational(1 / (x * x), x < 1 / 0.35 ? ERF_PIECES.near : ERF_PIECES.far);
  return (exp(-head * head - 0.5625) * exp((head - x) * (head + x) + r)) / x;
}

/** 2/√π ∫₀ˣ e^(−t²) dt within 1 ulp. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 0.84375) return x + x * rational(x * x, ERF_PIECES.centre);
  let value = 1;
  if (magnitude < 1.25) value = 0.8450629115104675 + rational(magnitude - 1, ERF_PIECES.one);
  else if (magnitude < 6) value = 1 - complementOfLarge(magnitude);
  return x < 0 ? -value : value;
}

/** 1 − erf(x) with a relative error below 2⁻⁴⁹, also in the far tails; 0 from x = 27.3 on (below 10⁻³²³). */
export function erfc(x: number): number {
  if (x < 1.25 || Number.isNaN(x)) return 1 - erf(x);
  return x < 28 ? complementOfLarge(x) : 0;
}
