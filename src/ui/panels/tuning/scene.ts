import { extentOf, paddedDomain } from '../../../figure/axes/domain.ts';
import { createScale, type Domain } from '../../../figure/axes/scale.ts';
import { formatNumber, formatShort } from '../../../figure/format-number.ts';
import type { BoardSweep, Moment } from '../../../state/app-state.ts';
import { comparedResults } from '../../../state/selectors.ts';
import { type BestRate, bestRates } from '../../../sweep/results/best-rate.ts';
import { rateScaling } from '../../../sweep/results/rate-scaling.ts';
import type { Objective } from '../../../sweep/spec/objective.ts';
import type { SweepPlan } from '../../../sweep/sweep-plan.ts';
import { bestLearningRate, criticalBatchSize } from '../../../theory/noise-scale.ts';
import type { Frame } from '../../charts/frame.ts';
import { QUANTITIES } from '../../quantities.ts';
import { unitCount } from '../../units-text.ts';
import { TUNING } from '../words.ts';

/** The best η of every B that has one. */
export const knownBest = (sweep: BoardSweep, by: Objective, at: Moment): BestRate[] =>
  bestRates(sweep.plan, comparedResults(sweep, at), by).filter(({ learningRate }) => Number.isFinite(learningRate));

/** Linear scaling from the best η of the smallest B up to the largest best η; not a fit. Null with fewer than two batch sizes. */
export interface RateLaw {
  rateAt(batchSize: number): number;
  readonly criticalBatchSize: number;
  /** Root mean square of log₂(η* ÷ law) over batch sizes: 1 is a factor of 2. */
  readonly residual: number;
}

export function rateLaw(best: readonly BestRate[]): RateLaw | null {
  const [smallest] = best;
  if (!smallest || best.length < 2) return null;
  const temperature = smallest.learningRate / smallest.batchSize;
  const largest = Math.max(...best.map(({ learningRate }) => learningRate));
  const rateAt = (batchSize: number) => bestLearningRate(batchSize, temperature, largest);
  const squares = best.map(({ batchSize, learningRate }) => Math.log2(learningRate / rateAt(batchSize)) ** 2);
  return {
    rateAt,
    criticalBatchSize: criticalBatchSize(temperature, largest),
    residual: Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / best.length),
  };
}

/**
 * The exponent of η* in B within each seed, and the distance of the drawn law from the best η (root mean square of log₂);
 * in two lines.
 */
export function scalingText(sweep: BoardSweep, by: Objective, at: Moment, law: RateLaw | null): readonly string[] {
  const { exponent, interval, units, unit } = rateScaling(sweep.plan, comparedResults(sweep, at), by);
  if (Number.isNaN(exponent)) return TUNING.noExponent;
  const ends = `[${formatNumber(interval.low, 2)}, ${formatNumber(interval.high, 2)}]`;
  const range = Number.isFinite(interval.low) ? `95 % ${ends}, ` : '';
  return [
    TUNING.exponent(units > 1 ? unit : null, formatNumber(exponent, 2)),
    TUNING.exponentOver(range, unitCount(units, unit), law ? formatShort(law.residual, 2) : null),
  ];
}

/** The value drawn for a best η: corrected for its selection, or with one seed the value it was selected by. */
export const drawnValue = ({ crossFitted, value }: BestRate) => (Number.isFinite(crossFitted) ? crossFitted : value);

export interface PlacedRate extends BestRate {
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
}

/** Domain of the values of the grid on a log axis, with a margin on both sides. */
export function gridDomain(values: readonly number[]): Domain {
  const [low, high] = extentOf(values, 'log') ?? [1, 10];
  return [low / 1.35, high * 1.35];
}

/** The law over the batch sizes of a grid: where it begins, where it bends, and where it ends, as (B, η). */
export function lawCorners({ batchSizes }: Pick<SweepPlan, 'batchSizes'>, law: RateLaw): (readonly [number, number])[] {
  const [least, most] = extentOf(batchSizes, 'log') ?? [1, 1];
  const sizes = [least, law.criticalBatchSize, most].filter((size) => size >= least && size <= most);
  return sizes.map((size) => [size, law.rateAt(size)]);
}

export function rateScene({ plan }: BoardSweep, best: readonly BestRate[], law: RateLaw | null, frame: Frame) {
  const { batchSizes, learningRates } = plan;
  const x = createScale('log', gridDomain(batchSizes), [frame.left, frame.right]);
  const y = createScale('log', gridDomain(learningRates), [frame.bottom, frame.top]);
  const placed = best.map(
    (one): PlacedRate => ({
      ...one,
      x: x(one.batchSize),
      y: y(one.learningRate),
      top: y(one.range.high),
      bottom: y(one.range.low),
    }),
  );
  const corners = law ? lawCorners(plan, law).map(([size, rate]) => `${x(size)},${y(rate)}`) : [];
  const path = law ? `M${corners.join('L')}` : '';
  return { x, y, placed, path };
}

/** The value of new seeds at the best η, in the displayed unit. */
export function valueScene({ plan }: BoardSweep, best: readonly BestRate[], by: Objective, frame: Frame) {
  const { factor } = QUANTITIES[by];
  const values = best.flatMap((one) =>
    [drawnValue(one), one.interval.low, one.interval.high].filter(Number.isFinite).map((end) => factor * end),
  );
  const shown = paddedDomain(extentOf(values, 'linear'), 'linear', 0.08);
  const x = createScale('log', gridDomain(plan.batchSizes), [frame.left, frame.right]);
  const y = createScale('linear', shown, [frame.bottom, frame.top]);
  const placed = best.map((one): PlacedRate => {
    const at = y(factor * drawnValue(one));
    const end = (value: number) => (Number.isFinite(value) ? y(factor * value) : at);
    return {
      ...one,
      x: x(one.batchSize),
      y: at,
      top: end(one.interval.high),
      bottom: end(one.interval.low),
    };
  });
  return { x, y, placed };
}
