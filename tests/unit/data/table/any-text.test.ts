import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inputSize } from '../../../../src/data/dataset.ts';
import { readTable } from '../../../../src/data/formats/table/read-table.ts';
import { DECIMAL_MARKS, DELIMITERS, ENCODINGS, type Reading } from '../../../../src/data/reading.ts';
import { SpecError } from '../../../../src/errors.ts';
import { RUNS } from '../../../support/runs.ts';

const cell = fc.constantFrom(
  ...[
    '0',
    '1',
    '2',
    '17',
    '-3',
    '0.5',
    '2,5',
    '1e3',
    '"4"',
    '1e39',
    'NA',
    '?',
    '',
    'a',
    'bee',
    '"a b"',
    'label',
    'Id',
    'inf',
    'é',
  ],
);
const mark = fc.constantFrom(
  ',',
  ';',
  '\t',
  ' ',
  '|',
  '\n',
  '\r\n',
  '"',
  '""',
  '#',
  '% x\n',
  '//',
  'sep=;\n',
  '\u2028',
  '\0',
  'x',
);

/** Rows of one width, of mostly numbers, with a few marks put in at any place. */
const nearlyTables = fc
  .record({
    width: fc.integer({ min: 1, max: 4 }),
    delimiter: fc.constantFrom(...DELIMITERS),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    first: fc.constantFrom('', 'a,b,c,label', ',x,y,kind', '0,1,2,3'),
    label: fc.constantFrom(['0', '1'], ['ant', 'bee'], ['0.5', '1.5', '2'], ['x', 'NA', 'y']),
    cells: fc.array(
      fc.oneof({ arbitrary: fc.integer({ max: 9, min: 0 }).map(String), weight: 9 }, { arbitrary: cell, weight: 1 }),
      {
        maxLength: 40,
      },
    ),
    spoilt: fc.array(fc.tuple(fc.nat(200), fc.oneof(mark, cell)), { maxLength: 2 }),
  })
  .map(({ width, delimiter, lineEnd, first, label, cells, spoilt }) => {
    const titles =
      first === ''
        ? []
        : [
            first
              .split(',')
              .slice(-1 - width)
              .join(delimiter),
          ];
    const rows = Array.from({ length: Math.floor(cells.length / width) }, (_, i) =>
      [...cells.slice(i * width, (i + 1) * width), label[i % label.length]].join(delimiter),
    );
    const written = [...titles, ...rows].join(lineEnd);
    return spoilt.reduce((text, [at, inserted]) => text.slice(0, at) + inserted + text.slice(at), written);
  });
const bytes = fc.oneof(
  { arbitrary: nearlyTables.map((text) => new TextEncoder().encode(text)), weight: 9 },
  { arbitrary: fc.uint8Array({ maxLength: 60 }), weight: 1 },
);

const column = fc.oneof(fc.constantFrom('label', 'a', '', 'Id').filter(Boolean), fc.integer({ min: 1, max: 4 }));
const readings: fc.Arbitrary<Reading> = fc.record(
  {
    ignore: fc.array(column, { maxLength: 1 }),
    task: fc.constantFrom('classification', 'regression'),
    missing: fc.constantFrom('drop', 'impute'),
    words: fc.constantFrom('oneHot', 'ignore'),
    encoding: fc.constantFrom(...ENCODINGS),
    decimal: fc.constantFrom(...DECIMAL_MARKS),
    delimiter: fc.constantFrom(...DELIMITERS),
    header: fc.boolean(),
  },
  { requiredKeys: [] },
);
/** Mostly what does not depend on the file. */
const choices = fc.oneof(
  { arbitrary: fc.constant<Reading>({ missing: 'impute', words: 'oneHot' }), weight: 2 },
  { arbitrary: fc.constant<Reading>({ missing: 'drop', words: 'ignore' }), weight: 2 },
  { arbitrary: readings, weight: 1 },
);

describe('any text', () => {
  test('is a table of sound examples, or refused by a sentence that names the file', () => {
    let tables = 0;
    fc.assert(
      fc.property(bytes, choices, (content, reading) => {
        let read: ReturnType<typeof readTable>;
        try {
          read = readTable({ name: 'a.csv', bytes: content }, reading);
        } catch (fault) {
          expect(fault).toBeInstanceOf(SpecError);
          expect((fault as SpecError).message).toMatch(/^a\.csv, .+: .+ must be .+, got [\s\S]+\. .+\.$/s);
          expect((fault as SpecError).message).not.toMatch(/undefined|\[object/);
          return;
        }
        tables++;
        const { raw, report } = read;
        const { count, inputs, labels, targets } = raw.train;
        expect(report.rows).toBe(count);
        expect(inputs).toHaveLength(count * inputSize(raw));
        expect(report.inputs).toHaveLength(report.shape[0]);
        const mayMiss = new Set(raw.missing?.flatMap((missing) => missing.inputs));
        inputs.forEach((value, i) => {
          if (!mayMiss.has(i % inputSize(raw))) expect(Number.isFinite(value)).toBe(true);
        });
        if (targets) expect(targets.every(Number.isFinite)).toBe(true);
        else {
          expect(labels.every((label) => label < raw.classes)).toBe(true);
          expect(
            report.classes.map(({ name }) => labels.filter((label) => raw.classNames?.[label] === name).length),
          ).toEqual(report.classes.map((found) => found.count));
        }
        expect(readTable({ name: 'a.csv', bytes: content }, report.reading).raw).toEqual(raw);
      }),
      { numRuns: 10 * RUNS },
    );
    expect(tables).toBeGreaterThan(2 * RUNS); // else this tests messages alone
  });
});

describe('a quote that is never closed', () => {
  test('is found in one pass over a large text', () => {
    const rows = '1,"2",ant\n'.repeat(50_000); // a second look at the rest from each quote would be 10¹¹ steps
    const content = new TextEncoder().encode(`a,b,label\n${rows}3,"4,bee\n${rows.replaceAll('"', '')}`);
    expect(() => readTable({ name: 'a.csv', bytes: content }, {})).toThrow(
      'a.csv, line 50002, column 2 ("b"): a quote must be closed',
    );
  });
});
