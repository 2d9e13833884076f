import { DELIMITERS, type DecimalMark, type Delimiter, type Reading } from '../../reading.ts';
import { fileFault, type NamedBytes } from '../named-bytes.ts';
import { afterLineEnd, isLineEnd } from './ascii.ts';
import { type Dialect, RowCursor } from './row-cursor.ts';

/** Size of the sample from which the delimiter is detected. */
const SAMPLE_ROWS = 1000;
const FEWEST_ROWS = 20;
const SAMPLE_BYTES = 2 ** 16;

/** In order of preference on a tie; commas and blanks, which also occur in texts, come last. */
const CANDIDATES: readonly Delimiter[] = ['\t', ';', '|', ',', ' '];

export const DELIMITER_NAMES: Readonly<Record<Delimiter, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  ' ': 'blanks',
  '|': 'vertical bars',
};

/** The first rows of a table, within the limits of the sample. */
export function* firstRows(bytes: Uint8Array, dialect: Dialect): Generator<RowCursor> {
  const row = new RowCursor(bytes, dialect);
  for (let i = 0; i < SAMPLE_ROWS && (i < FEWEST_ROWS || row.at < SAMPLE_BYTES) && row.next(); i++) yield row;
}

/** The most frequent number, of several the first; undefined if there are none. */
export function mostFrequent(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let best: number | undefined;
  for (const [number, count] of counts) if (best === undefined || count > counts.get(best)!) best = number;
  return best;
}

/**
 * Score of a delimiter on the first rows: the fraction of rows with the most frequent number of cells, times the mean number
 * of numeric cells, with the better decimal mark, plus a small constant for tables of words. The first row may be a header of
 * another width; the score is halved if it is a single cell. 0 if rows have one cell.
 */
function score(bytes: Uint8Array, dialect: Omit<Dialect, 'decimal'>): number {
  const widths: number[] = [];
  let withPoint = 0;
  let withComma = 0;
  for (const row of firstRows(bytes, { ...dialect, decimal: '.' })) {
    widths.push(row.problem ? 0 : row.width); // an invalid quote indicates another delimiter
    if (widths.length === 1) continue;
    for (let column = 0; column < row.width; column++) {
      if (!Number.isNaN(row.number(column, '.'))) withPoint++;
      if (!Number.isNaN(row.number(column, ','))) withComma++;
    }
  }
  const body = widths.length > 1 ? widths.slice(1) : widths;
  const width = mostFrequent(body) ?? 0;
  if (width < 2) return 0;
  const agreeing = body.filter((other) => other === width).length / body.length;
  const numbers = Math.max(withPoint, withComma) / body.length;
  return (widths[0] > 1 ? 1 : 0.5) * agreeing * (numbers + 0.1);
}

const isDelimiter = (mark: string): mark is Delimiter => DELIMITERS.some((delimiter) => delimiter === mark);

/** A first line `sep=;`, as in Excel: its delimiter and the start of the next line. */
function separatorLine({ name }: NamedBytes, bytes: Uint8Array): { delimiter: Delimiter; start: number } | undefined {
  const end = bytes.subarray(0, 100).findIndex(isLineEnd);
  if (end < 0) return undefined;
  const said = /^"?sep=(.)"?\s*$/i.exec(new TextDecoder().decode(bytes.subarray(0, end)))?.[1];
  if (said === undefined) return undefined;
  if (!isDelimiter(said))
    throw fileFault(name, 'line 1', {
      what: 'delimiter',
      rule: `one of ${Object.values(DELIMITER_NAMES).join(', ')}`,
      got: `"${said}"`,
      fix: 'Save the table with another delimiter.',
    });
  return { delimiter: said, start: afterLineEnd(bytes, end) };
}

/** The dialect of a text for a decimal mark: the delimiter as chosen, by a `sep=` line, or detected from the first rows. */
export function findDialect(
  file: NamedBytes,
  bytes: Uint8Array,
  { delimiter, decimal }: { delimiter: Reading['delimiter']; decimal: DecimalMark },
): Dialect {
  const said = separatorLine(file, bytes);
  const place = { start: said?.start ?? 0, firstLine: said ? 2 : 1, decimal };
  const known = delimiter ?? said?.delimiter;
  if (known !== undefined) return { ...place, delimiter: known };
  const scores = CANDIDATES.map((candidate) => score(bytes, { ...place, delimiter: candidate }));
  const best = Math.max(...scores);
  return { ...place, delimiter: best > 0 ? CANDIDATES[scores.indexOf(best)] : ',' };
}
