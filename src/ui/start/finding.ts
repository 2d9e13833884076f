import { log } from '../../math/elementary.ts';
import { mean } from '../../math/statistics.ts';
import type { BoardSweep, MapQuantity } from '../../state/app-state.ts';
import { type Cell, resultsOf } from '../../state/selectors.ts';
import {
  areAlike,
  areApart,
  type DiagonalAgreement,
  diagonalAgreement,
} from '../../sweep/results/diagonal-agreement.ts';
import {
  type CellValues,
  type DiagonalDeparture,
  diagonalDeparture,
  sharedDiagonals,
} from '../../sweep/results/diagonal-departure.ts';
import { ratioKey } from '../../sweep/results/ratio-key.ts';
import type { Outcome } from '../../sweep/segment/run-status.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';
import { unitValuesOf } from '../map/cell-summary.ts';
import { type Correlation, correlationOf } from '../panels/gap/correlation.ts';
import { completeCells, gapQuantityOf } from './complete-cells.ts';

/** Whether a quantity changes with η/B: by the interval of its rank correlation. */
export type TrendDirection = 'falls' | 'rises' | 'unclear';

export interface RatioMean {
  readonly ratio: number;
  /** Mean over all cells and units of this η/B. */
  readonly mean: number;
}

/** What a finished sweep says of one quantity. */
export interface Trend {
  readonly quantity: MapQuantity;
  readonly correlation: Correlation;
  readonly direction: TrendDirection;
  /** Of the complete cells, ascending in η/B. */
  readonly means: readonly RatioMean[];
  /** The largest η/B up to which the quantity makes less than a tenth of its whole change; null where already the second does. */
  readonly flatUpTo: number | null;
}

/** Runs that ended otherwise than the sweep wanted, and the values of η and B that have them. */
export interface LostRuns {
  readonly count: number;
  readonly learningRates: readonly number[];
  readonly batchSizes: readonly number[];
  readonly firstStep: number;
}

export interface SweepFinding {
  readonly plan: SweepPlan;
  /** Null for fewer than three complete cells, or fewer than two units. */
  readonly sharpness: Trend | null;
  readonly gap: Trend | null;
  readonly agreement: DiagonalAgreement | null;
  /** Of the cells of the largest η; null where there are none to compare. */
  readonly departure: DiagonalDeparture | null;
  readonly diverged: LostRuns | null;
  readonly capped: LostRuns | null;
  readonly completeCells: number;
  readonly allCells: number;
  /** Whether λ₁ was measured in some run. */
  readonly isMeasured: boolean;
  readonly verdict: AlikeVerdict;
}

/**
 * Whether cells of equal η/B end at the same λ₁. `alike`: shown to be (`areAlike`), while λ₁ changes with η/B by more than twice (in
 * the logarithm) what it does within a diagonal. `apart`: shown to differ. `open`: neither. `none`: no two cells share η/B.
 */
export type AlikeVerdict = 'alike' | 'apart' | 'open' | 'none';

/** A tenth of the whole change. */
const FLAT = 0.1;

const valuesOf = (cells: readonly Cell[], quantity: MapQuantity): CellValues[] =>
  cells.map((cell) => ({
    learningRate: cell.learningRate,
    batchSize: cell.batchSize,
    values: unitValuesOf(cell, quantity),
  }));

/** Means by η/B, ascending. */
export function meansByRatio(cells: readonly CellValues[]): RatioMean[] {
  const byRatio = new Map<number, number[]>();
  for (const cell of cells) byRatio.set(ratioKey(cell), [...(byRatio.get(ratioKey(cell)) ?? []), ...cell.values]);
  return [...byRatio].map(([ratio, values]) => ({ ratio, mean: mean(values) })).sort((a, b) => a.ratio - b.ratio);
}

/** See `Trend.flatUpTo`; changes of a positive quantity are those of its logarithm. */
export function flatUpTo(means: readonly RatioMean[], isRatio: boolean): number | null {
  const scaled = means.map(({ mean: value }) => (isRatio ? log(value) : value));
  const [first = 0] = scaled;
  const whole = Math.abs((scaled.at(-1) ?? first) - first);
  const firstFar = scaled.findIndex((value) => Math.abs(value - first) >= FLAT * whole);
  const last = (firstFar < 0 ? scaled.length : firstFar) - 1;
  return last >= 1 ? (means[last]?.ratio ?? null) : null;
}

function trendOf(sweep: BoardSweep, quantity: MapQuantity): Trend | null {
  const cells = valuesOf(completeCells(sweep, quantity), quantity);
  const correlation = correlationOf(sweep, { quantity, at: 'end' });
  const { low, high } = correlation.interval;
  if (cells.length < 3 || !Number.isFinite(low)) return null;
  const means = meansByRatio(cells);
  return {
    quantity,
    correlation,
    direction: high < 0 ? 'falls' : low > 0 ? 'rises' : 'unclear',
    means,
    flatUpTo: flatUpTo(means, quantity === 'sharpness'),
  };
}

function lostRuns(sweep: BoardSweep, outcome: Outcome): LostRuns | null {
  const own = resultsOf(sweep).filter((result) => result.outcome === outcome);
  if (own.length === 0) return null;
  const distinct = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);
  return {
    count: own.length,
    learningRates: distinct(own.map(({ run }) => run.learningRate)),
    batchSizes: distinct(own.map(({ run }) => run.batchSize)),
    firstStep: Math.min(...own.map(({ step }) => step)),
  };
}

const hasDiagonals = ({ learningRates, batchSizes }: SweepPlan) =>
  sharedDiagonals(
    learningRates.flatMap((learningRate) => batchSizes.map((batchSize) => ({ learningRate, batchSize, values: [] }))),
  ).length > 0;

function verdictOn(plan: SweepPlan, sharpness: Trend | null, agreement: DiagonalAgreement | null): AlikeVerdict {
  if (!hasDiagonals(plan)) return 'none';
  if (!sharpness || !agreement) return 'open';
  if (areApart(agreement)) return 'apart';
  const means = sharpness.means.map((each) => log(each.mean));
  const range = Math.max(...means) - Math.min(...means);
  const isEffect = sharpness.direction !== 'unclear' && range > 2 * log(agreement.spread);
  return isEffect && areAlike(agreement) ? 'alike' : 'open';
}

/** What the ended runs of a sweep show, computed from the cells of which all runs have ended and can be compared. */
export function findingOf(sweep: BoardSweep): SweepFinding {
  const { plan } = sweep;
  const cells = valuesOf(completeCells(sweep, 'sharpness'), 'sharpness');
  const isReplicated = cells.length > 0 && cells.every(({ values }) => values.length > 1);
  const sharpness = trendOf(sweep, 'sharpness');
  const agreement = isReplicated ? diagonalAgreement(cells) : null;
  return {
    plan,
    sharpness,
    gap: trendOf(sweep, gapQuantityOf(plan)),
    agreement,
    departure: isReplicated && cells.length >= 3 ? diagonalDeparture(cells, 'ratio') : null,
    diverged: lostRuns(sweep, 'diverged'),
    capped: plan.spec.budget.kind === 'untilLoss' ? lostRuns(sweep, 'budgetSpent') : null,
    completeCells: cells.length,
    allCells: plan.learningRates.length * plan.batchSizes.length,
    isMeasured: resultsOf(sweep).some((result) => Number.isFinite(result.sharpness)),
    verdict: verdictOn(plan, sharpness, agreement),
  };
}
