import { readTable } from '../../src/data/formats/table/read-table.ts';
import type { Reading } from '../../src/data/reading.ts';

/** Reads a text as the table `table.csv`. */
export const readText = (content: string, reading: Reading = {}) =>
  readTable({ name: 'table.csv', bytes: new TextEncoder().encode(content) }, reading);

/** What the examples of a text are: inputs row by row (as f32), and the name of each class, or each target. */
export function examplesOf({ raw }: ReturnType<typeof readText>): { inputs: number[][]; labels: (string | number)[] } {
  const { count, inputs, labels, targets } = raw.train;
  const size = inputs.length / count;
  return {
    inputs: Array.from({ length: count }, (_, i) => [...inputs.subarray(i * size, (i + 1) * size)]),
    labels: targets ? [...targets] : Array.from(labels, (label) => raw.classNames?.[label] ?? label),
  };
}

export const f32 = (rows: readonly (readonly number[])[]): number[][] => rows.map((row) => row.map(Math.fround));
