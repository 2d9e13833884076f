import type { DecimalMark } from '../../reading.ts';
import { LIMITS } from '../limits.ts';
import { fileFault } from '../named-bytes.ts';
import { isMissing } from './missing.ts';
import type { RowCursor } from './row-cursor.ts';
import { cellPlace, eachRow, type Table } from './table.ts';

/** Different words of a column are counted up to this number. */
export const MANY_WORDS = 1000;

export interface FoundText {
  readonly line: number;
  readonly text: string;
}

/** Summary of the cells of one column. */
export interface Column {
  numbers: number;
  /** Over its numbers. */
  min: number;
  max: number;
  integers: boolean;
  missing: number;
  firstMissing: FoundText | undefined;
  words: number;
  firstWord: FoundText | undefined;
  /** Different words, at most `MANY_WORDS`. */
  readonly distinctWords: Set<string>;
  /** The first number that overflows 32 bits. */
  firstTooLarge: FoundText | undefined;
}

/** The values of a column with their counts; numbers are parsed, so that 1 and 1.0 are equal. */
export type Values = Map<number | string, number>;

export interface Profile {
  readonly rows: number;
  readonly columns: readonly Column[];
  /** Values of the watched columns. */
  readonly values: ReadonlyMap<number, Values>;
  /** Watched columns that number the rows from 0 or 1. */
  readonly counting: ReadonlySet<number>;
  readonly emptyRows: number;
  readonly comments: number;
  /** The first word that is a number with a decimal comma, if the decimal mark is the point. */
  readonly decimalComma: FoundText | undefined;
}

const emptyColumn = (): Column => ({
  numbers: 0,
  min: Number.POSITIVE_INFINITY,
  max: Number.NEGATIVE_INFINITY,
  integers: true,
  missing: 0,
  firstMissing: undefined,
  words: 0,
  firstWord: undefined,
  distinctWords: new Set(),
  firstTooLarge: undefined,
});

function addNumber(column: Column, value: number): void {
  column.numbers++;
  if (value < column.min) column.min = value;
  if (value > column.max) column.max = value;
  if (column.integers && !Number.isInteger(value)) column.integers = false;
}

/** Adds a word. Returns whether no earlier one was the same, as far as that is counted. */
function addWord(column: Column, word: FoundText): boolean {
  column.words++;
  column.firstWord ??= word;
  const { distinctWords } = column;
  return distinctWords.size < MANY_WORDS && distinctWords.size < distinctWords.add(word.text).size;
}

const tooManyRows = ({ name }: Table, line: number): Error =>
  fileFault(name, `line ${line}`, {
    what: 'number of rows',
    rule: `at most ${LIMITS.examples}`,
    got: 'more',
    fix: 'Save fewer rows: a sweep uses at most a million for training and as many for testing.',
  });

const tooManyWords = (table: Table, line: number, column: number): Error =>
  fileFault(table.name, cellPlace(table, line, column), {
    what: 'different words in all columns',
    rule: `at most ${LIMITS.words}`,
    got: 'more',
    fix: 'Leave out columns of texts.',
  });

/** Groups of three digits after commas, which may be thousands or decimals. */
export const MAYBE_THOUSANDS = /^[+-]?[1-9]\d{0,2}(,\d{3})+$/;

/** The value of a cell, by which labels are compared: a number or a word; undefined if missing. */
export function valueAt(row: RowCursor, column: number): number | string | undefined {
  const value = row.number(column);
  if (!Number.isNaN(value)) return value + 0; // −0 is 0
  const text = row.text(column);
  return isMissing(text) ? undefined : text;
}

/** The values of one column. */
export function columnValues(table: Table, column: number): Values {
  const counts: Values = new Map();
  eachRow(table, (row) => addValue(counts, valueAt(row, column)));
  return counts;
}

function addValue(counts: Values, value: number | string | undefined): void {
  if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** Summarises every column in one pass, with the values of the `watched` columns. */
export function profileTable(table: Table, watched: readonly number[]): Profile {
  const columns = Array.from({ length: table.width }, emptyColumn);
  const values = new Map<number, Values>(watched.map((column) => [column, new Map()]));
  const counting = new Set(watched);
  const other: DecimalMark = table.dialect.decimal === ',' ? '.' : ',';
  const starts = new Map<number, number>();
  let rows = 0;
  let words = 0;
  let decimalComma: FoundText | undefined;
  const cursor = eachRow(table, (row, index) => {
    if (++rows > LIMITS.examples) throw tooManyRows(table, row.line);
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at];
      const number = row.number(at);
      if (!Number.isNaN(number)) {
        addNumber(column, number);
        if (!column.firstTooLarge && !Number.isFinite(Math.fround(number)))
          column.firstTooLarge = { line: row.line, text: row.text(at) };
        continue;
      }
      const found = { line: row.line, text: row.text(at) };
      if (isMissing(found.text)) {
        column.missing++;
        column.firstMissing ??= found;
        continue;
      }
      if (addWord(column, found) && ++words > LIMITS.words) throw tooManyWords(table, row.line, at);
      if (!decimalComma && other === ',' && !Number.isNaN(row.number(at, other)) && !MAYBE_THOUSANDS.test(found.text))
        decimalComma = found;
    }
    for (const [column, counts] of values) {
      const value = valueAt(row, column);
      addValue(counts, value);
      if (index === 0) starts.set(column, Number(value));
      const start = starts.get(column);
      if (value !== index + (start ?? 0) || (start !== 0 && start !== 1)) counting.delete(column);
    }
  });
  const { emptyRows, comments } = cursor;
  return { rows, columns, values, counting, emptyRows, comments, decimalComma };
}
