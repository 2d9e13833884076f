import { LIMITS } from '../limits.ts';
import type { Profile } from './profile.ts';
import { columnChoice, columnInWords, type Table } from './table.ts';

/** id, user_id, "Sample ID", PassengerId; index, row names. */
const isIdName = (title: string): boolean =>
  /^(index|idx|row[ _-]?(number|names?)?|uuid|uid)$|(^|[\s_.-])id$/i.test(title) || /[a-z]I[dD]$/.test(title);
/** An empty title; pandas writes it as the second. */
const UNNAMED = /^(unnamed: \d+)?$/i;

/** Minimum number of rows for taking the first column of a table without header for row numbers. */
const ENOUGH_ROWS = 20;

const allDifferent = ({ rows, columns, values }: Profile, column: number): boolean =>
  (columns[column].integers || columns[column].words === rows) && values.get(column)?.size === rows;

/** Columns whose values are needed to decide whether they only number or name the rows: the first ones that may. */
export function mayNameRows({ titles }: Table): readonly number[] {
  if (!titles) return [0];
  const named = titles.flatMap((title, column) => (UNNAMED.test(title) || isIdName(title) ? [column] : []));
  return named.slice(0, LIMITS.rowNames);
}

/**
 * Columns that only number or name the rows, if there are at least two others: untitled ones that count from 0 or 1 or, if
 * first, have distinct values; without header and with at least `ENOUGH_ROWS` rows, a first column that counts.
 */
export function rowNumberColumns(table: Table, profile: Profile, label: number): readonly number[] {
  const { titles, width } = table;
  return mayNameRows(table).filter((column) => {
    if (column === label) return false;
    if (!titles) return width > 2 && profile.rows >= ENOUGH_ROWS && profile.counting.has(column);
    const names = profile.counting.has(column) || (column === 0 && allDifferent(profile, column));
    return UNNAMED.test(titles[column]) && names && width > 2;
  });
}

/** Warnings about columns that number or name the rows: ignored ones, and those that are used as inputs. */
export function rowNumberWarnings(
  table: Table,
  profile: Profile,
  { label, ignored, found }: { label: number; ignored: readonly number[]; found: readonly number[] },
): string[] {
  const areIgnored = new Set(ignored);
  const leftOut = found
    .filter((column) => areIgnored.has(column))
    .map((column) => `${columnInWords(table, column)} numbers or names the rows: it is ignored.`);
  const { rows, counting } = profile;
  const shows = (column: number) => rows >= 3 && (table.titles || counting.has(column) || rows >= ENOUGH_ROWS);
  const kept = mayNameRows(table)
    .filter((column) => column !== label && !areIgnored.has(column))
    .filter((column) => shows(column) && allDifferent(profile, column))
    .map(
      (column) =>
        `${columnInWords(table, column)} has a different value in every row, like a row number, and is used as an input. ` +
        `If it names the rows, choose to ignore column ${JSON.stringify(columnChoice(table, column))}.`,
    );
  return [...leftOut, ...kept];
}
