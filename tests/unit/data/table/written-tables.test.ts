import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../../../src/data/formats/table/read-table.ts';
import type { Reading } from '../../../../src/data/reading.ts';
import { examplesOf } from '../../../support/read-text.ts';
import { RUNS } from '../../../support/runs.ts';
import { type WrittenTable, writeTable, writtenTables } from '../../../support/table-writer.ts';

/** What the reader cannot find by itself. */
function choicesFor({ encoding, inputs }: WrittenTable): Reading {
  return {
    ...(encoding === 'windows-1252' && { encoding }),
    ...(inputs.flat().includes(null) && { missing: 'impute' }),
  };
}

/** The 32-bit number of what is written, in which −0 is 0; NaN where nothing is. */
const asRead = (value: number | null) => Math.fround(value === null ? Number.NaN : Number(String(value)));

const read = (table: WrittenTable, reading: Reading) => readTable({ name: 'a.csv', bytes: writeTable(table) }, reading);

describe('tables of any dialect', () => {
  test('are read back as they were written', () => {
    fc.assert(
      fc.property(writtenTables, (table) => {
        const { raw, report } = read(table, choicesFor(table));
        expect(examplesOf({ raw, report })).toEqual({
          inputs: table.inputs.map((row) => row.map((value) => asRead(value))),
          labels: table.labels,
        });
        expect(report).toMatchObject({
          rows: table.labels.length,
          ignored: table.rowNumbers === undefined ? [] : ['column 1'],
          task: 'classification',
          reading: { delimiter: table.delimiter, decimal: table.decimal, header: table.titles !== undefined },
        });
        if (table.titles) expect(report.label).toBe('label');
      }),
      { numRuns: RUNS },
    );
  });

  test('are read the same with the choices that the report says', () => {
    fc.assert(
      fc.property(writtenTables, (table) => {
        const first = read(table, choicesFor(table));
        const again = read(table, first.report.reading);
        expect(again.raw).toEqual(first.raw);
        expect(again.report.reading).toEqual(first.report.reading);
      }),
      { numRuns: RUNS },
    );
  });

  test('rows with missing inputs are left out by choice, and no others', () => {
    fc.assert(
      fc.property(writtenTables, (table) => {
        const complete = table.inputs.map((row) => !row.includes(null));
        const labels = table.labels.filter((_, i) => complete[i]);
        fc.pre(new Set(labels).size > 1);
        const kept = examplesOf(read(table, { ...choicesFor(table), missing: 'drop' }));
        expect(kept.labels).toEqual(labels);
        expect(kept.inputs).toEqual(
          table.inputs.filter((_, i) => complete[i]).map((row) => row.map((value) => asRead(value))),
        );
      }),
      { numRuns: RUNS },
    );
  });
});
