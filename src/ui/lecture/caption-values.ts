import { formatNumber } from '../../figure/format-number.ts';
import { type CaptionQuantity, type CaptionValue, captionParts } from '../../state/lecture/caption-template.ts';
import { type Cell, cellsOf, sameRatio } from '../../state/selectors.ts';
import { quantityInterval, resolutionOf } from '../../sweep/results/quantity-interval.ts';
import { formatCount, formatRate } from '../charts/format.ts';
import { cellMean, isComplete, unitValuesOf } from '../map/cell-summary.ts';
import { correlationOf } from '../panels/gap/correlation.ts';
import { rhoText } from '../panels/gap/rho-text.ts';
import { QUANTITIES } from '../quantities.ts';
import { rangeText, sharpnessText } from '../start/number-text.ts';
import { type ShownStep, shownMoment } from './shown-step.ts';

/** What stands for a value that is not known, or not yet. */
export const UNKNOWN_VALUE = '–';

/** Values of a quantity as text, without its unit, and that unit with a space before it. */
function wording(quantity: CaptionQuantity): { readonly text: (value: number) => string; readonly unit: string } {
  if (quantity === 'η') return { text: formatRate, unit: '' };
  if (quantity === 'B') return { text: formatCount, unit: '' };
  const { factor, format, unit } = QUANTITIES[quantity];
  return quantity === 'sharpness' ? { text: sharpnessText, unit } : { text: (value) => format(factor * value), unit };
}

/** The cells of a place in the grid, by η, then B. */
function cellsAt({ sweep, view }: ShownStep, { place }: CaptionValue): Cell[] {
  const all = cellsOf(sweep, shownMoment(view)).toSorted(
    (a, b) => a.learningRate - b.learningRate || a.batchSize - b.batchSize,
  );
  if (place.kind === 'all') return all;
  return all.filter(({ learningRate, batchSize }) =>
    place.kind === 'ratio'
      ? sameRatio(learningRate / batchSize, place.ratio)
      : learningRate === place.learningRate && batchSize === place.batchSize,
  );
}

/** The value of each cell that can be compared; of η and B their distinct values. */
function valuesOf({ sweep }: ShownStep, cells: readonly Cell[], quantity: CaptionQuantity): number[] {
  if (quantity === 'η' || quantity === 'B') {
    const all = cells.map(({ learningRate, batchSize }) => (quantity === 'η' ? learningRate : batchSize));
    return [...new Set(all)].sort((a, b) => a - b);
  }
  return cells
    .filter((cell) => isComplete(cell, quantity, sweep.plan.spec.budget))
    .map((cell) => cellMean(cell, quantity));
}

/** "0.86, 0.87 and 0.88" in the language of the caption. */
function listOf(texts: readonly string[], language: string): string {
  // American English sets a comma before "and", which few others do.
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }).format(texts);
}

function intervalText({ sweep, view }: ShownStep, cells: readonly Cell[], quantity: CaptionQuantity): string {
  const [cell] = cells;
  if (!cell || quantity === 'η' || quantity === 'B') return '';
  if (!isComplete(cell, quantity, sweep.plan.spec.budget)) return '';
  const { text, unit } = wording(quantity);
  const resolution = resolutionOf(sweep.plan, shownMoment(view) === 'end');
  const range = rangeText(quantityInterval(unitValuesOf(cell, quantity), quantity, resolution), text);
  return range && `${range}${unit}`;
}

function correlationText({ sweep, view }: ShownStep, quantity: CaptionQuantity): string {
  if (quantity === 'η' || quantity === 'B') return '';
  const { estimate, interval } = correlationOf(sweep, { quantity, at: shownMoment(view) });
  return Number.isFinite(estimate) ? `${rhoText(estimate)} ${rangeText(interval, rhoText)}`.trim() : '';
}

/** A value of a caption as text; '' where it is not known. */
function valueText(step: ShownStep, value: CaptionValue, language: string): string {
  const cells = cellsAt(step, value);
  if (value.kind === 'count') return cells.length > 0 ? formatCount(cells.length) : '';
  const { kind, quantity } = value;
  if (kind === 'correlation') return correlationText(step, quantity);
  if (kind === 'interval') return intervalText(step, cells, quantity);
  const values = valuesOf(step, cells, quantity);
  if (values.length === 0) return '';
  const { text, unit } = wording(quantity);
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (kind === 'range') return `${text(least)}–${text(greatest)}${unit}`;
  if (kind === 'factor') return least > 0 ? formatNumber(greatest / least, factorDigits(greatest / least)) : '';
  return `${listOf(values.map(text), language)}${unit}`;
}

/** Whole factors, as those of a grid, have no zeros after the point. */
const factorDigits = (factor: number) =>
  Math.abs(factor - Math.round(factor)) < 1e-9 ? `${Math.round(factor)}`.length : 3;

/** A piece of a caption as it is shown. */
export interface ShownPart {
  readonly text: string;
  /** Words, a value computed from the results, or the place of one that is not known. */
  readonly kind: 'words' | 'value' | 'unknown';
}

/** A caption with its values, computed from the results at the moment that the step shows; `step` is null before there are any. */
export const shownParts = (caption: string, step: ShownStep | null, language: string): readonly ShownPart[] =>
  captionParts(caption).map((part): ShownPart => {
    if (typeof part === 'string') return { text: part, kind: 'words' };
    const text = step && valueText(step, part.value, language);
    return text ? { text, kind: 'value' } : { text: UNKNOWN_VALUE, kind: 'unknown' };
  });

/** The same as one text. */
export const shownText = (caption: string, step: ShownStep | null, language: string): string =>
  shownParts(caption, step, language)
    .map(({ text }) => text)
    .join('');
