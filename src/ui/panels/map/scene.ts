import { mean } from '../../../math/statistics.ts';
import type { BoardSweep, CompareAt, MapQuantity } from '../../../state/app-state.ts';
import { type Cell, cellsOf } from '../../../state/selectors.ts';
import type { RunResult } from '../../../sweep/results/results.ts';
import type { Domain } from '../../charts/axis-kind.ts';
import type { Size } from '../../charts/frame.ts';
import { extentOf } from '../../charts/growing-domain.ts';
import { QUANTITIES } from '../../quantities.ts';
import { cappedRuns, cellMean } from './cell-summary.ts';
import { type Diagonal, diagonalsOf } from './diagonals.ts';
import { type MapLayout, mapLayout } from './map-layout.ts';
import { sparkPath, sparkScale } from './sparks.ts';

export interface MapCell {
  readonly cell: Cell;
  readonly column: number;
  readonly row: number;
  /** Top left corner. */
  readonly x: number;
  readonly y: number;
  /** Mean over seeds in the unit shown; NaN where nothing is known. */
  readonly shown: number;
  /** Place on the colour scale in [0, 1]; null where there is nothing to colour. */
  readonly t: number | null;
  /** Path of its runs' training loss, in pixels from the cell's corner; '' where there is no room. */
  readonly spark: string;
  /** Runs that spent their budget above the training loss they were to reach: not to be compared with the rest. */
  readonly capped: number;
  /** Fraction of its way, 1 when ended. */
  readonly done: number;
}

export interface MapScene {
  readonly layout: MapLayout;
  readonly cells: readonly MapCell[];
  readonly diagonals: readonly Diagonal[];
}

/** Place of a value in a domain, in [0, 1]. */
export function placeIn([low, high]: Domain, value: number, kind: 'log' | 'linear'): number {
  if (kind === 'linear') return (value - low) / (high - low || 1);
  return value > 0 ? Math.log(value / low) / Math.log(high / low) : 0;
}

/**
 * The least and greatest cell of a quantity, in the unit shown. Cells that stopped short of the target loss do not
 * stretch the scale (they end at its ends) unless there are no others.
 */
export function quantityExtent(sweep: BoardSweep, quantity: MapQuantity, at: CompareAt): Domain | null {
  const { factor, kind } = QUANTITIES[quantity];
  const cells = cellsOf(sweep, at);
  const extent = (some: readonly Cell[]) =>
    extentOf(
      some.map((cell) => factor * cellMean(cell, quantity)),
      kind,
    );
  return extent(cells.filter((cell) => cappedRuns(cell, sweep.plan.spec.budget) === 0)) ?? extent(cells);
}

/** Fraction of a run's way: steps taken, or, until a training loss, how far the logarithm of the loss has come. */
function doneOfRun({ run, step, trainLoss, outcome }: RunResult, { plan, traces }: BoardSweep): number {
  if (outcome !== null) return 1;
  const { budget } = plan.spec;
  const steps = step / run.endStep;
  const initial = traces.trace(run.id, 'trainLoss')[0]?.value;
  if (budget.kind !== 'untilLoss' || initial === undefined || !(trainLoss > 0)) return steps;
  return Math.min(1, Math.max(steps, Math.log(initial / trainLoss) / Math.log(initial / budget.loss)));
}

interface MapSceneOptions {
  readonly quantity: MapQuantity;
  readonly at: CompareAt;
  readonly domain: Domain | null;
  readonly size: Size;
}

/** The η × B map in pixels: cells with their place on the colour scale, miniatures, and the lines of equal η/B. */
export function mapScene(sweep: BoardSweep, { quantity, at, domain, size }: MapSceneOptions): MapScene {
  const { plan, traces } = sweep;
  const layout = mapLayout(plan, size);
  const { factor, kind } = QUANTITIES[quantity];
  const sparks = sparkScale(sweep, layout.side);
  const ends = cellsOf(sweep);
  const cells = cellsOf(sweep, at).map((cell, index): MapCell => {
    const column = index % plan.learningRates.length;
    const row = Math.floor(index / plan.learningRates.length);
    const shown = factor * cellMean(cell, quantity);
    return {
      cell,
      column,
      row,
      x: layout.columns[column] - layout.side / 2,
      y: layout.rows[row] - layout.side / 2,
      shown,
      t: domain && Number.isFinite(shown) ? Math.max(0, Math.min(1, placeIn(domain, shown, kind))) : null,
      spark: sparks ? sparkPath(cell, traces, sparks) : '',
      capped: cappedRuns(cell, plan.spec.budget),
      done: cell.ended ? 1 : mean(ends[index].results.map((result) => doneOfRun(result, sweep))),
    };
  });
  return { layout, cells, diagonals: diagonalsOf(plan, layout) };
}
