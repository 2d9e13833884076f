import type { ColumnChoice } from '../../reading.ts';
import { LIMITS } from '../limits.ts';
import { type Fault, fileFault } from '../named-bytes.ts';
import { DELIMITER_NAMES } from './dialect.ts';
import { type CellProblem, type Dialect, RowCursor } from './row-cursor.ts';

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

/** Titles of several columns, by the list of all titles, so that naming every column of a wide table takes linear time. */
const repeatedTitles = new WeakMap<readonly string[], ReadonlySet<string>>();

function repeatedIn(titles: readonly string[]): ReadonlySet<string> {
  const known = repeatedTitles.get(titles);
  if (known) return known;
  const seen = new Set<string>();
  const repeated = new Set(titles.filter((title) => seen.size === seen.add(title).size));
  repeatedTitles.set(titles, repeated);
  return repeated;
}

/** How a spec names a column: by its title if that is unique, otherwise by its number. */
export function columnChoice({ titles }: Pick<Table, 'titles'>, column: number): ColumnChoice {
  const title = titles?.[column];
  return title && !repeatedIn(titles).has(title) ? title : column + 1;
}

/** How a spec names each column. */
export const columnChoices = (table: Pick<Table, 'titles' | 'width'>): readonly ColumnChoice[] =>
  Array.from({ length: table.width }, (_, column) => columnChoice(table, column));

const QUOTE = {
  what: 'a quote',
  rule: 'closed at the end of its cell',
  fix: 'Close the quote, and double each quote inside a quoted cell.',
};
const PROBLEMS: Readonly<Record<CellProblem['kind'], Fault>> = {
  unclosed: { ...QUOTE, got: 'the end of the file' },
  'text after': { ...QUOTE, got: 'text after the closing quote' },
  'too long': {
    what: 'cell',
    rule: `at most ${LIMITS.cellBytes} bytes long`,
    got: 'more',
    fix: 'Leave out columns of texts. If lines do not end where rows do, save the table again.',
  },
  'too many': {
    what: 'number of cells',
    rule: `at most ${LIMITS.columns}`,
    got: 'more',
    fix: 'Save wide examples as NPZ or IDX. If lines do not end where rows do, save the table again.',
  },
};

/** Refuses a row with an invalid quote, or with a cell that is too long or one too many. */
function checkCells(table: Table, { problem }: RowCursor): void {
  if (problem) throw fileFault(table.name, cellPlace(table, problem.line, problem.column), PROBLEMS[problem.kind]);
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
    checkCells(table, row);
    checkWidth(table, row);
    visit(row, index);
  }
  return row;
}
