import type { ColumnChoice, Reading } from '../../reading.ts';
import { fileFault } from '../named-bytes.ts';
import { columnChoices, columnName, type Table } from './table.ts';

/** The index of a chosen column, given by its title, in any case, or its number from 1. */
function columnAt(table: Table, choice: ColumnChoice, field: 'label' | 'ignore'): number {
  const { name, titles, width } = table;
  const names = Array.from({ length: width }, (_, column) => columnName(table, column));
  const refuse = (got: string, fix: string) =>
    fileFault(name, 'columns', {
      what: field === 'label' ? 'label column' : 'ignored column',
      rule: `a number in [1, ${width}]${titles ? ` or one of ${names.slice(0, 20).join(', ')}${width > 20 ? ', …' : ''}` : ''}`,
      got,
      fix,
      choice: { fields: [field], columns: columnChoices(table) },
    });
  if (typeof choice === 'number') {
    if (choice <= width) return choice - 1;
    throw refuse(String(choice), 'Choose another column.');
  }
  const exact = names.flatMap((title, column) => (title === choice ? [column] : []));
  const loose = names.flatMap((title, column) => (title.toLowerCase() === choice.toLowerCase() ? [column] : []));
  const found = exact.length > 0 ? exact : loose;
  if (found.length === 1) return found[0];
  throw found.length === 0
    ? refuse(choice, 'Choose another column.')
    : refuse(`${found.length} columns called ${choice}`, 'Choose it by its number.');
}

export const chosenLabel = (table: Table, { label }: Reading): number | undefined =>
  label === undefined ? undefined : columnAt(table, label, 'label');

/** Columns that the reading ignores; undefined if it leaves that open. */
export function chosenIgnored(table: Table, { ignore }: Reading): readonly number[] | undefined {
  return ignore?.map((choice) => columnAt(table, choice, 'ignore'));
}
