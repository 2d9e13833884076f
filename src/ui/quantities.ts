import type { AxisKind } from '../figure/axes/scale.ts';
import { formatNumber, formatShort } from '../figure/format-number.ts';
import type { GapMeasure, MapQuantity, Moment } from '../state/app-state.ts';
import { probeText } from '../state/recorded-probes.ts';
import type { Clock } from '../sweep/results/clock.ts';
import type { Contrast } from '../sweep/results/diagonal-departure.ts';
import type { RecordedProbe } from '../sweep/results/trace-store.ts';
import { formatCount } from './charts/format.ts';

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

const SHARPNESS = probeText('sharpness');
const percent = (shown: number) => shown.toFixed(1).replace('-', '−');
const whole = (shown: number) => formatCount(Math.round(shown));
const asAccuracy = { kind: 'linear', factor: 100, unit: ' %', format: percent, tick: formatShort } as const;
const asLoss = { kind: 'log', factor: 1, unit: '', format: formatNumber, tick: formatShort } as const;

/** A recorded number under its own name, with its unit where that is not its own. */
function named(probe: RecordedProbe, unit = ''): Pick<QuantityText, 'name' | 'inText' | 'axis'> {
  const { label } = probeText(probe);
  const inText = label.toLowerCase();
  return { name: label, inText, axis: `${inText}${unit}` };
}

export const QUANTITIES: Record<MapQuantity, QuantityText> = {
  sharpness: {
    name: `${SHARPNESS.label} ${SHARPNESS.symbol}`,
    inText: SHARPNESS.symbol,
    axis: `${SHARPNESS.symbol} (largest Hessian eigenvalue)`,
    ...asLoss,
  },
  testAccuracy: { ...named('testAccuracy', ' (%)'), ...asAccuracy },
  accuracyGap: {
    name: 'Accuracy gap',
    inText: 'the accuracy gap',
    axis: 'train − test accuracy (percentage points)',
    ...asAccuracy,
    unit: ' pp',
  },
  lossGap: { name: 'Loss gap', inText: 'the loss gap', axis: 'test − train loss', ...asLoss, kind: 'linear' },
  trainLoss: { ...named('trainLoss'), ...asLoss },
  testLoss: { ...named('testLoss'), ...asLoss },
  steps: {
    name: 'Steps',
    inText: 'the number of steps',
    axis: 'steps (parameter updates)',
    ...asLoss,
    format: whole,
    tick: whole,
  },
};

/** Quantities on a linear axis are compared by their difference, others by their ratio. */
export const contrastOf = (quantity: MapQuantity): Contrast =>
  QUANTITIES[quantity].kind === 'linear' ? 'difference' : 'ratio';

/** The time of comparison, in words to follow the name of a quantity. */
export function comparisonWords(at: Moment): string {
  if (typeof at === 'object') return `at ${TIME_AXES[at.clock].name} ${formatShort(at.time, 3)}`;
  return at === 'end' ? 'at the end' : `at equal ${TIME_AXES[at].name}`;
}

/** The quantity of the map that the third panel sets against η/B. */
export const MEASURED_BY: Record<GapMeasure, MapQuantity> = {
  accuracy: 'accuracyGap',
  loss: 'lossGap',
  testAccuracy: 'testAccuracy',
  sharpness: 'sharpness',
};

export const TIME_AXES: Record<Clock, { readonly name: string; readonly axis: string }> = {
  steps: { name: 'steps', axis: 'steps' },
  epochs: { name: 'epochs', axis: 'epochs' },
  etaSteps: { name: 'η·step', axis: 'η · step' },
};
