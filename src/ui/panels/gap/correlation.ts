import { type BootstrapInterval, bootstrapWithinStrata } from '../../../math/bootstrap.ts';
import { spearman } from '../../../math/ranks.ts';
import { mean } from '../../../math/statistics.ts';
import type { BoardSweep, CompareAt, MapQuantity } from '../../../state/app-state.ts';
import { cellsOf } from '../../../state/selectors.ts';
import { formatNumber } from '../../charts/format.ts';
import { isComparable, valuesOf } from '../map/cell-summary.ts';

export interface Correlation {
  readonly estimate: number;
  /** Bootstrap percentile interval over seeds within cells; null with one seed, and while it would change at once. */
  readonly interval: BootstrapInterval | null;
  readonly cells: number;
  /** Of how many. */
  readonly allCells: number;
  readonly seeds: number;
}

/** Enough for the two digits shown, in a tenth of a second. */
const RESAMPLES = 1000;

/** Spearman's ρ of η/B against a quantity's cell means, over comparable cells, diverged runs left out. */
export function correlationOf(
  sweep: BoardSweep,
  { quantity, at, withInterval }: { quantity: MapQuantity; at: CompareAt; withInterval: boolean },
): Correlation | null {
  const cells = cellsOf(sweep, at);
  const used = cells
    .filter((cell) => isComparable(cell, sweep.plan.spec.budget))
    .map((cell) => ({ ratio: cell.learningRate / cell.batchSize, values: valuesOf(cell, quantity) }))
    .filter(({ values }) => values.length > 0);
  if (used.length < 3) return null;
  // η/B of one diagonal differs in its last bit: as ranks these must tie.
  const ratios = used.map(({ ratio }) => Number(ratio.toPrecision(9)));
  const samples = used.map(({ values }) => values);
  const statistic = (values: readonly (readonly number[])[]) => spearman(ratios, values.map(mean));
  const seeds = Math.max(...samples.map((values) => values.length));
  const interval =
    withInterval && seeds > 1
      ? bootstrapWithinStrata(samples, statistic, {
          resamplingSeed: sweep.plan.spec.resamplingSeed,
          resamples: RESAMPLES,
        })
      : null;
  return {
    estimate: statistic(samples),
    interval,
    cells: used.length,
    allCells: cells.length,
    seeds,
  };
}

const rho = (value: number) => (value < 0 ? '−' : '') + Math.abs(value).toFixed(2);

/** "Spearman ρ = −0.93 [−0.97, −0.85], 25 cells, 3 seeds" */
export function correlationText({ estimate, interval, cells, allCells, seeds }: Correlation): string {
  const range = interval && Number.isFinite(interval.low) ? ` [${rho(interval.low)}, ${rho(interval.high)}]` : '';
  const value = Number.isNaN(estimate) ? formatNumber(estimate) : rho(estimate);
  return `Spearman ρ = ${value}${range}, ${cells === allCells ? cells : `${cells} of ${allCells}`} cells, ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}`;
}
