import { extentOf } from '../../../../figure/axes/domain.ts';
import { createScale, type Domain } from '../../../../figure/axes/scale.ts';
import type { BoardSweep, MapQuantity, Moment } from '../../../../state/app-state.ts';
import type { Cell } from '../../../../state/selectors.ts';
import { type CellComparison, equalityOf, isDecided } from '../../../../sweep/results/compare-cells.ts';
import type { Size } from '../../../charts/frame.ts';
import { zip } from '../../../charts/zip.ts';
import { type PairedCell, pairedCells, quantityComparison, unionOfGrids } from '../../../comparison/paired-cells.ts';
import { cappedRuns, cellMean } from '../../../map/cell-summary.ts';
import { type Diagonal, diagonalsOf } from '../../../map/diagonals.ts';
import { type MapLayout, mapLayout } from '../../../map/map-layout.ts';
import { contrastOf, QUANTITIES } from '../../../quantities.ts';

/** A cell of one of two sweeps. */
export interface SweepCell {
  readonly cell: Cell;
  /** Mean over seeds in the displayed unit; NaN if nothing is known. */
  readonly shown: number;
  /** Position on the colour scale in [0, 1]; null if there is no value. */
  readonly t: number | null;
  /** Share of its runs that diverged. */
  readonly lost: number;
  /** Number of runs that spent their budget above the target loss. */
  readonly capped: number;
}

/** B against A in a cell that is complete in both. */
export interface CellContrast extends CellComparison {
  /** Position on the scale of differences in [−1, 1], 0 at equality. */
  readonly t: number;
  readonly isDecided: boolean;
}

export interface ComparedMapCell {
  readonly cell: PairedCell;
  readonly column: number;
  readonly row: number;
  /** Top left corner. */
  readonly x: number;
  readonly y: number;
  /** null: the grid of the sweep lacks it. */
  readonly a: SweepCell | null;
  readonly b: SweepCell | null;
  readonly contrast: CellContrast | null;
}

export interface ComparedScene {
  readonly layout: MapLayout;
  readonly learningRates: readonly number[];
  readonly batchSizes: readonly number[];
  readonly cells: readonly ComparedMapCell[];
  readonly diagonals: readonly Diagonal[];
  /** Of the scale of both sweeps, in the displayed unit; null if there are no values. */
  readonly domain: Domain | null;
  /** Of the scale of differences, symmetric about equality; of shares in the displayed unit. */
  readonly range: Domain;
}

interface ComparedSceneOptions {
  readonly quantity: MapQuantity;
  readonly at: Moment;
  readonly size: Size;
}

/** A scale of ratios reaches at least this far, so that equal sweeps do not look different. */
const LEAST_RATIO = 1.1;
const LARGEST_RATIO = 1000;
/** The same for differences, as a share of the mean of both. */
const LEAST_SHARE = 0.02;

/** How far the scale of differences reaches from equality: as a logarithm for ratios. */
function reachOf(estimates: readonly number[], quantity: MapQuantity, centre: number): number {
  if (contrastOf(quantity) === 'ratio')
    return Math.log(Math.min(LARGEST_RATIO, Math.max(LEAST_RATIO, ...estimates.flatMap((each) => [each, 1 / each]))));
  return Math.max(LEAST_SHARE * Math.abs(centre), ...estimates.map(Math.abs)) || 1;
}

const comparable = ({ capped, shown }: SweepCell) => capped === 0 && Number.isFinite(shown);

/** Two sweeps on the smallest grid that has the cells of both, in pixels: values on one scale, and B against A. */
export function comparedScene(
  a: BoardSweep,
  b: BoardSweep,
  { quantity, at, size }: ComparedSceneOptions,
): ComparedScene {
  const { factor, kind } = QUANTITIES[quantity];
  const grid = unionOfGrids(a.plan, b.plan);
  const layout = mapLayout(grid, size);
  const paired = pairedCells(a, b, at);
  const { over } = quantityComparison(a, b, { quantity, at });
  const isRatio = contrastOf(quantity) === 'ratio';
  const unplaced = (cell: Cell | null, { plan }: BoardSweep): SweepCell | null =>
    cell && {
      cell,
      shown: factor * cellMean(cell, quantity),
      t: null,
      lost: cell.diverged / cell.results.length,
      capped: cappedRuns(cell, plan.spec.budget),
    };
  const values = paired.map((cell) => ({ a: unplaced(cell.a, a), b: unplaced(cell.b, b), found: over([cell]) }));
  const both = values.flatMap((value) => [value.a, value.b]).filter((value) => value !== null);
  const shown = (some: readonly SweepCell[]) =>
    extentOf(
      some.map((value) => value.shown),
      kind,
    );
  const domain = shown(both.filter(comparable)) ?? shown(both);
  const place = domain && createScale(kind, domain, [0, 1], { clamp: true });
  const placed = (value: SweepCell | null): SweepCell | null =>
    value && { ...value, t: place && Number.isFinite(value.shown) ? place(value.shown) : null };
  const estimates = values.flatMap(({ found }) => found?.estimate ?? []);
  const centre = domain ? (domain[0] + domain[1]) / 2 / factor : 1;
  const reach = reachOf(estimates, quantity, centre);
  const contrastAt = (found: CellComparison | null): CellContrast | null =>
    found && {
      ...found,
      t: Math.max(-1, Math.min(1, (isRatio ? Math.log(found.estimate) : found.estimate) / reach)),
      isDecided: isDecided(found, contrastOf(quantity)),
    };
  const corners = layout.rows.flatMap((y, row) => layout.columns.map((x, column) => ({ column, row, x, y })));
  const cells = zip(corners, zip(paired, values)).map(
    ([{ column, row, x, y }, [cell, value]]): ComparedMapCell => ({
      cell,
      column,
      row,
      x: x - layout.side / 2,
      y: y - layout.side / 2,
      a: placed(value.a),
      b: placed(value.b),
      contrast: contrastAt(value.found),
    }),
  );
  const range: Domain = isRatio ? [Math.exp(-reach), Math.exp(reach)] : [-reach * factor, reach * factor];
  return { layout, ...grid, cells, diagonals: diagonalsOf(grid, layout), domain, range };
}

/** The value of the scale of differences that stands for equality. */
export const equalityShown = (quantity: MapQuantity) => equalityOf(contrastOf(quantity));
