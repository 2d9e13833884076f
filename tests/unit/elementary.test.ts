import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cos, erf, exp, expm1, log, log1p, log2, sin, tanh } from '../../src/math/elementary.ts';

const functions = { exp, expm1, log, log1p, log2, sin, cos, tanh, erf };

const value = new Float64Array(1);
const bits = new BigInt64Array(value.buffer);
/** Position of x among the doubles, so that neighbours differ by one. */
const position = (x: number) => {
  value[0] = x;
  return bits[0] < 0n ? -(bits[0] & 0x7fffffffffffffffn) : bits[0];
};
const ulpsBetween = (a: number, b: number) => Math.abs(Number(position(a) - position(b)));

/** How many doubles the documented error bound can put between our result and the correctly rounded one. */
const BOUND = { exp: 1, expm1: 1, log: 1, log1p: 1, log2: 2, sin: 1, cos: 1, tanh: 2, erf: 1 } as const;

describe('equals 80-digit arithmetic: mpmath `float(f(mpf(x)))`, dps = 80', () => {
  test.each<[keyof typeof BOUND, number, number]>([
    ['exp', 1, Math.E],
    ['exp', -1, 0.36787944117144233],
    ['exp', 0.5, 1.6487212707001282],
    ['exp', 10, 22026.465794806718],
    ['exp', -20.25, 1.6052280551856116e-9],
    ['exp', 1e-5, 1.00001000005],
    ['exp', 700, 1.0142320547350045e304],
    ['exp', -708.3, 2.450295530965988e-308],
    ['log', 2, Math.LN2],
    ['log', 10, Math.LN10],
    ['log', 0.1, -Math.LN10],
    ['log', 1.5, 0.4054651081081644],
    ['log', 1e-300, -690.7755278982137],
    ['log', 0.9999999, -1.0000000494736474e-7],
    ['log', 3, 1.0986122886681098],
    ['sin', 1, 0.8414709848078965],
    ['sin', 0.5, 0.479425538604203],
    ['sin', 3, 0.1411200080598672],
    ['sin', 100, -0.5063656411097588],
    ['sin', 100000.0, 0.03574879797201651],
    ['sin', Math.PI, 1.2246467991473532e-16],
    ['cos', 1, 0.5403023058681398],
    ['cos', 0.5, 0.8775825618903728],
    ['cos', 3, -0.9899924966004454],
    ['cos', 100, 0.8623188722876839],
    ['cos', 100000.0, -0.9993608074382124],
    ['cos', 1.5707963267948966, 6.123233995736766e-17],
    ['tanh', 1, 0.7615941559557649],
    ['tanh', 0.1, 0.09966799462495582],
    ['tanh', 0.3, 0.2913126124515909],
    ['tanh', 0.5, 0.46211715726000974],
    ['tanh', 5, 0.9999092042625951],
    ['tanh', 1e-10, 1e-10],
    ['erf', 0.1, 0.1124629160182849],
    ['erf', 0.5, 0.5204998778130465],
    ['erf', 1, 0.8427007929497149],
    ['erf', 1.2, 0.9103139782296353],
    ['erf', 2, 0.9953222650189527],
    ['erf', 3, 0.9999779095030014],
    ['erf', 5, 0.9999999999984626],
    ['expm1', 1e-10, 1.00000000005e-10],
    ['expm1', 0.1, 0.10517091807564763],
    ['expm1', 1, 1.7182818284590453],
    ['expm1', -1, -0.6321205588285577],
    ['expm1', -3, -0.950212931632136],
    ['expm1', 30, 10686474581523.463],
    ['log1p', 1e-10, 9.999999999500001e-11],
    ['log1p', 0.1, 0.09531017980432487],
    ['log1p', 1, Math.LN2],
    ['log1p', -0.5, -Math.LN2],
    ['log1p', 100000.0, 11.51293546492023],
    ['log2', 3, 1.584962500721156],
    ['log2', 10, 3.321928094887362],
    ['log2', 0.7, -0.5145731728297583],
    ['log2', 1e-200, -664.3856189774725],
  ])('%s(%d)', (name, x, expected) => {
    expect(ulpsBetween(functions[name](x), expected)).toBeLessThanOrEqual(BOUND[name]);
  });
});

describe('agrees with Math.* up to the sum of both error bounds (1 ulp for the platform, 2 for its tanh)', () => {
  const cases: readonly [keyof typeof BOUND & keyof Math, number, number, number][] = [
    ['exp', -745, 709, 2],
    ['expm1', -40, 709, 2],
    ['expm1', -1, 1, 2],
    ['log', 1e-300, 1e300, 2],
    ['log', 0.5, 2, 2],
    ['log1p', -0.99, 3, 2],
    ['log2', 0.1, 9, 3],
    ['sin', -1e6, 1e6, 2],
    ['sin', -7, 7, 2],
    ['cos', -1e6, 1e6, 2],
    ['cos', -7, 7, 2],
    ['tanh', -25, 25, 4.5],
    ['tanh', -1, 1, 4.5],
  ];
  test.each(cases)('%s on [%d, %d]', (name, min, max, bound) => {
    fc.assert(
      fc.property(fc.double({ min, max, noNaN: true }), (x) => {
        expect(ulpsBetween(functions[name](x), Math[name](x))).toBeLessThanOrEqual(bound);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

test('special values are exact', () => {
  const zero = [sin, tanh, erf, expm1, log1p].map((f) => [f(0), f(-0)]);
  for (const [plus, minus] of zero) {
    expect(plus).toBe(0);
    expect(minus).toBe(-0);
  }
  expect([exp(0), exp(-0), cos(0)]).toEqual([1, 1, 1]);
  expect([log(1), log2(1), log(0), log(-0), log1p(-1)]).toEqual([0, 0, -Infinity, -Infinity, -Infinity]);
  expect([log(-1), log1p(-2), log2(-1), sin(Infinity), cos(-Infinity)].every(Number.isNaN)).toBe(true);
  expect([exp(Infinity), exp(710), expm1(710), log(Infinity), log2(Infinity)]).toEqual(new Array(5).fill(Infinity));
  expect([exp(-Infinity), exp(-746), expm1(-Infinity), expm1(-40)]).toEqual([0, 0, -1, -1]);
  expect([tanh(Infinity), tanh(30), erf(Infinity), erf(6)]).toEqual([1, 1, 1, 1]);
  for (const f of Object.values(functions)) expect(f(Number.NaN)).toBeNaN();
});

test('log2 of a power of two is exact, subnormals included', () => {
  for (let k = -1074; k <= 1023; k++) expect(log2(2 ** k)).toBe(k);
});

test('exp reaches the subnormals and the largest double', () => {
  expect(exp(-745.1)).toBe(5e-324); // e^−745.1 = 5.11e−324 lies between half and one and a half of 2⁻¹⁰⁷⁴
  expect(ulpsBetween(exp(-720), 2.0322308024e-313)).toBeLessThanOrEqual(1);
  expect(ulpsBetween(exp(709.78), 1.7928227943945155e308)).toBeLessThanOrEqual(1);
});

test('sin, tanh and erf are odd and cos is even, bit for bit', () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (x) => {
      for (const f of [sin, tanh, erf]) expect(f(-x)).toBe(-f(x));
      expect(cos(-x)).toBe(cos(x));
    }),
    { seed: 2 },
  );
});

test('angles beyond 2^20 are refused rather than reduced badly', () => {
  expect(() => sin(2 ** 21)).toThrow('sin: the angle must be in [-2^20, 2^20], got 2097152');
  expect(() => cos(-1e300)).toThrow('cos: the angle');
});
