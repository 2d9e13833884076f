import { extentOf } from '../../figure/axes/domain.ts';
import { createScale, kindShowing } from '../../figure/axes/scale.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { type CellCurve, cellCurves, timedPoints } from '../../state/cell-curves.ts';
import type { TimeScale } from '../../state/panel-view.ts';
import type { Clock } from '../../sweep/results/clock.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import type { RunId } from '../../sweep/sweep-plan.ts';
import { runCellName } from '../charts/run-name.ts';
import { averagedOn, valueAxis } from '../charts/value-axis.ts';
import { type HeardCurve, positionOn } from '../sound/pitch.ts';

/** More would be noise. */
const MOST = 4;

interface HeardOptions {
  readonly probe: RecordedProbe;
  readonly clock: Clock;
  readonly timeScale: TimeScale;
  readonly highlighted: ReadonlySet<RunId> | null;
}

/** The curves of the highlighted cells; of the smallest and the largest η/B where nothing is highlighted. */
function chosen(curves: readonly CellCurve[], highlighted: ReadonlySet<RunId> | null): readonly CellCurve[] {
  const heard = curves.filter(({ points }) => points.length > 1);
  if (highlighted)
    return heard.filter(({ cell }) => cell.results.some(({ run }) => highlighted.has(run.id))).slice(0, MOST);
  const byRatio = heard.toSorted((a, b) => a.ratio - b.ratio);
  return byRatio.length < 2 ? byRatio : byRatio.filter((_, i) => i === 0 || i === byRatio.length - 1);
}

/** Mean curves on common axes, those of the figure, as they are heard one after the other. */
export function heardCurves(sweep: BoardSweep, options: HeardOptions): HeardCurve[] {
  const { probe, clock, timeScale, highlighted } = options;
  const wanted = valueAxis(probe);
  const all = cellCurves(sweep, probe, { axis: averagedOn(wanted) }).map((curve) => ({
    curve,
    points: timedPoints(sweep, curve, clock),
  }));
  const values = all.flatMap(({ points }) => points.map(({ centre }) => centre));
  const times = extentOf(
    all.flatMap(({ points }) => points.map(({ time }) => time)),
    timeScale,
  );
  const kind = kindShowing(wanted, Math.min(...values));
  const extent = extentOf(values, kind);
  if (!extent || !times || times[0] === times[1]) return [];
  const x = createScale(timeScale, times, [0, 1]);
  const y = createScale(kind, extent[0] < extent[1] ? extent : [extent[0], extent[0] + 1], [0, 1]);
  const picked = new Set(
    chosen(
      all.map(({ curve }) => curve),
      highlighted,
    ),
  );
  return all
    .filter(({ curve }) => picked.has(curve))
    .map(({ curve, points }) => ({
      name: runCellName(curve.cell),
      points: points.map(({ time, centre }) => ({ time: positionOn(x, time), height: positionOn(y, centre) })),
    }))
    .toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name));
}
