import type { OpenChoice } from '../../../data/choice-error.ts';
import type { ColumnChoice, Reading, ReadingReport } from '../../../data/reading.ts';
import { choiceValuesOf } from '../../../data/reading-choices.ts';
import { CONTROLS } from '../words.ts';

/** Choices with few values, made in a menu. */
export type MenuField = Exclude<keyof Reading, 'ignore'>;

export const columnText = (column: ColumnChoice) =>
  typeof column === 'number' ? CONTROLS.reading.column(column) : column;

/** Sides of images, from that of the optical digits to the longest possible row. */
const SMALLEST_SIDE = 8;
const LARGEST_SIDE = 4096;
const CHANNELS = [1, 3] as const;

/** Image shapes of a row of `numbers` values: squares, grey or in colour. */
function imageShapes(numbers: number): readonly (readonly number[])[] {
  return CHANNELS.flatMap((channels) => {
    const side = Math.sqrt(numbers / channels);
    return Number.isInteger(side) && side >= SMALLEST_SIDE && side <= LARGEST_SIDE ? [[side, side, channels]] : [];
  });
}

const shapeText = (shape: readonly number[]) => shape.join(' × ');

/** A value of a menu: JSON, since values are words, numbers, truth values or shapes. */
type Option = readonly [value: string, text: string];

interface MenuContent {
  readonly columns?: readonly ColumnChoice[] | undefined;
  /** Of an example, for images. */
  readonly shape?: readonly number[];
  /** The allowed values, where not all are. */
  readonly only?: readonly string[] | undefined;
}

/** The values of a choice, for a menu. */
export function menuOptions(field: MenuField, { columns = [], shape = [], only }: MenuContent): readonly Option[] {
  const values = choiceValuesOf(field, only);
  const texts: Readonly<Record<string, string>> = CONTROLS.reading.values[field];
  if (values.length > 0) return values.map(({ value, option, text }) => [JSON.stringify(value), texts[option] ?? text]);
  if (field === 'label') return columns.map((column) => [JSON.stringify(column), columnText(column)]);
  const numbers = shape.reduce((product, side) => product * side, 1);
  return imageShapes(numbers).map((image) => [JSON.stringify(image), shapeText(image)]);
}

/** The text of a menu where a choice was not made and does not follow from the content. */
export const noneText = (field: MenuField): string =>
  field === 'image' ? CONTROLS.reading.notImages : CONTROLS.reading.choose;

/** Choices about the text of a table, which rarely have to be changed. */
const TEXT_FIELDS = ['encoding', 'delimiter', 'decimal', 'header'] as const satisfies readonly MenuField[];
const MAIN_FIELDS = ['label', 'task', 'missing', 'words', 'channels', 'image'] as const satisfies readonly MenuField[];

/** The choices that apply to files as they were read, or are asked about. */
export function fieldsThatApply(
  report: ReadingReport,
  choice: OpenChoice | null,
): { readonly main: readonly MenuField[]; readonly text: readonly MenuField[] } {
  const hasColumns = report.columns !== undefined;
  const mayBeImages = report.shape.length === 1 && menuOptions('image', report).length > 0;
  const applies = (field: MenuField) =>
    choice?.fields.includes(field) ||
    (field === 'label' ? hasColumns : report.reading[field] !== undefined) ||
    (field === 'image' && mayBeImages);
  return { main: MAIN_FIELDS.filter(applies), text: TEXT_FIELDS.filter(applies) };
}
