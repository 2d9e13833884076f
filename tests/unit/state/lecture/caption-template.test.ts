import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captionParts, captionValue, unreadableIn } from '../../../../src/state/lecture/caption-template.ts';

const ratio = { kind: 'ratio', ratio: 1 / 320 } as const;

describe('a value in a caption', () => {
  test.each([
    ['sharpness on η/B = 1/320', { kind: 'mean', quantity: 'sharpness', place: ratio }],
    [' sharpness   on  η/B = 0.003125 ', { kind: 'mean', quantity: 'sharpness', place: ratio }],
    [
      'accuracyGap at η = 0.1, B = 32',
      { kind: 'mean', quantity: 'accuracyGap', place: { kind: 'cell', learningRate: 0.1, batchSize: 32 } },
    ],
    [
      'interval of testLoss at η = 1e-3, B = 8',
      { kind: 'interval', quantity: 'testLoss', place: { kind: 'cell', learningRate: 0.001, batchSize: 8 } },
    ],
    ['range of sharpness', { kind: 'range', quantity: 'sharpness', place: { kind: 'all' } }],
    ['factor of η on η/B = 1/320', { kind: 'factor', quantity: 'η', place: ratio }],
    ['correlation of steps', { kind: 'correlation', quantity: 'steps', place: { kind: 'all' } }],
    ['η on η/B = 1/320', { kind: 'mean', quantity: 'η', place: ratio }],
    ['count', { kind: 'count', place: { kind: 'all' } }],
    ['count on η/B = 1/320', { kind: 'count', place: ratio }],
  ])('%s', (source, value) => expect(captionValue(source)).toEqual(value));

  test.each([
    ['an unknown quantity', 'flatness on η/B = 1/320'],
    ['no place', 'sharpness'],
    ['a ratio of nothing', 'sharpness on η/B = 0/320'],
    ['a division by nothing', 'sharpness on η/B = 1/0'],
    ['half a cell', 'sharpness at η = 0.1'],
    ['an interval of many cells', 'interval of sharpness on η/B = 1/320'],
    ['a correlation of a ratio', 'correlation of sharpness on η/B = 1/320'],
    ['a correlation of η with η/B', 'correlation of η'],
    ['η of a cell', 'η at η = 0.1, B = 32'],
    ['a property of objects', 'constructor of sharpness'],
    ['nothing', ''],
  ])('is not %s', (_, source) => expect(captionValue(source)).toBeNull());
});

test('a caption is its words and its values in order', () => {
  const parts = captionParts('a {count} b{range of sharpness}');
  expect(parts.map((part) => (typeof part === 'string' ? part : part.source))).toEqual([
    'a ',
    'count',
    ' b',
    'range of sharpness',
  ]);
});

test('what cannot be read stays as it was written, and is named', () => {
  expect(captionParts('a {sharpnes} b')).toEqual(['a {sharpnes} b']);
  expect(unreadableIn('a {count} {sharpnes} b')).toBe('{sharpnes} b');
  expect(unreadableIn('a } b')).toBe('} b');
  expect(unreadableIn('{count} of {count on η/B = 1/320}')).toBeNull();
});

test('no text is lost, whatever it holds', () => {
  const pieces = fc.constantFrom('{', '}', 'count', ' on η/B = 1/320', 'range of ', 'sharpness', 'ö', ' ', '\n', '$&');
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 24 }).map((some) => some.join('')),
      (text) => {
        const again = captionParts(text).map((part) => (typeof part === 'string' ? part : `{${part.source}}`));
        expect(again.join('')).toBe(text);
      },
    ),
  );
});
