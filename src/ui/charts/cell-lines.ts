import type { AxisKind } from '../../figure/axes/scale.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { type CellCurve, cellCurves } from '../../state/cell-curves.ts';
import type { Cell } from '../../state/selectors.ts';
import { type CurvePoint, wholeRuns } from '../../sweep/results/cell-curve.ts';
import { clockOf } from '../../sweep/results/clock.ts';
import { unitsOf } from '../../sweep/results/units.ts';
import { unitCount } from '../units-text.ts';
import type { BandPoint } from './band-path.ts';
import type { TraceLine, TracePoint } from './trace-line.ts';
import { isDashed, isOnTimeAxis, type LineOptions } from './trace-scene.ts';
import { averagedOn } from './value-axis.ts';

interface Placed {
  readonly points: readonly TracePoint[];
  readonly band: readonly BandPoint[];
}

/** The line of a cell, which is the same until the cell, its points or its colour change. */
interface HeldLine {
  readonly cell: Cell;
  readonly points: readonly CurvePoint[];
  readonly colour: string;
  readonly line: TraceLine | null;
}

/** Lines that were made before, by cell and probe, for one plan, frame, view and scales. */
export type HeldCurves = Map<string, HeldLine>;

export interface CellLineOptions extends LineOptions {
  readonly centre: 'mean' | 'median';
  /** Of the value axis as it is drawn. */
  readonly yKind: AxisKind;
  readonly heldCurves?: HeldCurves;
}

function place(
  { points, run, probe }: { points: readonly CurvePoint[] } & Pick<TraceLine, 'run' | 'probe'>,
  sweep: BoardSweep,
  options: CellLineOptions,
): Placed {
  const {
    frame: { top, bottom },
    scales: { x, y },
    view,
  } = options;
  const time = clockOf(sweep.plan, view.timeAxis);
  const inside = (height: number) => Math.max(top, Math.min(bottom, height));
  // The lower end of an interval on a log axis can be at −∞: then it ends with the plot.
  const end = (value: number, otherwise: number) => {
    if (Number.isNaN(value)) return Number.NaN;
    const height = y(value);
    return Number.isFinite(height) ? inside(height) : otherwise;
  };
  const shown = points.filter(({ step }) => isOnTimeAxis(step, view.xKind));
  return {
    points: shown.map(({ step, centre }) => ({
      x: x(time(run, step)),
      y: inside(y(centre)),
      sample: { run: run.id, probe, step, value: centre },
    })),
    band: shown.map(({ step, centre, low, high }) => ({
      x: x(time(run, step)),
      y: inside(y(centre)),
      top: end(high, top),
      bottom: end(low, bottom),
    })),
  };
}

/** The line of a cell; null where it has no point in the plot. */
function lineOf(
  { cell, points }: CellCurve,
  sweep: BoardSweep,
  { probe, whole, options }: { probe: TraceLine['probe']; whole: Cell['results']; options: CellLineOptions },
): TraceLine | null {
  const { view, colourOf } = options;
  const run = whole[0]?.run;
  if (!run) return null;
  const placed = place({ points, run, probe }, sweep, options);
  const [first, ...others] = placed.points;
  if (!first) return null;
  const [unit, ...further] = unitsOf(whole);
  return {
    run,
    probe,
    points: [first, ...others],
    colour: colourOf(run),
    dashed: isDashed(view, probe),
    ...(options.of && { of: options.of }),
    cell: {
      runs: cell.results.map(({ run: { id } }) => id),
      intervals: points.filter(({ step }) => isOnTimeAxis(step, view.xKind)),
      band: placed.band,
      centre: options.centre,
      units: unitCount(1 + further.length, unit?.kind ?? 'seed'),
    },
  };
}

const isSameLine = (held: HeldLine | undefined, { cell, points }: CellCurve, colour: string): held is HeldLine =>
  held !== undefined && held.points === points && held.cell === cell && held.colour === colour;

/** One line per cell and probe: the mean or median of its runs that did not diverge, with its band. Of a cell in which nothing has changed, the line of before. */
export function cellLines(sweep: BoardSweep, options: CellLineOptions): TraceLine[] {
  const { view, centre, colourOf, heldCurves = new Map() } = options;
  const axis = averagedOn(options.yKind);
  return view.probes.flatMap((probe) =>
    cellCurves(sweep, probe, { centre, axis }).flatMap((curve) => {
      const { cell, points } = curve;
      const [any] = cell.results;
      if (!any) return [];
      const key = `${probe} ${centre} ${axis} ${any.run.id}`;
      const colour = colourOf(any.run);
      const before = heldCurves.get(key);
      if (isSameLine(before, curve, colour)) return before.line ?? [];
      const whole = wholeRuns(cell.results);
      const line = lineOf(curve, sweep, { probe, whole, options });
      heldCurves.set(key, { cell, points, colour, line });
      return line ?? [];
    }),
  );
}
