import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumber } from '../../../../src/data/formats/table/parse-number.ts';
import { RUNS } from '../../../support/runs.ts';

const parse = (text: string, decimal: '.' | ',' = '.') => {
  const bytes = new TextEncoder().encode(`x${text}9`);
  return parseNumber(bytes, 1, bytes.length - 1, decimal);
};

const digits = (maxLength: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength });
const sign = fc.constantFrom('', '-', '+');
const written = fc
  .tuple(
    sign,
    digits(20),
    fc.option(digits(20)),
    fc.option(fc.tuple(fc.constantFrom('e', 'E'), sign, fc.integer({ min: 0, max: 400 }))),
  )
  .filter(([, whole, part]) => whole.length + (part ?? '').length > 0)
  .map(
    ([first, whole, part, exponent]) => `${first}${whole}${part === null ? '' : `.${part}`}${exponent?.join('') ?? ''}`,
  );

test('every way to write a decimal number gives the f64 of Number, bit for bit', () => {
  fc.assert(
    fc.property(written, (text) => {
      expect(parse(text)).toBe(Number(text));
    }),
    { numRuns: 10 * RUNS },
  );
});

test('numbers as numpy.savetxt writes them, and those halfway between two f64', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -1e20, max: 1e20 }),
      fc.integer({ min: 15, max: 21 }),
      (value, decimals) => {
        for (const text of [value.toExponential(decimals - 1), value.toPrecision(decimals)])
          expect(parse(text)).toBe(Number(text));
      },
    ),
    { numRuns: 10 * RUNS },
  );
  fc.assert(
    // (2m + 1)/2ᵏ with m of 53 bits is halfway between two f64, in up to 22 digits for k ≤ 5.
    fc.property(
      fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n }),
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom(-1n, 0n, 1n),
      (m, k, off) => {
        const scaled = (2n * m + 1n) * 5n ** BigInt(k) + off;
        const digits = String(scaled);
        const text = `${digits.slice(0, -k)}.${digits.slice(-k)}`;
        expect(parse(text)).toBe(Number(text));
      },
    ),
    { numRuns: 10 * RUNS },
  );
});

test('every f64 is read back from its shortest text, with either decimal mark', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = Object.is(value, -0) ? '-0' : String(value);
      expect(parse(text)).toBe(value);
      expect(parse(text.replace('.', ','), ',')).toBe(value);
    }),
    { numRuns: 10 * RUNS },
  );
});

// Halfway between two f64, one digit above, and powers of ten at both ends of the exact ones.
test.each([
  '9007199254740993',
  '9007199254740993.0000000001',
  '1e22',
  '1e23',
  '123456789012345e22',
  '1e-22',
  '1e-23',
  '5e-324',
  '1e400',
])('%s is rounded as Number rounds it', (text) => {
  expect(parse(text)).toBe(Number(text));
});

test.each([
  '',
  '-',
  '.',
  'e5',
  '1e',
  '1e+',
  '1.2.3',
  '1,2',
  '0x10',
  'NaN',
  'Infinity',
  '1_000',
  '1 2',
  '--1',
  '1e5.0',
  '1n',
])('"%s" is no number', (text) => {
  expect(parse(text)).toBeNaN();
});

test('a million digits are read', () => {
  expect(parse(`0.${'1'.repeat(1_000_000)}`)).toBe(1 / 9);
});

test('with decimal commas a point or a last comma makes no number', () => {
  expect(parse('1.5', ',')).toBeNaN();
  expect(parse('39,', ',')).toBeNaN();
  expect(parse(',5', ',')).toBe(0.5);
});
