import { looksLikeTable } from './formats/file-kind.ts';
import type { NamedBytes } from './formats/named-bytes.ts';
import type { Reading } from './reading.ts';

const LABEL_NAMES = ['label', 'labels', 'class', 'target', 'y'];

/** Cells of the first line as read before specs had a reading: the most frequent of `,`, `;` and tab is the delimiter. */
function firstCells({ bytes }: NamedBytes): readonly string[] {
  const [line] = new TextDecoder().decode(bytes.subarray(0, 1 << 16)).split(/[\r\n]/);
  const parts = [',', ';', '\t'].map((mark) => line.split(mark));
  const cells = parts.reduce((most, other) => (other.length > most.length ? other : most));
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/**
 * How files were read before specs had a reading, where today's defaults may differ: the label is the column called label,
 * class, target or y, otherwise the last; all others are inputs; labels are classes; arrays have channels last. Old sweeps
 * keep their numbers.
 */
export function legacyReading(files: readonly NamedBytes[]): Reading {
  if (files.length !== 1 || !looksLikeTable(files[0])) return { task: 'classification', channels: 'last' };
  const cells = firstCells(files[0]);
  const named = cells.findIndex((cell) => LABEL_NAMES.includes(cell.toLowerCase()));
  return {
    label: named < 0 ? cells.length : named + 1,
    ignore: [],
    task: 'classification',
    encoding: 'utf-8',
    decimal: '.',
  };
}
