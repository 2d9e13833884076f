import { LABEL_NAMES } from './header.ts';
import type { Profile } from './profile.ts';
import type { Table } from './table.ts';

/** Columns with more different values are taken for labels only by their name or as the last column. */
const MOST_GUESSED_CLASSES = 100;

/** Smallest side of images in a table: that of the optical digits. */
const SMALLEST_SIDE = 8;

/** The side of the square one-channel images that rows may be, given their number of inputs; undefined if none. */
export function squareSide(size: number): number | undefined {
  const side = Math.sqrt(size);
  return Number.isInteger(side) && side >= SMALLEST_SIDE ? side : undefined;
}

/** The column whose title is label, class or similar. `y` beside `x` is a coordinate unless it is last. */
function namedLabel({ titles = [] }: Pick<Table, 'titles'>): number | undefined {
  const lower = titles.map((title) => title.toLowerCase());
  for (const name of LABEL_NAMES) {
    const column = lower.indexOf(name);
    if (column < 0 || (name === 'y' && column < lower.length - 1 && lower.includes('x'))) continue;
    return column;
  }
  return undefined;
}

/** Columns whose values are needed to find the label. */
export function mayBeLabel(table: Table, chosen: number | undefined): readonly number[] {
  const known = chosen ?? namedLabel(table);
  return known === undefined ? [0, table.width - 1] : [known];
}

/** Whether a column is a measurement rather than classes: constant, with fractions, or with mostly different values. */
function isMeasured({ rows, columns, values }: Profile, column: number): boolean {
  const different = values.get(column)?.size ?? 0;
  return different < 2 || !columns[column].integers || different > rows / 2;
}

const areFew = (different: number, rows: number) =>
  different >= 2 && different <= Math.min(MOST_GUESSED_CLASSES, rows / 2);

/** The only column of words, with few different ones, if the last column is a measurement or a number like all others. */
function onlyWords({ width }: Table, profile: Profile): number | undefined {
  const { rows, columns } = profile;
  const [column, ...others] = columns.flatMap(({ words }, at) => (words > 0 ? [at] : []));
  if (column === undefined || others.length > 0 || columns[column].numbers > 0) return undefined;
  const numbersAreAlike = columns.every(({ integers }) => integers);
  if (column === width - 1 || !areFew(columns[column].distinctWords.size, rows)) return undefined;
  return isMeasured(profile, width - 1) || numbersAreAlike ? column : undefined;
}

/** Whether the first column has few small whole numbers and the last is a measurement or a pixel. */
function labelsComeFirst({ width }: Table, profile: Profile): boolean {
  const { rows, columns, values } = profile;
  const [first, last] = [columns[0], columns[width - 1]];
  const [firstValues, lastValues] = [values.get(0)?.size ?? 0, values.get(width - 1)?.size ?? 0];
  const small = first.words === 0 && first.integers && first.min >= 0 && first.max <= MOST_GUESSED_CLASSES;
  if (!small || !areFew(firstValues, rows) || last.words > 0) return false;
  const pixels = squareSide(width - 1) !== undefined && lastValues > firstValues && last.min >= 0 && last.max <= 255;
  return isMeasured(profile, width - 1) || pixels;
}

/** The label column: as chosen, by its title, otherwise the last; without a header possibly another one, by its values. */
export function findLabel(
  table: Table,
  profile: Profile,
  chosen: number | undefined,
): { label: number; warnings: string[] } {
  const { titles, width } = table;
  const known = chosen ?? namedLabel(table);
  if (known !== undefined) return { label: known, warnings: [] };
  const shown = titles ? undefined : (onlyWords(table, profile) ?? (labelsComeFirst(table, profile) ? 0 : undefined));
  if (shown === undefined) return { label: width - 1, warnings: [] };
  const why =
    profile.columns[shown].words > 0
      ? 'the only one of words'
      : `with few different values, where column ${width} has measurements`;
  return {
    label: shown,
    warnings: [
      `The labels are taken from column ${shown + 1}, ${why}. If they are elsewhere, choose the label column.`,
    ],
  };
}
