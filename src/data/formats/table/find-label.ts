import { LABEL_NAMES } from './header.ts';
import type { Profile } from './profile.ts';
import type { Table } from './table.ts';

/** First columns with more different values are not taken for labels. */
const MOST_FIRST_CLASSES = 100;

/** A smallest side of images in a table: that of the optical digits. */
export const SMALLEST_SIDE = 8;

/** The side of square images of one channel that rows of so many bytes may be; undefined if none. */
export function squareSide(size: number): number | undefined {
  const side = Math.sqrt(size);
  return Number.isInteger(side) && side >= SMALLEST_SIDE ? side : undefined;
}

/** The column that a header calls label, class and the like. `y` beside `x` is a coordinate unless it comes last. */
export function namedLabel({ titles = [] }: Pick<Table, 'titles'>): number | undefined {
  const lower = titles.map((title) => title.toLowerCase());
  for (const name of LABEL_NAMES) {
    const column = lower.indexOf(name);
    if (column < 0 || (name === 'y' && column < lower.length - 1 && lower.includes('x'))) continue;
    return column;
  }
  return undefined;
}

/** Columns whose values must be seen to find the label. */
export function mayBeLabel(table: Table, chosen: number | undefined): readonly number[] {
  const known = chosen ?? namedLabel(table);
  return known === undefined ? [0, table.width - 1] : [known];
}

/** Whether labels come first in a table without header: few small whole numbers, or the only words; and the last column is a measurement. */
function labelsComeFirst({ width }: Table, { rows, columns, values }: Profile): boolean {
  const [first, last] = [columns[0], columns[width - 1]];
  const firstValues = values.get(0)?.size ?? 0;
  const lastValues = values.get(width - 1)?.size ?? 0;
  if (firstValues < 2 || firstValues > Math.min(MOST_FIRST_CLASSES, rows / 2) || last.words > 0) return false;
  const onlyWords = first.numbers === 0 && columns.every(({ words }, column) => column === 0 || words === 0);
  const fewNumbers = first.words === 0 && first.integers && first.min >= 0 && first.max <= MOST_FIRST_CLASSES;
  if (!onlyWords && !fewNumbers) return false;
  const measured = lastValues < 2 || !last.integers || lastValues > rows / 2;
  const pixels = squareSide(width - 1) !== undefined && lastValues > firstValues && last.min >= 0 && last.max <= 255;
  return onlyWords || measured || pixels;
}

/** The label column: as chosen, by its name, else the last; in a table without header the first where that shows. */
export function findLabel(
  table: Table,
  profile: Profile,
  chosen: number | undefined,
): { label: number; warnings: string[] } {
  const { titles, width } = table;
  const known = chosen ?? namedLabel(table);
  if (known !== undefined) return { label: known, warnings: [] };
  if (!titles && labelsComeFirst(table, profile))
    return {
      label: 0,
      warnings: [
        `The labels are taken from column 1: it holds few different values, and column ${width} looks like a measurement. ` +
          'If they are elsewhere, choose the label column.',
      ],
    };
  return { label: width - 1, warnings: [] };
}
