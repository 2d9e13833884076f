import { extentOf } from '../../../figure/axes/domain.ts';
import { createScale, type Domain } from '../../../figure/axes/scale.ts';
import { mean } from '../../../math/statistics.ts';
import type { BoardSweep, MapQuantity, Moment } from '../../../state/app-state.ts';
import { type Cell, cellsOf } from '../../../state/selectors.ts';
import type { RunResult } from '../../../sweep/results/results.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import type { Size } from '../../charts/frame.ts';
import { zip } from '../../charts/zip.ts';
import { cappedRuns, cellMean } from '../../map/cell-summary.ts';
import { type Diagonal, diagonalsOf } from '../../map/diagonals.ts';
import { type MapLayout, mapLayout } from '../../map/map-layout.ts';
import { QUANTITIES } from '../../quantities.ts';
import { sparkPaths } from './sparks.ts';

export interface MapCell {
  readonly cell: Cell;
  readonly column: number;
  readonly row: number;
  /** Top left corner. */
  readonly x: number;
  readonly y: number;
  /** Mean over seeds in the displayed unit; NaN if nothing is known. */
  readonly shown: number;
  /** Position on the colour scale in [0, 1]; null if there is no value. */
  readonly t: number | null;
  /** Path of its miniature, in pixels from the cell's corner; '' if there is no room. */
  readonly spark: string;
  /** Number of runs that spent their budget above the target loss; not comparable with the rest. */
  readonly capped: number;
  /** Progress in [0, 1]; 1 when ended. */
  readonly done: number;
}

export interface MapScene {
  readonly layout: MapLayout;
  readonly cells: readonly MapCell[];
  readonly diagonals: readonly Diagonal[];
}

/**
 * The extent of a quantity over cells, in the displayed unit. Cells that did not reach the target loss do not extend the
 * scale (they are clamped to it) unless there are no others.
 */
export function quantityExtent(sweep: BoardSweep, quantity: MapQuantity, at: Moment): Domain | null {
  const { factor, kind } = QUANTITIES[quantity];
  const cells = cellsOf(sweep, at);
  const extent = (some: readonly Cell[]) =>
    extentOf(
      some.map((cell) => factor * cellMean(cell, quantity)),
      kind,
    );
  return extent(cells.filter((cell) => cappedRuns(cell, sweep.plan.spec.budget) === 0)) ?? extent(cells);
}

/** Progress of a run: fraction of its steps or, with a target loss, of the decrease of the log loss. */
function doneOfRun({ run, step, trainLoss, outcome }: RunResult, { plan, traces }: BoardSweep): number {
  if (outcome !== null) return 1;
  const { budget } = plan.spec;
  const steps = step / run.endStep;
  const trace = traces.columns(run.id, 'trainLoss');
  if (budget.kind !== 'untilLoss' || trace.length === 0 || !(trainLoss > 0)) return steps;
  const initial = trace.value(0);
  return Math.min(1, Math.max(steps, Math.log(initial / trainLoss) / Math.log(initial / budget.loss)));
}

interface MapSceneOptions {
  readonly quantity: MapQuantity;
  readonly at: Moment;
  readonly domain: Domain | null;
  readonly size: Size;
  /** The probe that cells show in miniature; null: none. */
  readonly miniature: RecordedProbe | null;
}

/** The η × B map in pixels: cells with their position on the colour scale, miniatures, and lines of equal η/B. */
export function mapScene(sweep: BoardSweep, { quantity, at, domain, size, miniature }: MapSceneOptions): MapScene {
  const { plan } = sweep;
  const layout = mapLayout(plan, size);
  const { factor, kind } = QUANTITIES[quantity];
  const sparks = miniature ? sparkPaths(sweep, miniature, layout.side) : [];
  const place = domain && createScale(kind, domain, [0, 1], { clamp: true });
  const corners = layout.rows.flatMap((y, row) => layout.columns.map((x, column) => ({ column, row, x, y })));
  const ends = zip(cellsOf(sweep, at), cellsOf(sweep));
  const cells = zip(corners, ends).map(([{ column, row, x, y }, [cell, end]], index): MapCell => {
    const shown = factor * cellMean(cell, quantity);
    return {
      cell,
      column,
      row,
      x: x - layout.side / 2,
      y: y - layout.side / 2,
      shown,
      t: place && Number.isFinite(shown) ? place(shown) : null,
      spark: sparks[index] ?? '',
      capped: cappedRuns(cell, plan.spec.budget),
      done: cell.ended ? 1 : mean(end.results.map((result) => doneOfRun(result, sweep))),
    };
  });
  return { layout, cells, diagonals: diagonalsOf(plan, layout) };
}
