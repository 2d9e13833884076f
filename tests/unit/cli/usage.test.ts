import { describe, expect, test } from 'vitest';
import { textTable } from '../../../src/cli/text-table.ts';
import { engineOption, onlyArgument, parseCommandLine, positiveInteger, UsageError } from '../../../src/cli/usage.ts';

describe('a command line', () => {
  test('has the one argument that a command takes', () => {
    expect(onlyArgument(['a.json'], 'sweep', 'SPEC.json')).toBe('a.json');
    for (const arguments_ of [[], ['a', 'b']]) {
      const take = () => onlyArgument(arguments_, 'sweep', 'SPEC.json');
      expect(take).toThrow(UsageError);
      expect(take).toThrow(`sweep takes one SPEC.json, got ${arguments_.length}. See sweep --help.`);
    }
  });

  test('names engines as people do, and none that needs a browser', () => {
    expect([engineOption('simd'), engineOption('cpu')]).toEqual(['simd', 'tfjs-cpu']);
    for (const name of ['webgl', 'tfjs-cpu', ''])
      expect(() => engineOption(name)).toThrow(`--engine must be simd or cpu, got "${name}".`);
  });

  test('with an unknown option or a number that is none is wrong usage', () => {
    expect(() => parseCommandLine(['--odd'], {})).toThrow(UsageError);
    expect(() => parseCommandLine(['--odd'], {})).toThrow("'--odd'");
    expect(positiveInteger('workers', '3')).toBe(3);
    expect(() => positiveInteger('workers', '0')).toThrow('--workers must be');
  });
});

test('a table has columns as wide as their widest cell, numbers on the right, and no blanks at its ends', () => {
  const rows = [
    ['name', 'value', 'note'],
    ['a', '12.5', ''],
    ['longer', '3', 'yes'],
  ];
  expect(textTable(rows, (column) => column === 1)).toBe('name    value  note\na        12.5\nlonger      3  yes\n');
  expect(textTable([], () => true)).toBe('');
});
