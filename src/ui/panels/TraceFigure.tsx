import { type ReactNode, useMemo } from 'react';
import type { Domain } from '../../figure/axes/scale.ts';
import { ticksOf } from '../../figure/axes/ticks.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { runsOnBoard } from '../../state/selectors.ts';
import { cellsOfPlan } from '../../sweep/results/cells-of-plan.ts';
import type { Run, RunId } from '../../sweep/sweep-plan.ts';
import { Axes } from '../charts/Axes.tsx';
import { cellLines, type HeldCurves } from '../charts/cell-lines.ts';
import type { RatioScale } from '../charts/colours.ts';
import { EndLabels } from '../charts/EndLabels.tsx';
import { endLabelsOf } from '../charts/end-labels.ts';
import { errorBars } from '../charts/error-bars.ts';
import { type Frame, type FrameMargins, frameOf, type Size } from '../charts/frame.ts';
import { domainKey, useGrowingDomain } from '../charts/growing-domain.ts';
import { Plot } from '../charts/Plot.tsx';
import { RatioLegend } from '../charts/RatioLegend.tsx';
import { paintedTogether, paintOrder, type TraceLine } from '../charts/trace-line.ts';
import {
  type HeldPoints,
  type TraceView,
  traceExtents,
  traceLines,
  traceScales,
  unionOfExtents,
} from '../charts/trace-scene.ts';
import { type BrushBox, isInside } from '../charts/use-brush.ts';
import { type SweepLines, useNearest } from '../charts/use-nearest.ts';
import { useSelectRuns } from '../charts/use-select-runs.ts';
import { useComparison, useHighlightIn, useOther } from '../comparison/use-comparison.ts';
import { TIME_AXES } from '../quantities.ts';
import { useApp } from '../use-app.ts';
import { COMPARISON } from '../workbench/words.ts';
import { endSentence } from './trace-summary.ts';

export interface TraceFigureProps {
  readonly name: string;
  readonly title: string;
  readonly sweep: BoardSweep;
  readonly view: TraceView;
  readonly size: Size;
  readonly scale: RatioScale;
  readonly yLabel: string;
  readonly summary: string;
  /** Extends the value axis, e.g. to hold theory lines. */
  readonly widen?: (extent: Domain) => Domain;
  /** Drawn under the labels, in the plot's scales. */
  readonly overlay?: (frame: Frame, scales: ReturnType<typeof traceScales>) => ReactNode;
}

const MARGINS: FrameMargins = { top: 30, right: 66, bottom: 38, left: 52 };

function useScales({ sweep, view, size, widen }: TraceFigureProps) {
  const frame = useMemo(() => frameOf(size, MARGINS), [size]);
  const other = useOther(sweep)?.sweep;
  const extents = useMemo(() => {
    const own = traceExtents(sweep, view);
    return other ? unionOfExtents(own, traceExtents(other, view)) : own;
  }, [sweep, other, view]);
  const y = useMemo(() => extents.y && (widen ? widen(extents.y) : extents.y), [extents, widen]);
  const { xKind } = view;
  const { yKind } = extents;
  const key = domainKey(sweep, `${view.probes} ${view.timeAxis}`);
  const xDomain = useGrowingDomain(key, extents.x, xKind);
  const yDomain = useGrowingDomain(key, y, yKind);
  const scales = useMemo(
    () => traceScales(frame, xDomain ?? [1, 1000], yDomain ?? [0.01, 10], { xKind, yKind }),
    [frame, xDomain, yDomain, xKind, yKind],
  );
  return { frame, scales, yKind };
}

const runsOfCells = ({ plan: { runs }, plan }: BoardSweep, isChosen: (places: readonly number[]) => boolean) =>
  cellsOfPlan(plan)
    .filter(({ places }) => places.length > 0 && isChosen(places))
    .map(({ places }) => places.flatMap((place) => runs[place] ?? []));

/** The runs that are drawn one by one in the place of the curves of cells: those of cells that have none. */
const lostRuns = (sweep: BoardSweep): Run[] => {
  const { plan, finished } = sweep;
  const isLost = (place: number) => finished.get(plan.runs[place]?.id ?? -1)?.outcome === 'diverged';
  return runsOfCells(sweep, (places) => places.every(isLost)).flat();
};

/** The runs that are drawn beside the curve of their cell: those of a pointed one. */
function detailRuns(sweep: BoardSweep, highlighted: ReadonlySet<RunId>): Run[] {
  const isPointed = (place: number) => highlighted.has(sweep.plan.runs[place]?.id ?? -1);
  const pointed = runsOfCells(sweep, (places) => places.some(isPointed));
  return pointed.length === 1 ? pointed.flat() : [];
}

interface LinesOptions extends Pick<TraceFigureProps, 'view' | 'scale'> {
  /** Which of two sweeps it is of, where both are in the figure. */
  readonly of: TraceLine['of'] | null;
  readonly laidOut: ReturnType<typeof useScales>;
}

const NO_LINES: readonly TraceLine[] = [];

/** The lines of a sweep, of every run or of the cells; none of no sweep. */
function useLines(sweep: BoardSweep | null, highlighted: Highlight, { of, view, scale, laidOut }: LinesOptions) {
  const style = useApp((state) => state.view.curves);
  const { frame, scales, yKind } = laidOut;
  const plan = sweep?.plan;
  // biome-ignore lint/correctness/useExhaustiveDependencies: points are held for one of each of these.
  const held = useMemo((): HeldPoints => new Map(), [plan, frame, scales, view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  const heldCurves = useMemo((): HeldCurves => new Map(), [plan, frame, scales, view]);
  const options = useMemo(() => {
    const colourOf = (run: Run) => scale(run.learningRate / run.batchSize);
    return { frame, scales, view, held, colourOf, ...(of && { of }) };
  }, [frame, scales, view, scale, held, of]);
  const base = useMemo(() => {
    if (!sweep) return NO_LINES;
    if (style === 'runs') return traceLines(sweep, options);
    return [
      ...cellLines(sweep, { ...options, centre: style, yKind, heldCurves }),
      ...traceLines(sweep, options, lostRuns(sweep)),
    ];
  }, [sweep, options, style, yKind, heldCurves]);
  return useMemo(() => {
    if (style === 'runs' || !highlighted || !sweep) return base;
    return [
      ...traceLines(sweep, options, detailRuns(sweep, highlighted)).map((line) => ({ ...line, isDetail: true })),
      ...base,
    ];
  }, [base, style, highlighted, sweep, options]);
}

type Highlight = ReadonlySet<RunId> | null;

/** The lines of a sweep, emphasised as it is pointed at, with their labels and error bars. */
function useDrawn(sweep: BoardSweep | null, options: LinesOptions) {
  const plan = sweep?.plan ?? null;
  const highlighted = useHighlightIn(plan);
  const lines = useLines(sweep, highlighted, options);
  const { scale, laidOut } = options;
  const { frame, scales } = laidOut;
  const drawn = useMemo(() => paintOrder(lines, highlighted, scale.faint), [lines, highlighted, scale]);
  const labels = useMemo(
    () =>
      endLabelsOf(
        lines.filter(({ isDetail }) => !isDetail),
        plan?.runs ?? [],
        highlighted,
      ),
    [lines, plan, highlighted],
  );
  return { plan, lines, drawn, labels, bars: errorBars(lines, { frame, y: scales.y, highlighted }) };
}

/** The runs of the lines in a box, each as the run of the board that it is or has the η, B and seeds of. */
function useBrush(sweeps: readonly SweepLines[]) {
  const selectRuns = useSelectRuns();
  const board = useApp((state) => state.sweep?.plan);
  return (box: BrushBox) =>
    selectRuns(
      sweeps.flatMap(({ plan, lines }) => {
        const inside = lines.filter(
          ({ isDetail, points }) => !isDetail && points.some((point) => isInside(box, point)),
        );
        const runs = inside.flatMap(({ run, cell }) => cell?.runs ?? [run.id]);
        return board ? runsOnBoard(runs, plan, board) : [];
      }),
    );
}

/** Traces against time, of every run or of the cells; highlighted ones in front, labelled at their ends; those of a compared sweep dashed. */
export function TraceFigure(props: TraceFigureProps) {
  const { name, title, sweep, view, size, scale, yLabel, summary, overlay } = props;
  const laidOut = useScales(props);
  const { frame, scales } = laidOut;
  const comparison = useComparison();
  const isB = useOther(sweep)?.letter === 'A';
  const other = comparison && comparison.display !== 'sideBySide' ? comparison.sweep : null;
  const own = useDrawn(sweep, { of: other && 'A', view, scale, laidOut });
  const beside = useDrawn(other, { of: 'B', view, scale, laidOut });
  const drawn = useMemo(
    () => (beside.plan ? paintedTogether(own.drawn, beside.drawn) : own.drawn),
    [own.drawn, beside.drawn, beside.plan],
  );
  const sweeps = [own, beside].flatMap(({ plan, lines }) => (plan ? [{ plan, lines }] : []));
  const { tip, handlers } = useNearest(sweeps);
  const brush = useBrush(sweeps);
  const playedTo = useApp((state) => state.view.playedTo);
  const until = playedTo === null ? null : Math.max(frame.left, Math.min(frame.right, scales.x(playedTo)));
  const [probe = 'trainLoss'] = view.probes;
  const ends = useMemo(() => endSentence(sweep, probe), [sweep, probe]);
  const xTicks = ticksOf(scales.x, { along: 'x' });
  const yTicks = ticksOf(scales.y, { along: 'y' });
  return (
    <Plot
      name={isB ? `${name}-b` : name}
      title={isB ? `${title}, B` : title}
      size={size}
      summary={`${summary} ${ends} ${other ? COMPARISON.dashed : ''}`.trim()}
      lines={drawn}
      until={until}
      tip={tip}
      onBrush={brush}
      {...handlers}
    >
      <Axes frame={frame} x={xTicks} y={yTicks} xLabel={TIME_AXES[view.timeAxis].axis} yLabel={yLabel} />
      {overlay?.(frame, scales)}
      {until !== null && <line className="time-line" x1={until} x2={until} y1={frame.top} y2={frame.bottom} />}
      {[...own.bars, ...beside.bars].map(({ key, x, top, bottom, colour }) => (
        <line key={key} className="error-bar" x1={x} x2={x} y1={top} y2={bottom} stroke={colour} />
      ))}
      <RatioLegend frame={frame} scale={scale} xLabel={TIME_AXES[view.timeAxis].axis} />
      <EndLabels labels={[...own.labels, ...beside.labels]} frame={frame} />
    </Plot>
  );
}
