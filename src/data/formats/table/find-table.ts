import { cleanName } from '../clean-name.ts';
import { fileFault, type NamedBytes } from '../named-bytes.ts';
import { firstRows, mostFrequent } from './dialect.ts';
import { countsColumns, isHeader } from './header.ts';
import { type Comment, type Dialect, RowCursor } from './row-cursor.ts';
import type { Table } from './table.ts';

interface Sample {
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** The last comment above the first row. */
  readonly comment: Comment | undefined;
}

function sampleOf(bytes: Uint8Array, dialect: Dialect): Sample {
  const rows: Sample['rows'][number][] = [];
  let comment: Comment | undefined;
  for (const row of firstRows(bytes, dialect)) {
    if (rows.length === 0) comment = row.comment;
    rows.push({ line: row.line, cells: row.cells() });
  }
  return { rows, comment };
}

/** The number of columns: the most frequent number of cells, without empty untitled ones at the end, after trailing delimiters. */
function widthOf({ rows }: Sample, { delimiter }: Dialect): number {
  let width = mostFrequent(rows.map(({ cells }) => cells.length)) ?? 0;
  if (delimiter === ' ') return width;
  const isUsed = (column: number) => rows.some(({ cells }) => (cells[column] ?? '') !== '');
  while (width > 1 && !isUsed(width - 1)) width--;
  return width;
}

/** The first row as `width` titles, without empty ones at the end, and with one added for the row names of R. */
function alignedTitles(cells: readonly string[], width: number): readonly string[] | undefined {
  if (cells.length === width - 1) return ['', ...cells];
  return cells.length >= width && cells.slice(width).every((cell) => cell === '') ? cells.slice(0, width) : undefined;
}

/**
 * Titles in a comment above a table, one word per column, as written by `numpy.savetxt`. The comment character may itself be
 * the title of the first column.
 */
function titlesInComment(
  { comment }: Sample,
  bytes: Uint8Array,
  { dialect, width }: { dialect: Dialect; width: number },
): readonly string[] | undefined {
  if (!comment) return undefined;
  const row = new RowCursor(bytes, { ...dialect, start: comment.start, firstLine: comment.line }, comment.end);
  if (!row.next() || row.width !== width) return undefined;
  const cells = row.cells();
  const different = new Set(cells).size === width;
  const titles = cells.every((cell, column) => (cell === '' ? column === 0 : Number.isNaN(Number(cell))));
  return different && titles ? cells : undefined;
}

/** Finds the columns and the header of a table. `header`: whether there is one; by default detected from the first rows. */
export function findTable(
  { name }: NamedBytes,
  bytes: Uint8Array,
  { dialect, header }: { dialect: Dialect; header: boolean | undefined },
): { table: Table; warnings: string[] } {
  const sample = sampleOf(bytes, dialect);
  const width = sample.rows.length > 0 ? widthOf(sample, dialect) : 0;
  if (width < 2)
    throw fileFault(name, `line ${sample.rows[0]?.line ?? 1}`, {
      what: 'number of columns',
      rule: 'at least 2 (inputs and a label)',
      got: width,
      fix: 'Separate cells by commas, semicolons, tabs, vertical bars or blanks.',
    });
  const [first, ...body] = sample.rows;
  const aligned = alignedTitles(first.cells, width);
  const sound = body.filter(({ cells }) => cells.length >= width).map(({ cells }) => cells);
  const shows = aligned !== undefined && isHeader(aligned, sound);
  const commented = header === false || shows ? undefined : titlesInComment(sample, bytes, { dialect, width });
  const own = commented === undefined && (header ?? shows);
  const widest = sample.rows.find(
    ({ cells }) => cells.length >= width && cells.slice(width).every((cell) => cell === ''),
  );
  const table: Table = {
    name,
    bytes,
    dialect,
    width,
    widthLine: widest?.line ?? first.line,
    titles: (commented ?? (own ? (aligned ?? first.cells.slice(0, width)) : undefined))?.map(cleanName),
    skipsFirstRow: own,
  };
  const warnings = commented
    ? [
        `The comment on line ${sample.comment?.line} is read as the header. If it is not, choose that there is no header.`,
      ]
    : header === undefined && !own && countsColumns(first.cells)
      ? [`Line ${first.line} numbers the columns and is read as data. If it is a header, choose that there is one.`]
      : [];
  return { table, warnings };
}
