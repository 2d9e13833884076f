import { fileFault } from './named-bytes.ts';

export interface CsvRow {
  /** The line it starts on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The most frequent of `,` `;` and tab on the first line. */
export function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const first = end < 0 ? text : text.slice(0, end);
  const count = (mark: string) => first.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Cells of a row with quotes ("" inside quotes is one quote). */
function quotedCells(row: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < row.length; i++) {
    const mark = row[i];
    if (quoted && mark === '"' && row[i + 1] === '"') cell += row[++i];
    else if (mark === '"') quoted = !quoted;
    else if (mark === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += mark;
  }
  return [...cells, cell];
}

const quotesIn = (text: string) => text.split('"').length - 1;

/** Rows of a CSV text, one at a time; empty lines are skipped, a quoted cell may hold line ends. Source: RFC 4180. */
export function* csvRows(name: string, text: string): Generator<CsvRow> {
  const delimiter = delimiterOf(text);
  let at = 0;
  let line = 0;
  while (at < text.length) {
    const start = ++line;
    let row = '';
    for (;;) {
      const newline = text.indexOf('\n', at);
      const end = newline < 0 ? text.length : newline;
      row += text.slice(at, end);
      at = end + 1;
      if (!row.includes('"') || quotesIn(row) % 2 === 0) break;
      if (at > text.length)
        throw fileFault(name, `line ${start}`, { what: 'a quote', rule: 'closed', got: 'the end of the file' });
      row += '\n';
      line++;
    }
    const trimmed = row.endsWith('\r') ? row.slice(0, -1) : row;
    if (trimmed.trim() === '') continue;
    const cells = trimmed.includes('"') ? quotedCells(trimmed, delimiter) : trimmed.split(delimiter);
    yield { line: start, cells: cells.map((cell) => cell.trim()) };
  }
}
