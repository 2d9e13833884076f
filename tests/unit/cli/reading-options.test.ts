import { describe, expect, test } from 'vitest';
import { argumentsOf, optionFix, readingFrom, typed } from '../../../src/cli/reading-options.ts';
import { UsageError } from '../../../src/cli/usage.ts';
import type { Reading } from '../../../src/data/reading.ts';

const EVERYTHING: Reading = {
  label: 'kind',
  ignore: ['width, in cm', 3],
  task: 'regression',
  missing: 'impute',
  words: 'oneHot',
  encoding: 'windows-1252',
  decimal: ',',
  delimiter: '\t',
  header: false,
  channels: 'first',
  image: [8, 9, 3],
};

describe('options of a reading', () => {
  test('give every field', () => {
    const { ignore: _ignore, ...plain } = EVERYTHING;
    const args = argumentsOf(plain);
    const values = Object.fromEntries(args.flatMap((text, i) => (i % 2 === 0 ? [[text.slice(2), args[i + 1]]] : [])));
    expect(values).toMatchObject({ words: 'one-hot', delimiter: 'tab', header: 'no', image: '8x9x3' });
    expect(readingFrom(values)).toEqual(plain);
  });

  test('name columns by title or by place', () => {
    expect(readingFrom({ label: '2', ignore: 'id, 3,name' })).toEqual({ label: 2, ignore: ['id', 3, 'name'] });
    expect(readingFrom({ image: '28x28' })).toEqual({ image: [28, 28, 1] });
    expect(readingFrom({})).toEqual({});
  });

  test.each([
    [{ missing: 'guess' }, '--missing must be "drop" or "impute", got "guess".'],
    [{ image: '28' }, '--image must be HEIGHTxWIDTH or HEIGHTxWIDTHxCHANNELS, got "28".'],
    [{ image: '0x28' }, '--image'],
    [{ label: '' }, '--label'],
  ])('%j is refused', (values, message) => {
    expect(() => readingFrom(values)).toThrow(message);
    expect(() => readingFrom(values)).toThrow(UsageError);
  });

  test('are quoted where a shell would divide them', () => {
    expect(typed(['--label', "girl's age", '--decimal', ','])).toBe(`--label 'girl'\\''s age' --decimal ','`);
  });
});

test('a file that leaves a choice open has it named with what it takes', () => {
  expect(optionFix({ fields: ['missing'] })).toBe(
    'Give --missing "drop" (leave those rows out) or --missing "impute" (training mean, and a 0/1 input that says so).',
  );
  expect(optionFix({ fields: ['missing'], values: ['drop'] })).toBe('Give --missing "drop" (leave those rows out).');
  expect(optionFix({ fields: ['label', 'task'], columns: ['a', 2] })).toMatch(
    /^Give --label COLUMN or --task "classification" .* Columns: a, 2\.$/,
  );
  expect(optionFix({ fields: ['ignore'], columns: ['a', 'id'], ignored: ['id'] })).toBe(
    'Give --ignore COLUMNS (now id). Columns: a, id.',
  );
});
