import type { ColumnChoice } from '../../reading.ts';
import { fileFault } from '../named-bytes.ts';
import { DELIMITER_NAMES } from './dialect.ts';
import { type Dialect, RowCursor } from './row-cursor.ts';

/** A table with known layout, whose cells have not been parsed. */
export interface Table {
  /** Name of the file, for messages. */
  readonly name: string;
  /** UTF-8. */
  readonly bytes: Uint8Array;
  readonly dialect: Dialect;
  /** Number of columns. */
  readonly width: number;
  /** The first line with that number of cells. */
  readonly widthLine: number;
  /** One per column, empty if it has none; undefined without a header. */
  readonly titles: readonly string[] | undefined;
  /** Whether the first row is the header instead of data. */
  readonly skipsFirstRow: boolean;
}

/** The name of a column in reports and messages. */
export const columnName = ({ titles }: Pick<Table, 'titles'>, column: number): string =>
  titles?.[column] || `column ${column + 1}`;

/** The name of a column at the start of a sentence. */
export const columnInWords = ({ titles }: Pick<Table, 'titles'>, column: number): string =>
  titles?.[column] ? `Column "${shortened(titles[column])}"` : `Column ${column + 1}`;

/** The place of a cell, for messages. */
export function cellPlace({ titles }: Pick<Table, 'titles'>, line: number, column: number): string {
  const title = titles?.[column];
  return `line ${line}, column ${column + 1}${title ? ` ("${shortened(title)}")` : ''}`;
}

/** A text of the file, shortened for messages to at most 60 characters. */
export function shortened(text: string): string {
  const characters = Array.from(text.slice(0, 200));
  return characters.length <= 60 ? text : `${characters.slice(0, 59).join('')}…`;
}

/** How a spec names a column: by its title if that is unique, otherwise by its number. */
export function columnChoice({ titles }: Pick<Table, 'titles'>, column: number): ColumnChoice {
  const title = titles?.[column];
  return title && titles.indexOf(title) === titles.lastIndexOf(title) ? title : column + 1;
}

/** How a spec names each column. */
export const columnChoices = (table: Pick<Table, 'titles' | 'width'>): readonly ColumnChoice[] =>
  Array.from({ length: table.width }, (_, column) => columnChoice(table, column));

function checkQuotes(table: Table, row: RowCursor): void {
  if (!row.problem) return;
  const { line, column, kind } = row.problem;
  throw fileFault(table.name, cellPlace(table, line, column), {
    what: 'a quote',
    rule: 'closed at the end of its cell',
    got: kind === 'unclosed' ? 'the end of the file' : 'text after the closing quote',
    fix: 'Close the quote, and double each quote inside a quoted cell.',
  });
}

function checkWidth(table: Table, row: RowCursor): void {
  const { width, widthLine, dialect } = table;
  if (row.width >= width && row.isEmptyFrom(width)) return; // trailing delimiters
  const surplus = row.width > width;
  const fix = surplus
    ? `Put quotes around cells that contain ${DELIMITER_NAMES[dialect.delimiter]}.`
    : 'Complete the row, or begin the line with # if it is a comment.';
  const blanks =
    dialect.delimiter === '\t' && surplus ? ' If several tabs stand for one, choose blanks as delimiter.' : '';
  throw fileFault(table.name, `line ${row.line}`, {
    what: 'number of cells',
    rule: `${width}, as on line ${widthLine}`,
    got: row.width,
    fix: fix + blanks,
    ...(blanks !== '' && { choice: { fields: ['delimiter'] } }),
  });
}

/** Calls `visit` for each row of the body, with its index from 0. Returns the cursor at the end. Throws on an invalid row. */
export function eachRow(table: Table, visit: (row: RowCursor, index: number) => void): RowCursor {
  const row = new RowCursor(table.bytes, table.dialect);
  if (table.skipsFirstRow) row.next();
  for (let index = 0; row.next(); index++) {
    checkQuotes(table, row);
    checkWidth(table, row);
    visit(row, index);
  }
  return row;
}
