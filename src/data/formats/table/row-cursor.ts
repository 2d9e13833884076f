import type { DecimalMark, Delimiter } from '../../reading.ts';
import { LIMITS } from '../limits.ts';
import { ASCII, afterLineEnd, countLineEnds, isBlank, isLineEnd } from './ascii.ts';
import { parseNumber } from './parse-number.ts';

/** How cells are written and where rows begin. */
export interface Dialect {
  readonly delimiter: Delimiter;
  readonly decimal: DecimalMark;
  /** Byte and line (from 1) at which rows begin, after a line `sep=`. */
  readonly start: number;
  readonly firstLine: number;
}

/** What is wrong with a cell, and where it begins: an invalid quote, or a limit that it breaks. */
export interface CellProblem {
  readonly line: number;
  /** From 0. */
  readonly column: number;
  readonly kind: 'unclosed' | 'text after' | 'too long' | 'too many';
}

export interface Comment {
  readonly line: number;
  /** Bytes after the comment character. */
  readonly start: number;
  readonly end: number;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * Iterates over the rows of a table in UTF-8, in linear time, without keeping past rows. Cells lie between delimiters, blanks
 * around them removed; a cell that begins with " ends at the next single " and may contain delimiters and line ends; "" in it
 * is one quote. Lines without text and comment lines (#, %, //) are skipped. Source: RFC 4180; the rest is ours.
 */
export class RowCursor {
  /** The line on which the row starts, from 1. */
  line = 0;
  /** Number of cells. */
  width = 0;
  problem: CellProblem | undefined;
  /** The last comment so far. */
  comment: Comment | undefined;
  comments = 0;
  /** Number of rows that consist of delimiters. */
  emptyRows = 0;
  /** Start of the next row. */
  at: number;

  private nextLine: number;
  private starts = new Int32Array(64);
  private ends = new Int32Array(64);
  private hasQuotes = false;
  /** Whether the row has more cells than the limit; the rest of its line is skipped. */
  private isOverfull = false;
  private readonly mark: number;
  /** 1 for the bytes that end a cell. */
  private readonly stops = new Uint8Array(256);

  constructor(
    private readonly bytes: Uint8Array,
    private readonly dialect: Dialect,
    private readonly end = bytes.length,
  ) {
    this.at = dialect.start;
    this.nextLine = dialect.firstLine;
    this.mark = dialect.delimiter.charCodeAt(0);
    for (const byte of [this.mark, ASCII.lineFeed, ASCII.carriageReturn]) this.stops[byte] = 1;
    if (dialect.delimiter === ' ') this.stops[ASCII.tab] = 1;
  }

  /** Advances to the next row. Returns false at the end. */
  next(): boolean {
    while (this.at < this.end) {
      this.line = this.nextLine;
      if (this.skipComment()) continue;
      this.finishLine(this.readCells());
      if (!this.isEmptyRow()) return true;
      if (this.width > 1) this.emptyRows++;
    }
    return false;
  }

  /** The text of a cell; the beginning of one that is too long. */
  text(column: number): string {
    const start = this.starts[column];
    const text = decoder.decode(this.bytes.subarray(start, Math.min(this.ends[column], start + LIMITS.cellBytes)));
    return (this.bytes[start - 1] === ASCII.quote ? text.replaceAll('""', '"') : text).trim();
  }

  /** The number in a cell, or NaN. */
  number(column: number, decimal = this.dialect.decimal): number {
    const { bytes } = this;
    const start = this.starts[column];
    const end = this.ends[column];
    if (end - start > 0 && end - start < 9) {
      let value = 0; // most cells of large tables are short whole numbers
      let at = start;
      for (let digit: number; at < end && (digit = bytes[at] - ASCII.zero) >= 0 && digit <= 9; at++)
        value = 10 * value + digit;
      if (at === end) return value;
    }
    const value = parseNumber(bytes, start, end, decimal);
    return Number.isNaN(value) && start < end && this.hasSpaceAround(start, end)
      ? this.trimmedNumber(column, decimal)
      : value;
  }

  /** Whether a cell may begin or end with a space: in quotes, or a non-ASCII one such as the no-break space. */
  private hasSpaceAround(start: number, end: number): boolean {
    const [first, last] = [this.bytes[start], this.bytes[end - 1]];
    return first >= 0x80 || last >= 0x80 || isBlank(first) || isBlank(last);
  }

  private trimmedNumber(column: number, decimal: DecimalMark): number {
    const text = encoder.encode(this.text(column));
    return parseNumber(text, 0, text.length, decimal);
  }

  isEmpty(column: number): boolean {
    return this.starts[column] === this.ends[column];
  }

  /** Whether all cells from this one on are empty. */
  isEmptyFrom(column: number): boolean {
    for (let at = column; at < this.width; at++) if (!this.isEmpty(at)) return false;
    return true;
  }

  cells(): string[] {
    return Array.from({ length: this.width }, (_, column) => this.text(column));
  }

  private isEmptyRow(): boolean {
    return !this.hasQuotes && this.isEmptyFrom(0);
  }

  /** Skips the line if it is a comment. Returns whether it was. */
  private skipComment(): boolean {
    const { bytes, end } = this;
    let at = this.at;
    while (at < end && isBlank(bytes[at])) at++;
    const twice = bytes[at] === ASCII.slash && bytes[at + 1] === ASCII.slash;
    if (!twice && bytes[at] !== ASCII.hash && bytes[at] !== ASCII.percent) return false;
    const start = at + (twice ? 2 : 1);
    at = this.endOfLine(start);
    this.comment = { line: this.line, start, end: at };
    this.comments++;
    this.finishLine(at);
    return true;
  }

  /** Finds the cells of one row. Returns the end of its line. The hot path of reading a table. */
  private readCells(): number {
    const { bytes, end, mark, stops } = this;
    const skipped = mark === ASCII.tab ? ASCII.blank : ASCII.tab; // around cells, besides blanks
    this.width = 0;
    this.problem = undefined;
    this.hasQuotes = false;
    this.isOverfull = false;
    for (let at = this.at; ; at++) {
      while (at < end && (bytes[at] === ASCII.blank || bytes[at] === skipped)) at++;
      if (at < end && bytes[at] === ASCII.quote) at = this.readQuoted(at);
      else {
        const start = at;
        while (at < end && stops[bytes[at]] === 0) at++;
        if (at === start && mark === ASCII.blank && this.width > 0) return at; // blanks before a line end
        let stop = at;
        while (stop > start && isBlank(bytes[stop - 1])) stop--;
        this.addCell(start, stop);
      }
      if (at >= end || isLineEnd(bytes[at])) return at;
      if (this.isOverfull) return this.endOfLine(at);
    }
  }

  /** The next line end, without regard to cells. */
  private endOfLine(from: number): number {
    let at = from;
    while (at < this.end && !isLineEnd(this.bytes[at])) at++;
    return at;
  }

  /** Finds the cell whose quote opens at `open`. Returns the position of its delimiter or line end. */
  private readQuoted(open: number): number {
    const { bytes, end, mark, stops } = this;
    this.hasQuotes = true;
    const opening = { line: this.nextLine, column: this.width };
    let close = bytes.indexOf(ASCII.quote, open + 1);
    while (close >= 0 && bytes[close + 1] === ASCII.quote) close = bytes.indexOf(ASCII.quote, close + 2);
    if (close < 0 || close >= end) {
      this.problem ??= { ...opening, kind: 'unclosed' };
      this.addCell(open + 1, end);
      return end;
    }
    this.nextLine += countLineEnds(bytes, open, close);
    this.addCell(open + 1, close);
    let at = close + 1;
    while (at < end && isBlank(bytes[at]) && bytes[at] !== mark) at++;
    if (at < end && stops[bytes[at]] === 0) {
      this.problem ??= { ...opening, kind: 'text after' };
      while (at < end && stops[bytes[at]] === 0) at++;
    }
    return at;
  }

  private addCell(start: number, end: number): void {
    const isOne = this.width < LIMITS.columns;
    if (!isOne || end - start > LIMITS.cellBytes)
      this.problem ??= { line: this.line, column: this.width, kind: isOne ? 'too long' : 'too many' };
    this.isOverfull = !isOne;
    if (!isOne) return;
    if (this.width === this.starts.length) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
    }
    this.starts[this.width] = start;
    this.ends[this.width++] = end;
  }

  private finishLine(at: number): void {
    this.at = at < this.end ? afterLineEnd(this.bytes, at) : this.end;
    this.nextLine++;
  }
}

function grown(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
