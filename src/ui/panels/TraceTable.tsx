import { formatNumber, formatShort } from '../../figure/format-number.ts';
import { firstIndex } from '../../math/first-index.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { cellCurves, timedPoints } from '../../state/cell-curves.ts';
import { probeText } from '../../state/recorded-probes.ts';
import type { CurvePoint } from '../../sweep/results/cell-curve.ts';
import type { Clock } from '../../sweep/results/clock.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import { averagedOn, valueAxis } from '../charts/value-axis.ts';
import { TIME_AXES } from '../quantities.ts';
import { QUANTITY_WORDS } from '../text/quantity-words.ts';
import { TABLES } from '../workbench/words.ts';
import { type CellColumn, CellTable } from './CellTable.tsx';

/** Columns of a table over time: between the first and the last, evenly in the logarithm. */
const TIMES = 6;

const pointText = ({ centre, low, high }: CurvePoint) =>
  `${formatNumber(centre)}${Number.isFinite(low) ? ` [${formatNumber(low)}, ${formatNumber(high)}]` : ''}`;

interface TraceTableProps {
  readonly sweep: BoardSweep;
  readonly probe: RecordedProbe;
  readonly clock: Clock;
}

/** The mean curves of all cells at some times: at each the first point that is not before it. */
export function TraceTable({ sweep, probe, clock }: TraceTableProps) {
  const axis = averagedOn(valueAxis(probe));
  const curves = cellCurves(sweep, probe, { axis });
  const timed = new Map(curves.map((curve) => [curve.cell, timedPoints(sweep, curve, clock)] as const));
  const all = [...timed.values()].flatMap((points) => points.map(({ time }) => time));
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const times =
    all.length === 0 ? [] : Array.from({ length: TIMES }, (_, i) => first * (last / first) ** (i / (TIMES - 1)));
  const columns: CellColumn[] = times.map((time) => ({
    name: `${TIME_AXES[clock].name} ${formatShort(time, 2)}`,
    textOf(cell) {
      const points = timed.get(cell) ?? [];
      const index = firstIndex(points.length, (at) => (points[at]?.time ?? 0) >= time * (1 - 1e-9));
      const point = points[index];
      return point ? pointText(point) : '–';
    },
  }));
  const { symbol } = probeText(probe);
  return (
    <CellTable
      caption={TABLES.overTime(`${QUANTITY_WORDS.probes[probe]} (${symbol})`)}
      cells={curves.map(({ cell }) => cell)}
      columns={columns}
    />
  );
}
