import { describe, expect, test } from 'vitest';
import { modelSpec } from '../../../src/engine/model.ts';
import { batchSizeAxis } from '../../../src/sweep/spec/axis.ts';
import { measureSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { listReader, numberReader, readNumber } from '../../../src/ui/controls/read-text.ts';

test.each([
  ['0.1', 0.1],
  [' 1e-3 ', 0.001],
  ['1/32', 1 / 32],
  ['−2', -2],
  ['.5', 0.5],
])('"%s" is the number %s', (text, value) => expect(readNumber(text)).toBe(value));
test.each(['', 'x', '1,5', '0x10', '1/'])('"%s" is no number', (text) => expect(readNumber(text)).toBeNaN());

describe('fields read by the rule of their place in the spec', () => {
  const gain = numberReader(modelSpec.shape.gain);
  const hidden = listReader(modelSpec.shape.hidden);
  const sizes = listReader<(number | 'full')[]>(batchSizeAxis.options[0], ['full']);
  test('a good number is taken', () => expect(gain('2')).toEqual({ value: 2 }));
  test.each(['0', '101', 'two'])('gain "%s" is refused with a reason', (text) => {
    expect(gain(text)).toEqual({ fault: expect.stringMatching(/./) });
  });
  test('whole numbers are asked for where the spec does', () => {
    expect(numberReader(measureSpec.shape.patienceEpochs)('1.5')).toHaveProperty('fault');
  });
  test('lists take commas and spaces; nothing is a linear model', () => {
    expect(hidden('64, 32')).toEqual({ value: [64, 32] });
    expect(hidden('64 32')).toEqual({ value: [64, 32] });
    expect(hidden('')).toEqual({ value: [] });
  });
  test('a list names what it could not read', () =>
    expect(hidden('64, sixty')).toEqual({ fault: '"sixty" is not a number' }));
  test('"full" is a batch size', () => expect(sizes('8, full')).toEqual({ value: [8, 'full'] }));
});
