import { expect, test } from 'vitest';
import { markdownTable, ratioOf, ratioText, targetRow, threeDigits } from '../../bench/table.ts';

test('numbers have three significant digits and no exponent', () => {
  const values = [0.000123456, 0.0234567, 1.9999, 2, 12.345, 123.45, 1234.5, 123456, 0, -0.05];
  const texts = ['0.000123', '0.0235', '2.00', '2.00', '12.3', '123', '1230', '123000', '0', '-0.0500'];
  expect(values.map(threeDigits)).toEqual(texts);
});

test('what was not measured is a dash', () => {
  expect([undefined, Number.NaN, Number.POSITIVE_INFINITY].map(threeDigits)).toEqual(['–', '–', '–']);
  expect(ratioText(undefined, 2)).toBe('–');
  expect(ratioText(2, undefined)).toBe('–');
  expect(ratioText(2, 0)).toBe('–');
});

test('a ratio says how many times the first is the second', () => {
  expect(ratioText(0.33, 0.022)).toBe('15.0×');
  expect(ratioOf(1, 4)).toBe(0.25);
  expect(ratioOf(0, 0)).toBeUndefined();
});

test('a table is Markdown with cells that line up, and its notes follow it', () => {
  const table = {
    title: 'Steps',
    columns: ['', 'ms'],
    rows: [
      ['simd', '0.022'],
      ['µ', '1'],
    ],
    notes: ['A note.'],
  };
  expect(markdownTable(table)).toBe(
    ['## Steps', '|      |    ms |\n| ---- | ----: |\n| simd | 0.022 |\n| µ    |     1 |', 'A note.'].join('\n\n'),
  );
});

test('a target is reached from its least value on, missed below it, and open where nothing was measured', () => {
  const target = { what: 'simd against jax-js', least: 8, unit: '×' } as const;
  expect(targetRow({ ...target, value: 8 })).toEqual(['simd against jax-js', '≥ 8×', '8.00×', 'yes']);
  expect(targetRow({ ...target, value: 7.99 })).toEqual(['simd against jax-js', '≥ 8×', '7.99×', 'no']);
  expect(targetRow({ ...target, value: undefined })).toEqual(['simd against jax-js', '≥ 8×', '–', '–']);
  expect(targetRow({ what: 'of peak', least: 60, unit: '%', value: 61.23 })).toEqual([
    'of peak',
    '≥ 60 %',
    '61.2 %',
    'yes',
  ]);
});
