import type { MissingColumn } from '../../raw-dataset.ts';
import type { Reading } from '../../reading.ts';
import { fileFault } from '../named-bytes.ts';
import { isMissing } from './missing.ts';
import type { InputPlan, PlannedColumn } from './plan-inputs.ts';
import type { Profile } from './profile.ts';
import { cellPlace, columnName, eachRow, shortened, type Table } from './table.ts';

/** Refuses rows without a label unless they are to be dropped; labels are never imputed. */
export function checkLabels(
  table: Table,
  { columns }: Profile,
  { label, missing }: { label: number; missing: Reading['missing'] },
): void {
  const { firstMissing, missing: count } = columns[label];
  if (!firstMissing || missing === 'drop') return;
  throw fileFault(table.name, cellPlace(table, firstMissing.line, label), {
    what: 'label',
    rule: 'a class or a number',
    got: `"${firstMissing.text}", ${count === 1 ? 'the only missing label' : `the first of ${count} missing labels`}`,
    fix:
      missing === 'impute'
        ? 'Labels are never imputed: choose to drop rows with missing values, or complete the file.'
        : 'Choose to drop such rows, or complete the file.',
    choice: { fields: ['missing'], values: ['drop'] },
  });
}

function refuseMissing(table: Table, profile: Profile, columns: readonly number[]): Error {
  let rows = 0;
  let first: { line: number; column: number; text: string } | undefined;
  eachRow(table, (row) => {
    const column = columns.find((at) => Number.isNaN(row.number(at)) && isMissing(row.text(at)));
    if (column === undefined) return;
    rows++;
    first ??= { line: row.line, column, text: row.text(column) };
  });
  const { line, column, text } = first!;
  const counts = columns.slice(0, 10).map((at) => `${columnName(table, at)} (${profile.columns[at].missing})`);
  const more = columns.length > 10 ? ` and ${columns.length - 10} more columns` : '';
  return fileFault(table.name, cellPlace(table, line, column), {
    what: 'cell',
    rule: 'a finite number',
    got: `"${shortened(text)}"; values are missing in ${rows} of ${profile.rows} rows: ${counts.join(', ')}${more}`,
    fix: 'Choose to drop such rows or to fill in the mean.',
    choice: { fields: ['missing'] },
  });
}

/** The inputs of imputed columns. */
function missingColumn(table: Table, { column, at, words }: PlannedColumn): MissingColumn {
  return {
    name: columnName(table, column),
    inputs: Array.from({ length: words?.size ?? 1 }, (_, k) => at + k),
  };
}

/**
 * Refuses missing inputs if no choice was made. Returns the columns to impute: none if rows are dropped or nothing is missing.
 */
export function checkMissing(
  table: Table,
  profile: Profile,
  { plan, missing }: { plan: InputPlan; missing: Reading['missing'] },
): readonly MissingColumn[] {
  const incomplete = plan.columns.filter(({ column }) => profile.columns[column].missing > 0);
  if (incomplete.length === 0 || missing === 'drop') return [];
  if (missing === undefined)
    throw refuseMissing(
      table,
      profile,
      incomplete.map(({ column }) => column),
    );
  return incomplete.map((planned) => missingColumn(table, planned));
}
