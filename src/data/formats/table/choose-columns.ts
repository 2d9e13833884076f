import type { ColumnChoice, Reading } from '../../reading.ts';
import { cleanName } from '../clean-name.ts';
import { fileFault } from '../named-bytes.ts';
import { columnChoices, columnName, type Table } from './table.ts';

type Field = 'label' | 'ignore';

/** The columns of each name, exactly and in lower case. */
function columnsByName(table: Table) {
  const exact = new Map<string, number[]>();
  const loose = new Map<string, number[]>();
  const add = (columns: Map<string, number[]>, name: string, column: number) =>
    void (columns.get(name)?.push(column) ?? columns.set(name, [column]));
  for (let column = 0; column < table.width; column++) {
    const name = columnName(table, column);
    add(exact, name, column);
    add(loose, name.toLowerCase(), column);
  }
  return (name: string) => exact.get(name) ?? loose.get(name.toLowerCase()) ?? [];
}

/** The index of a chosen column, given by its title, in any case, or its number from 1. */
function columnOf(
  table: Table,
  choice: ColumnChoice,
  { columnsOf, field }: { columnsOf: (name: string) => readonly number[]; field: Field },
): number {
  const { name, titles, width } = table;
  const refuse = (got: string, fix: string) => {
    const names = Array.from({ length: Math.min(20, width) }, (_, column) => columnName(table, column));
    return fileFault(name, 'columns', {
      what: field === 'label' ? 'label column' : 'ignored column',
      rule: `a number in [1, ${width}]${titles ? ` or one of ${names.join(', ')}${width > 20 ? ', …' : ''}` : ''}`,
      got,
      fix,
      choice: { fields: [field], columns: columnChoices(table) },
    });
  };
  if (typeof choice === 'number') {
    if (choice <= width) return choice - 1;
    throw refuse(String(choice), 'Choose another column.');
  }
  const found = columnsOf(cleanName(choice));
  if (found.length === 1) return found[0];
  throw found.length === 0
    ? refuse(choice, 'Choose another column.')
    : refuse(`${found.length} columns called ${choice}`, 'Choose it by its number.');
}

/** The columns of several choices, in linear time. */
function columnsAt(table: Table, choices: readonly ColumnChoice[], field: Field): readonly number[] {
  const columnsOf = columnsByName(table);
  return choices.map((choice) => columnOf(table, choice, { columnsOf, field }));
}

export const chosenLabel = (table: Table, { label }: Reading): number | undefined =>
  label === undefined ? undefined : columnsAt(table, [label], 'label')[0];

/** Columns that the reading ignores; undefined if it leaves that open. */
export const chosenIgnored = (table: Table, { ignore }: Reading): readonly number[] | undefined =>
  ignore && columnsAt(table, ignore, 'ignore');
