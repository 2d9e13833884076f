import type { Reading } from '../../reading.ts';
import { fileFault } from '../named-bytes.ts';
import { chosenIgnored, chosenLabel } from './choose-columns.ts';
import { findLabel } from './find-label.ts';
import type { Profile } from './profile.ts';
import { rowNumberColumns, rowNumberWarnings } from './row-numbers.ts';
import { columnChoices, columnName, type Table } from './table.ts';

/** The roles of the columns. */
export interface Columns {
  readonly label: number;
  readonly inputs: readonly number[];
  readonly ignored: readonly number[];
  readonly warnings: readonly string[];
}

/** Divides the columns into label, inputs and ignored ones. */
export function divideColumns(table: Table, profile: Profile, reading: Reading): Columns {
  const { label, warnings } = findLabel(table, profile, chosenLabel(table, reading));
  const found = rowNumberColumns(table, profile, label);
  const empty = profile.columns.flatMap(({ missing }, column) => (missing === profile.rows ? [column] : []));
  const unused = [...new Set([...found, ...empty])].filter((column) => column !== label).sort((a, b) => a - b);
  const ignored = chosenIgnored(table, reading) ?? unused;
  if (ignored.includes(label))
    throw fileFault(table.name, 'columns', {
      what: 'ignored columns',
      rule: 'other than the label column',
      got: columnName(table, label),
      fix: 'Choose another label column, or ignore another column.',
      choice: { fields: ['label', 'ignore'], columns: columnChoices(table) },
    });
  const areIgnored = new Set(ignored);
  const inputs = profile.columns.map((_, column) => column).filter((at) => at !== label && !areIgnored.has(at));
  const leftOut = empty.filter((column) => areIgnored.has(column)).map((column) => columnName(table, column));
  return {
    label,
    inputs,
    ignored,
    warnings: [
      ...warnings,
      ...rowNumberWarnings(table, profile, { label, ignored, found }),
      ...(leftOut.length > 0 ? [`No values in ${leftOut.join(', ')}: ignored.`] : []),
    ],
  };
}
