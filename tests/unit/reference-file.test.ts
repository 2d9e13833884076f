import { describe, expect, test } from 'vitest';
import { SpecError } from '../../src/errors.ts';
import { parseReferenceFile } from '../../src/probes/reference/reference-file.ts';
import linear from '../reference/linear-mse.json' with { type: 'json' };
import { REFERENCE_FILES } from '../support/reference-files.ts';

test('image sizes follow from the input shape, and a missing activation is linear', () => {
  const file = REFERENCE_FILES.find(({ name }) => name === 'cnn-tanh-ce');
  expect(file?.network.layers).toEqual([
    { kind: 'conv', kernel: 3, in: 1, out: 3, height: 6, width: 6, activation: 'tanh' },
    { kind: 'avgpool', size: 2, height: 6, width: 6, channels: 3 },
    { kind: 'dense', in: 27, out: 3, activation: 'linear' },
  ]);
});

describe('a broken file names the rule', () => {
  const BROKEN: readonly (readonly [string, object, RegExp])[] = [
    [
      'no quantities to compare with',
      { ...linear, atStart: {}, atEnd: {} },
      /must hold at least one quantity to compare with, got none/,
    ],
    ['missing data', { ...linear, train: undefined }, /train: Invalid input: expected object/],
    [
      'too few parameters',
      { ...linear, parameters: linear.parameters.slice(1) },
      /parameters must have 24 numbers, got 23/,
    ],
    [
      'a short input',
      { ...linear, train: { ...linear.train, x: linear.train.x.map((x) => x.slice(1)) } },
      /x must have 7 numbers, got 6/,
    ],
    [
      'labels missing',
      { ...linear, train: { ...linear.train, y: linear.train.y.slice(1) } },
      /y must have 32 numbers, got 31/,
    ],
    ['an unknown loss', { ...linear, network: { ...linear.network, loss: 'hinge' } }, /network\.loss: Invalid option/],
    ['not an object', [], /file\.json: the file: Invalid input: expected object, received array. The format/],
  ];
  test.each(BROKEN)('%s', (_, content, message) => {
    expect(() => parseReferenceFile(content, 'file.json')).toThrow(SpecError);
    expect(() => parseReferenceFile(content, 'file.json')).toThrow(message);
  });

  test('a label or a batch index beyond its range', () => {
    const labelled = { ...linear, train: { ...linear.train, y: linear.train.y.map(() => 3) } };
    expect(() => parseReferenceFile(labelled)).toThrow(/label must be an integer in \[0, 3\), got 3/);
    const batched = { ...linear, sgd: { ...linear.sgd, batches: [Array(8).fill(32)], trainLossAfterEachStep: [1] } };
    expect(() => parseReferenceFile(batched)).toThrow(/batch index must be an integer in \[0, 32\), got 32/);
  });
});
