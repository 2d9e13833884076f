import type { AxisKind } from '../figure/axes/scale.ts';
import { formatNumber, formatShort } from '../figure/format-number.ts';
import type { GapMeasure, MapQuantity, Moment } from '../state/app-state.ts';
import type { Clock } from '../sweep/results/clock.ts';
import type { Contrast } from '../sweep/results/diagonal-departure.ts';
import { formatCount } from './charts/format.ts';
import { QUANTITY_WORDS } from './text/quantity-words.ts';

interface QuantityText {
  /** As in a menu. */
  readonly name: string;
  /** Within a sentence. */
  readonly inText: string;
  /** On an axis or a colour bar: name, symbol and unit. */
  readonly axis: string;
  /** After a number, with a space before it; '' where there is none. */
  readonly unit: string;
  readonly kind: Exclude<AxisKind, 'symlog'>;
  /** What the number is multiplied by before it is shown (100 for percent). */
  readonly factor: number;
  /** To three digits, in the unit of the axis. */
  readonly format: (shown: number) => string;
  readonly tick: (shown: number) => string;
}

const percent = (shown: number) => shown.toFixed(1).replace('-', '−');
const whole = (shown: number) => formatCount(Math.round(shown));
const asAccuracy = { kind: 'linear', factor: 100, unit: ' %', format: percent, tick: formatShort } as const;
const asLoss = { kind: 'log', factor: 1, unit: '', format: formatNumber, tick: formatShort } as const;

type Look = Omit<QuantityText, 'name' | 'inText' | 'axis'>;
const LOOKS: Readonly<Record<MapQuantity, Look>> = {
  sharpness: asLoss,
  testAccuracy: asAccuracy,
  accuracyGap: {
    ...asAccuracy,
    get unit() {
      return QUANTITY_WORDS.percentagePoints;
    },
  },
  lossGap: { ...asLoss, kind: 'linear' },
  trainLoss: asLoss,
  testLoss: asLoss,
  steps: { ...asLoss, format: whole, tick: whole },
};

/** With words that are read in the language of that moment. */
const withWords = (quantity: MapQuantity): QuantityText =>
  Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(LOOKS[quantity]),
      ...Object.getOwnPropertyDescriptors(QUANTITY_WORDS.map[quantity]),
    },
  ) as QuantityText;

export const QUANTITIES: Readonly<Record<MapQuantity, QuantityText>> = {
  sharpness: withWords('sharpness'),
  testAccuracy: withWords('testAccuracy'),
  accuracyGap: withWords('accuracyGap'),
  lossGap: withWords('lossGap'),
  trainLoss: withWords('trainLoss'),
  testLoss: withWords('testLoss'),
  steps: withWords('steps'),
};

/** Quantities on a linear axis are compared by their difference, others by their ratio. */
export const contrastOf = (quantity: MapQuantity): Contrast =>
  QUANTITIES[quantity].kind === 'linear' ? 'difference' : 'ratio';

/** The time of comparison, in words to follow the name of a quantity. */
export function comparisonWords(at: Moment): string {
  return typeof at === 'object' ? QUANTITY_WORDS.atTime[at.clock](formatShort(at.time, 3)) : QUANTITY_WORDS.at[at];
}

/** The quantity of the map that the third panel sets against η/B. */
export const MEASURED_BY: Record<GapMeasure, MapQuantity> = {
  accuracy: 'accuracyGap',
  loss: 'lossGap',
  testAccuracy: 'testAccuracy',
  sharpness: 'sharpness',
};

export const TIME_AXES: Readonly<Record<Clock, { readonly name: string; readonly axis: string }>> = QUANTITY_WORDS.time;
