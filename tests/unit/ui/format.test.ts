import { expect, test } from 'vitest';
import { formatNumber, formatShort } from '../../../src/figure/format-number.ts';
import { formatRate, formatRatio, formatSeconds, formatWithError } from '../../../src/ui/charts/format.ts';

test.each([
  [0.123456, '0.123'],
  [12.3456, '12.3'],
  [1234.5, '1235'],
  [-0.5, '−0.500'],
  [0.00012345, '1.23×10⁻⁴'],
  [3.2e7, '3.20×10⁷'],
  [0, '0'],
  [Number.NaN, '–'],
  [Number.POSITIVE_INFINITY, '∞'],
])('%s has three significant digits: %s', (value, text) => expect(formatNumber(value)).toBe(text));

test.each([
  [0.1, '0.1'],
  [100, '100'],
  [1e-4, '10⁻⁴'],
  [2e-5, '2×10⁻⁵'],
])('%s without zeros at the end: %s', (value, text) => expect(formatShort(value)).toBe(text));

test.each([
  [0.1, '0.1'],
  [0.125, '0.125'],
  [1 / 32, '1/32'],
  [0.8, '0.8'],
])('learning rate %s reads %s', (value, text) => expect(formatRate(value)).toBe(text));

test.each([
  [0.1 / 16, '1/160'],
  [0.8 / 128, '1/160'],
  [1.6 / 4, '0.4'],
  [2, '2'],
])('ratio %s reads %s', (value, text) => expect(formatRatio(value)).toBe(text));

test.each([
  [2.1234567, 0.012, '2.123 ± 0.012'],
  [5.483699, 2.4e-6, '5.48370 ± 2.4×10⁻⁶'],
  [2, 0, '2.000'],
])('%s ± %s reads %s', (value, error, text) => expect(formatWithError(value, error)).toBe(text));

test.each([
  [0.4, '< 1 s'],
  [59.6, '60 s'],
  [600, '10 min'],
  [7200, '2.0 h'],
])('%s seconds read %s', (seconds, text) => expect(formatSeconds(seconds)).toBe(text));
