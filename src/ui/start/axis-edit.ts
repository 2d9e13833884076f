import { batchSizeAxis, learningRateAxis, logSpaced } from '../../sweep/spec/axis.ts';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { listReader } from '../controls/read-text.ts';
import { nextValue } from './grid-union.ts';
import { AXES } from './words.ts';

/** An axis of the grid as chips: the values of the draft, and what becomes of it. */
export type AxisName = 'learningRates' | 'batchSizes';

type Items = readonly (number | 'full')[];
export type Edited = { readonly items: Items } | { readonly fault: string };

type Grid = SweepSpec['grid'];

/** The values of an axis as a list, as they are written in the spec. */
export function itemsOf(grid: Grid, axis: AxisName): Items {
  const own = grid[axis];
  if (Array.isArray(own)) return own;
  const spaced = logSpaced(own);
  return axis === 'batchSizes' ? [...new Set(spaced.map(Math.round))] : spaced;
}

const numberOf = (item: number | 'full', examples: number) => (item === 'full' ? examples : item);

const SYMBOLS = { learningRates: 'η', batchSizes: 'B' } as const;
export const symbolOf = (axis: AxisName) => SYMBOLS[axis];

/** The list of an axis, checked by its schema in the spec; batch sizes also against the number of training examples. */
function checked(axis: AxisName, items: Items, examples: number): Edited {
  const [schema] = axis === 'learningRates' ? learningRateAxis.options : batchSizeAxis.options;
  const parsed = schema.safeParse(items);
  if (!parsed.success) return { fault: parsed.error.issues[0]?.message ?? '' };
  const large = axis === 'batchSizes' ? items.find((item) => numberOf(item, examples) > examples) : undefined;
  if (large !== undefined) return { fault: AXES.tooLarge(numberOf(large, examples), examples) };
  return { items: items.toSorted((a, b) => numberOf(a, examples) - numberOf(b, examples)) };
}

/** The axis with one value written anew. */
export function withText(
  grid: Grid,
  axis: AxisName,
  { value, text, examples }: { value: number; text: string; examples: number },
): Edited {
  const read =
    axis === 'learningRates'
      ? listReader<Items>(learningRateAxis.options[0])(text)
      : listReader<Items>(batchSizeAxis.options[0], ['full'])(text);
  if ('fault' in read) return read;
  const others = itemsOf(grid, axis).filter((item) => numberOf(item, examples) !== value);
  return checked(axis, [...others, ...read.value], examples);
}

/** The value that the dashed + would add. */
export const addedValue = (grid: Grid, axis: AxisName, examples: number): number => {
  const next = nextValue(
    itemsOf(grid, axis)
      .map((item) => numberOf(item, examples))
      .toSorted((a, b) => a - b),
  );
  return axis === 'batchSizes' ? Math.round(next) : next;
};

/** The axis with one value more. */
export const withValue = (
  grid: Grid,
  axis: AxisName,
  { value, examples }: { value: number; examples: number },
): Edited => checked(axis, [...itemsOf(grid, axis), value], examples);

/** The axis with one value less; at least one stays. */
export function withoutValue(
  grid: Grid,
  axis: AxisName,
  { value, examples }: { value: number; examples: number },
): Edited {
  const items = itemsOf(grid, axis).filter((item) => numberOf(item, examples) !== value);
  return items.length === 0 ? { fault: AXES.last(symbolOf(axis)) } : { items };
}
