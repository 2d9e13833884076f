import { formatNumber } from '../../figure/format-number.ts';
import type { LessonFinding } from '../../lessons/findings/finding.ts';
import type { FindingRule } from '../../lessons/findings/finding-rule.ts';
import type { PlaceEstimate } from '../../lessons/findings/place-estimate.ts';
import type { LessonSetting } from '../../lessons/lesson.ts';
import { lessonGridOf } from '../../lessons/lesson-grid.ts';
import { isByRatio, isProbe, type LessonPlace, type LessonQuantity } from '../../lessons/lesson-quantity.ts';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { formatCount, formatRate, formatRatio } from '../charts/format.ts';
import { rhoText } from '../panels/gap/rho-text.ts';
import { probeAxis } from '../panels/probe/probe-view.ts';
import { gapText, rangeText, sharpnessText } from '../start/number-text.ts';
import { QUANTITY_WORDS } from '../text/quantity-words.ts';
import { LESSON_WORDS } from './words.ts';

const isAccuracy = (quantity: LessonQuantity) =>
  quantity === 'accuracyGap' || quantity === 'testAccuracy' || quantity === 'trainAccuracy';

/** What a quantity is multiplied by before it is shown: accuracies are in percent. */
export const shownFactor = (quantity: LessonQuantity): number => (isAccuracy(quantity) ? 100 : 1);

/** A number of a quantity, already multiplied by `shownFactor`. */
export function lessonQuantityText(quantity: LessonQuantity, shown: number): string {
  if (quantity === 'sharpness') return sharpnessText(shown);
  if (isAccuracy(quantity)) return gapText(shown, true);
  if (quantity === 'steps' || quantity === 'examples') return formatCount(Number(shown.toPrecision(3)));
  return formatNumber(shown);
}

const unitOf = (quantity: LessonQuantity) => {
  if (quantity === 'accuracyGap') return LESSON_WORDS.points;
  return isAccuracy(quantity) ? ' %' : '';
};

/** Quantity with symbol and unit, as on an axis. */
export function quantityAxis(quantity: LessonQuantity): string {
  if (!isProbe(quantity)) return LESSON_WORDS.quantities[quantity];
  if (quantity === 'sharpness') return QUANTITY_WORDS.map.sharpness.name;
  if (quantity === 'trainLoss' || quantity === 'testLoss' || quantity === 'testAccuracy')
    return QUANTITY_WORDS.map[quantity].axis;
  return `${QUANTITY_WORDS.probes[quantity]}, ${probeAxis(quantity)}`;
}

/** "0.32 [0.24, 0.45]" */
export function estimateText(quantity: LessonQuantity, { mean, interval }: PlaceEstimate): string {
  const factor = shownFactor(quantity);
  const text = (value: number) => lessonQuantityText(quantity, factor * value);
  return `${`${text(mean)} ${rangeText(interval, text)}`.trim()}${unitOf(quantity)}`;
}

/** The number of a decided finding: a ratio as "0.31 [0.22, 0.43]", a difference, or a correlation. */
export function findingText(rule: FindingRule, { estimate, interval }: LessonFinding): string {
  if (rule.kind === 'claim' || Number.isNaN(estimate)) return LESSON_WORDS.unmeasured;
  const withRange = (format: (value: number) => string) => `${format(estimate)} ${rangeText(interval, format)}`.trim();
  if (rule.kind === 'trend') return withRange(rhoText);
  // As many digits as the width of the interval is worth.
  const digits = interval.high - interval.low < 0.1 * Math.abs(estimate) ? 3 : 2;
  const plain = (value: number) => formatNumber(value, digits);
  if (rule.kind === 'evidence') return withRange(plain);
  if (isByRatio(rule.quantity)) return withRange(plain);
  const factor = shownFactor(rule.quantity);
  const unit = isAccuracy(rule.quantity) ? LESSON_WORDS.points : '';
  return `${withRange((value) => lessonQuantityText(rule.quantity, factor * value))}${unit}`;
}

export const placeText = ({ learningRate, batchSize }: LessonPlace) =>
  LESSON_WORDS.figure.cell(learningRate, batchSize);

/** Names of some cells, as short as they can be: by B where all have one η, by η where all have one B. */
export function namesOf(places: readonly LessonPlace[]): string[] {
  const [first] = places;
  const { rate, size } = LESSON_WORDS.figure;
  if (first && places.every(({ learningRate }) => learningRate === first.learningRate))
    return places.map(({ batchSize }) => size(batchSize));
  if (first && places.every(({ batchSize }) => batchSize === first.batchSize))
    return places.map(({ learningRate }) => rate(learningRate));
  return places.map(placeText);
}

/** A setting of a lesson's spec as it stands in a sentence. */
export function lessonSettingText(setting: LessonSetting, spec: SweepSpec): string {
  const { learningRates, batchSizes, seeds, dataSets, runs } = lessonGridOf(spec);
  const { budget, model, dataset, update } = spec;
  const cells = learningRates.length * batchSizes.length;
  switch (setting.what) {
    case 'cell':
      return placeText(setting.place);
    case 'quotient':
      return formatRatio(setting.place.learningRate / setting.place.batchSize);
    case 'rate':
      return LESSON_WORDS.figure.rate(setting.learningRate);
    case 'limit':
      return LESSON_WORDS.figure.limit(formatNumber(heavyBallSharpnessLimit(setting.learningRate, update.momentum), 2));
    case 'batch':
      return formatCount(setting.batchSize);
    case 'runs':
      return formatCount(runs);
    case 'cells':
      return formatCount(cells);
    case 'seeds':
      return formatCount(seeds);
    case 'dataSets':
      return formatCount(dataSets);
    case 'rates':
      return formatCount(learningRates.length);
    case 'examples':
      return formatCount(dataset.trainCount);
    case 'testExamples':
      return formatCount(dataset.testCount);
    case 'layers':
      return 'hidden' in model ? model.hidden.join('-') : '';
    case 'targetLoss':
      return budget.kind === 'untilLoss' ? formatRate(budget.loss) : '';
    case 'steps':
      return budget.kind === 'steps' ? formatCount(budget.steps) : '';
    case 'level':
      return '95 %';
    case 'chance':
      return '5 %';
  }
}
