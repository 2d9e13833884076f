import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFormula, power } from '../../../../src/data/formula/compile-formula.ts';
import { parseFormula } from '../../../../src/data/formula/parse-formula.ts';
import { RUNS } from '../../../support/runs.ts';

function valueAt(text: string, x1 = 0, x2 = 0): number {
  const read = parseFormula(text);
  if ('fault' in read) throw new Error(`${text}: ${read.fault}`);
  return compileFormula(read)(x1, x2);
}

const U = 2 ** -53;
const inputs = fc.double({ min: -1, max: 1, noNaN: true });

// Each of our functions and of the engine's is within 2.5 ulp; tan divides two of them: 3 roundings more on either side.
test.each([
  ['sin(3x1)', (x: number) => Math.sin(3 * x)],
  ['cos(3x1)', (x: number) => Math.cos(3 * x)],
  ['tan(x1)', (x: number) => Math.tan(x)],
  ['exp(2x1)', (x: number) => Math.exp(2 * x)],
  ['log(x1 + 2)', (x: number) => Math.log(x + 2)],
  ['sqrt(x1 + 1)', (x: number) => Math.sqrt(x + 1)],
  ['tanh(4x1)', (x: number) => Math.tanh(4 * x)],
  ['abs(x1)', Math.abs],
  ['min(x1, 0.25)', (x: number) => Math.min(x, 0.25)],
  ['max(x1, -x1, 0.5)', (x: number) => Math.max(x, -x, 0.5)],
])('%s is that of Math within 16 roundings', (text, expected) => {
  fc.assert(
    fc.property(inputs, (x) => {
      expect(Math.abs(valueAt(text, x) - expected(x))).toBeLessThanOrEqual(16 * U * Math.abs(expected(x)));
    }),
    { numRuns: RUNS },
  );
});

describe('powers', () => {
  test('of small integers are products', () => {
    expect([power(-2, 3), power(-2, 2), power(0, 0), power(2, -3), power(3, 5), power(0, -1)]).toEqual([
      -8,
      4,
      1,
      0.125,
      243,
      Infinity,
    ]);
  });
  test('others are within their stated error of Math.pow', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (x, y) => {
          const expected = x ** y;
          // Integers: 2|y| roundings; others: log and the product each have 1 + 1 of y·log x, exp one more; Math.pow one.
          const roundings = 2 * Math.abs(y) + 4 * (1 + Math.abs(y * Math.log(x)));
          expect(Math.abs(power(x, y) - expected)).toBeLessThanOrEqual(roundings * 2 * U * expected);
        },
      ),
      { numRuns: RUNS },
    );
  });
  test('that have no value have none', () => {
    expect([power(0, 0.5), power(0, 100), power(-1, 0.5), power(-2, 65)]).toEqual([0, 0, Number.NaN, Number.NaN]);
  });
});

test('where a formula has no value it is not finite', () => {
  for (const text of [
    'log(-1)',
    'log(0)',
    'sqrt(-1)',
    '1/x1',
    '0/x1',
    'exp(1000)',
    'sin(2^21)',
    'step(log(-1))',
    'min(1, log(-1))',
  ])
    expect(Number.isFinite(valueAt(text)), text).toBe(false);
});
