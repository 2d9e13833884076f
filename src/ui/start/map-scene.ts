import { extentOf } from '../../figure/axes/domain.ts';
import { createScale, type Domain } from '../../figure/axes/scale.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { type CellCurve, cellCurves, type TimedPoint, timedPoints } from '../../state/cell-curves.ts';
import type { Cell } from '../../state/selectors.ts';
import type { Budget } from '../../sweep/spec/budget-spec.ts';
import { type BandPoint, bandPath, curvePath } from '../charts/band-path.ts';
import type { Size } from '../charts/frame.ts';
import { type Diagonal, diagonalsOf } from '../map/diagonals.ts';
import { type MapLayout, type MapStyle, mapLayout } from '../map/map-layout.ts';
import { type CellState, cellStateOf } from './cell-state.ts';
import type { GridUnion } from './grid-union.ts';

/** The mean curve of a cell in miniature, in pixels from its corner. */
export interface Miniature {
  readonly line: string;
  readonly band: string;
  readonly end: readonly [x: number, y: number];
}

export interface StartCell {
  readonly cell: { readonly learningRate: number; readonly batchSize: number };
  readonly ratio: number;
  readonly column: number;
  readonly row: number;
  /** Top left corner. */
  readonly x: number;
  readonly y: number;
  readonly state: CellState;
  /** Position of the value on the colour scale in [0, 1]; null for a cell that has none. */
  readonly t: number | null;
  readonly miniature: Miniature | null;
  /** Whether the draft no longer has it. */
  readonly isRemoved: boolean;
}

export interface StartMapScene {
  readonly layout: MapLayout;
  readonly cells: readonly StartCell[];
  readonly diagonals: readonly Diagonal[];
  /** Of diagonals: rise over run, in pixels; null where no two cells share η/B. */
  readonly slope: number | null;
  /** λ₁ of the palest and of the deepest cell; null before any is complete. */
  readonly domain: Domain | null;
}

/** Room for the chips of the axes, the ratios and the colour scale. */
export const MAP_STYLES: Record<'wide' | 'narrow', MapStyle> = {
  wide: { margins: { top: 38, right: 62, bottom: 66, left: 80 }, gapShare: 1 / 15, largestPitch: 152 },
  narrow: { margins: { top: 34, right: 48, bottom: 68, left: 52 }, gapShare: 1 / 18, largestPitch: 120 },
};

/** Below this side a cell has no room for a curve. */
const LEAST_FOR_CURVE = 40;
const PADDING = 8;
/** The top of a cell is kept for its value. */
const TOP_SHARE = 0.4;

interface MiniatureScales {
  place(point: TimedPoint): BandPoint;
}

/** The common scales of all miniatures: log η·step across, log λ₁ up. */
export function miniatureScales(curves: readonly (readonly TimedPoint[])[], side: number): MiniatureScales | null {
  if (side < LEAST_FOR_CURVE) return null;
  const all = curves.flat();
  const times = extentOf(
    all.map(({ time }) => time),
    'log',
  );
  const values = extentOf(
    all.map(({ centre }) => centre),
    'log',
  );
  if (!times || !values) return null;
  const top = Math.max(22, side * TOP_SHARE);
  const x = createScale('log', times[1] > times[0] ? times : [times[0], times[0] * 2], [PADDING, side - PADDING - 2]);
  const y = createScale('log', values[1] > values[0] ? values : [values[0] / 2, values[0]], [side - PADDING - 2, top], {
    clamp: true,
  });
  const end = (value: number) => (value > 0 ? y(value) : Number.NaN);
  return { place: ({ time, centre, low, high }) => ({ x: x(time), y: y(centre), top: end(high), bottom: end(low) }) };
}

export function miniatureOf(points: readonly TimedPoint[], scales: MiniatureScales | null): Miniature | null {
  const placed = scales ? points.map(scales.place) : [];
  const last = placed.at(-1);
  return last ? { line: curvePath(placed), band: bandPath(placed), end: [last.x, last.y] } : null;
}

interface Shown {
  readonly curve: CellCurve;
  readonly points: readonly TimedPoint[];
  readonly state: CellState;
}

const statesBefore = new WeakMap<CellCurve['points'], { cell: Cell; state: CellState }>();

/** The state of a cell, the same object until the cell or its curve changes. */
function stateOf({ cell, points }: CellCurve, budget: Budget): CellState {
  const before = statesBefore.get(points);
  if (before?.cell === cell) return before.state;
  const state = cellStateOf(cell, points, budget);
  statesBefore.set(points, { cell, state });
  return state;
}

function shownCells(sweep: BoardSweep | null): Map<string, Shown> {
  if (!sweep) return new Map();
  return new Map(
    cellCurves(sweep, 'sharpness').map((curve) => {
      const state = stateOf(curve, sweep.plan.spec.budget);
      return [cellKey(curve.cell), { curve, points: timedPoints(sweep, curve, 'etaSteps'), state }];
    }),
  );
}

export const cellKey = ({ learningRate, batchSize }: { learningRate: number; batchSize: number }) =>
  `${learningRate} ${batchSize}`;

const endValueOf = (state: CellState) => (state.kind === 'complete' ? state.value : Number.NaN);

/** Rise over run of diagonals, in pixels; null where there are none. */
export function diagonalSlope(diagonals: readonly Diagonal[]): number | null {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = diagonals[0]?.points ?? [];
  return x1 > x0 ? (y0 - y1) / (x1 - x0) : null;
}

const PLANNED: CellState = { kind: 'planned' };
const WAITING: CellState = { kind: 'waiting' };

interface MapSceneOptions {
  readonly union: GridUnion;
  readonly size: Size;
  readonly style: MapStyle;
}

/** The map in pixels: the cells of the board, with those that the draft adds. */
export function startMapScene(sweep: BoardSweep | null, { union, size, style }: MapSceneOptions): StartMapScene {
  const grid = {
    learningRates: union.learningRates.map(({ value }) => value),
    batchSizes: union.batchSizes.map(({ value }) => value),
  };
  const layout = mapLayout(grid, size, style);
  const shown = shownCells(sweep);
  const scales = miniatureScales(
    [...shown.values()].map(({ points }) => points),
    layout.side,
  );
  const domain = extentOf(
    [...shown.values()].map(({ state }) => endValueOf(state)),
    'log',
  );
  const place = domain && createScale('log', domain[1] > domain[0] ? domain : [domain[0] / 2, domain[0]], [0, 1]);
  const cells = union.batchSizes.flatMap((size, row) =>
    union.learningRates.map((rate, column): StartCell => {
      const cell = { learningRate: rate.value, batchSize: size.value };
      const own = shown.get(cellKey(cell));
      const state = own?.state ?? (sweep ? PLANNED : WAITING);
      const value = endValueOf(state);
      return {
        cell,
        ratio: rate.value / size.value,
        column,
        row,
        x: (layout.columns[column] ?? 0) - layout.side / 2,
        y: (layout.rows[row] ?? 0) - layout.side / 2,
        state,
        t: place && Number.isFinite(value) ? place(value) : null,
        miniature: own ? miniatureOf(own.points, scales) : null,
        isRemoved: !(rate.isDrafted && size.isDrafted),
      };
    }),
  );
  const diagonals = diagonalsOf(grid, layout);
  return { layout, cells, diagonals, slope: diagonalSlope(diagonals), domain };
}
