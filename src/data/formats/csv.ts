import type { RawDataset } from '../raw-dataset.ts';
import { classesOf, isNumber } from './csv-labels.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { fileFault, type NamedBytes } from './named-bytes.ts';

export interface CsvOptions {
  /** Name of the label column, or its number from 1. Default: one called label, class, target or y, else the last. */
  readonly labelColumn?: string | number;
}

const LABEL_NAMES = ['label', 'labels', 'class', 'target', 'y'];

function decodeText({ name, bytes }: NamedBytes): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw fileFault(name, 'text', {
      what: 'encoding',
      rule: 'UTF-8',
      got: String(cause),
      fix: 'Save the table as UTF-8.',
    });
  }
}

/** What programs write for a number that is missing: never the name of a column. */
const MISSING = /^(nan|na|n\/a|null|none|[+-]?inf(inity)?|\?|)$/i;

/** A first row is a header if none of its cells is a number, or one of them is a word above a number. */
function isHeader(first: CsvRow, second: CsvRow | undefined): boolean {
  if (second === undefined || first.cells.some((cell) => MISSING.test(cell))) return false;
  if (!first.cells.some(isNumber)) return true;
  return first.cells.some((cell, i) => !isNumber(cell) && isNumber(second.cells[i] ?? ''));
}

function labelIndex(
  name: string,
  { width, header }: Pick<Layout, 'width' | 'header'>,
  { labelColumn }: CsvOptions,
): number {
  if (labelColumn === undefined) {
    const found = header?.findIndex((title) => LABEL_NAMES.includes(title.toLowerCase())) ?? -1;
    return found >= 0 ? found : width - 1;
  }
  const index = typeof labelColumn === 'number' ? labelColumn - 1 : (header?.indexOf(labelColumn) ?? -1);
  if (Number.isInteger(index) && index >= 0 && index < width) return index;
  const names = header ? ` or one of ${header.join(', ')}` : '';
  throw fileFault(name, 'line 1', {
    what: 'label column',
    rule: `a number in [1, ${width}]${names}`,
    got: labelColumn,
    fix: 'Choose another column.',
  });
}

interface Layout {
  readonly width: number;
  readonly labelAt: number;
  readonly firstLine: number;
  readonly header: readonly string[] | undefined;
}

/** The numbers of one row, without its label. */
function rowInputs(name: string, { line, cells }: CsvRow, { width, labelAt, firstLine, header }: Layout): Float32Array {
  if (cells.length !== width)
    throw fileFault(name, `line ${line}`, {
      what: 'number of cells',
      rule: `${width}, as on line ${firstLine}`,
      got: cells.length,
    });
  const inputs = new Float32Array(width - 1);
  let at = 0;
  cells.forEach((cell, i) => {
    if (i === labelAt) return;
    inputs[at] = cell === '' ? Number.NaN : Number(cell);
    if (!Number.isFinite(inputs[at++])) {
      const place = `line ${line}, column ${i + 1}${header ? ` ("${header[i]}")` : ''}`;
      throw fileFault(name, place, {
        what: 'cell',
        rule: 'a finite number',
        got: `"${cell}"`,
        fix: 'Replace or remove it.',
      });
    }
  });
  return inputs;
}

/** Reads the first rows to learn how the table is laid out; returns the rows of the body among them too. */
function readLayout(name: string, rows: Iterator<CsvRow>, options: CsvOptions): { layout: Layout; body: CsvRow[] } {
  const first: CsvRow | undefined = rows.next().value;
  const second: CsvRow | undefined = rows.next().value;
  const width = first?.cells.length ?? 0;
  if (!first || width < 2)
    throw fileFault(name, 'line 1', {
      what: 'number of columns',
      rule: 'at least 2 (inputs and a label)',
      got: width,
      fix: 'Separate cells by commas, semicolons or tabs.',
    });
  const header = isHeader(first, second) ? first.cells : undefined;
  const labelAt = labelIndex(name, { width, header }, options);
  const body = [first, second].filter((row) => row !== undefined).slice(header ? 1 : 0);
  return { layout: { width, labelAt, firstLine: first.line, header }, body };
}

/** Reads a table with or without a header: one column of labels, all others numbers. Examples [N, columns − 1], in order. */
export function readCsv(file: NamedBytes, options: CsvOptions = {}): RawDataset {
  const rows = csvRows(file.name, decodeText(file));
  const { layout, body } = readLayout(file.name, rows, options);
  const size = layout.width - 1;
  const parts: Float32Array[] = [];
  const labels: string[] = [];
  const lines: number[] = [];
  const take = (row: CsvRow) => {
    parts.push(rowInputs(file.name, row, layout));
    labels.push(row.cells[layout.labelAt]);
    lines.push(row.line);
  };
  body.forEach(take);
  for (const row of rows) take(row);
  const { classNames, classes } = classesOf(file.name, labels, lines);
  const inputs = new Float32Array(parts.length * size);
  parts.forEach((part, i) => {
    inputs.set(part, i * size);
  });
  const train = { count: parts.length, inputs, labels: classes };
  return {
    name: file.name.replace(/\.(csv|tsv|txt)$/i, ''),
    inputShape: [size],
    classes: classNames.length,
    classNames,
    train,
  };
}
