import type { BoardSweep, MapQuantity } from '../../../state/app-state.ts';
import { type Cell, cellsOf } from '../../../state/selectors.ts';
import type { Size } from '../../charts/frame.ts';
import { type Domain, extentOf } from '../../charts/growing-domain.ts';
import { QUANTITIES } from '../../quantities.ts';
import { cellMean } from './cell-summary.ts';
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
  /** Fraction of its steps taken, 1 when ended. */
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

/** The least and greatest cell of a quantity, in the unit shown. */
export function quantityExtent(sweep: BoardSweep, quantity: MapQuantity): Domain | null {
  const { factor, kind } = QUANTITIES[quantity];
  return extentOf(
    cellsOf(sweep).map((cell) => factor * cellMean(cell, quantity)),
    kind,
  );
}

function doneOf({ results, ended }: Cell): number {
  if (ended) return 1;
  const steps = results.reduce((sum, { step, outcome, run }) => sum + (outcome === null ? step : run.endStep), 0);
  return steps / results.reduce((sum, { run }) => sum + run.endStep, 0);
}

interface MapSceneOptions {
  readonly quantity: MapQuantity;
  readonly domain: Domain | null;
  readonly size: Size;
}

/** The η × B map in pixels: cells with their place on the colour scale, miniatures, and the lines of equal η/B. */
export function mapScene(sweep: BoardSweep, { quantity, domain, size }: MapSceneOptions): MapScene {
  const { plan, traces } = sweep;
  const layout = mapLayout(plan, size);
  const { factor, kind } = QUANTITIES[quantity];
  const sparks = sparkScale(sweep, layout.side);
  const cells = cellsOf(sweep).map((cell, index): MapCell => {
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
      t: domain && Number.isFinite(shown) ? placeIn(domain, shown, kind) : null,
      spark: sparks ? sparkPath(cell, traces, sparks) : '',
      done: doneOf(cell),
    };
  });
  return { layout, cells, diagonals: diagonalsOf(plan, layout) };
}
