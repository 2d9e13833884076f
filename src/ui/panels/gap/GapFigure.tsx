import { useMemo } from 'react';
import { ticksAt, ticksOf } from '../../../figure/axes/ticks.ts';
import type { BoardSweep, GapMeasure, Moment } from '../../../state/app-state.ts';
import { cellsOf } from '../../../state/selectors.ts';
import { conditionText, unitKindOf } from '../../../sweep/results/units.ts';
import { Axes } from '../../charts/Axes.tsx';
import type { RatioScale } from '../../charts/colours.ts';
import { formatRatio } from '../../charts/format.ts';
import { type Frame, frameOf, type Size } from '../../charts/frame.ts';
import { domainKey, useGrowingDomain } from '../../charts/growing-domain.ts';
import { Plot } from '../../charts/Plot.tsx';
import { marginsForNote, noteLines, PlotNote } from '../../charts/PlotNote.tsx';
import { isInside } from '../../charts/use-brush.ts';
import { cellOf, nearestMark, usePointing } from '../../charts/use-pointing.ts';
import { useSelectRuns } from '../../charts/use-select-runs.ts';
import { comparisonWords, MEASURED_BY, QUANTITIES } from '../../quantities.ts';
import { useHighlight } from '../../use-highlight.ts';
import { momentKey, useMoment } from '../../use-moment.ts';
import { correlationOf, correlationText } from './correlation.ts';
import { Points } from './Points.tsx';
import { type GapPoint, gapExtent, gapPoints, gapScene, type PlacedPoint } from './scene.ts';
import { tipOf } from './tip.ts';

interface GapFigureProps {
  readonly sweep: BoardSweep;
  readonly measure: GapMeasure;
  readonly size: Size;
  readonly scale: RatioScale;
}

const MARGINS = { top: 30, right: 24, bottom: 38, left: 52 };
/** From this width on, the note on the correlation is a single line beside the axis label. */
const WIDE = 960;
/** Below this height the third line of the note is omitted from the plot; the summary still has it. */
const LOW = 190;
const REACH = 20;

const ratiosOf = (points: readonly GapPoint[]) =>
  [...new Map(points.map(({ ratio }) => [formatRatio(ratio), ratio])).values()].sort((a, b) => a - b);

/** The note on the correlation: in full, and the lines that the figure has room for. */
function useNote({ sweep, measure, size }: Omit<GapFigureProps, 'scale'>, at: Moment) {
  const { width, height } = size;
  return useMemo(() => {
    const text = correlationText(correlationOf(sweep, { quantity: MEASURED_BY[measure], at }));
    const lines = noteLines(width, text, conditionText(sweep.plan));
    const whole = lines.join(' ');
    if (width >= WIDE) return { whole, drawn: [whole] };
    return { whole, drawn: height < LOW && lines.length > text.length ? text : lines };
  }, [sweep, measure, at, width, height]);
}

function useGapScene({ sweep, measure, scale }: Omit<GapFigureProps, 'size'>, frame: Frame) {
  const compareAt = useMoment();
  const { kind } = QUANTITIES[MEASURED_BY[measure]];
  const points = useMemo(
    () => gapPoints(cellsOf(sweep, compareAt), MEASURED_BY[measure], sweep.plan),
    [sweep, measure, compareAt],
  );
  const extent = useMemo(() => gapExtent(points, kind), [points, kind]);
  const held = useGrowingDomain(domainKey(sweep, `${measure} ${momentKey(compareAt)}`), extent, kind);
  const domain = held ?? (kind === 'log' ? ([0.1, 10] as const) : ([0, 10] as const));
  const scene = useMemo(
    () => gapScene(points, { frame, domain, kind, ratios: [scale.low, scale.high], batchSizes: sweep.plan.batchSizes }),
    [points, frame, domain, kind, scale, sweep.plan],
  );
  return { points, ...scene };
}

/** One point per cell against η/B: the mean over seeds with its interval, and the rank correlation within each seed. */
export function GapFigure({ sweep, measure, size, scale }: GapFigureProps) {
  const highlighted = useHighlight();
  const compareAt = useMoment();
  const { axis: quantity, tick } = QUANTITIES[MEASURED_BY[measure]];
  const axis = `${quantity} ${comparisonWords(compareAt)}`;
  const { whole, drawn } = useNote({ sweep, measure, size }, compareAt);
  const frame = useMemo(() => frameOf(size, marginsForNote(MARGINS, drawn)), [size, drawn]);
  const { points, x, y, placed } = useGapScene({ sweep, measure, scale }, frame);
  const { at, handlers } = usePointing<PlacedPoint>({
    find: (place) => nearestMark(placed, place, REACH),
    hovered: ({ cell }) => cellOf(cell),
    kept: ({ cell }) => cellOf(cell),
  });
  const selectRuns = useSelectRuns();
  return (
    <Plot
      name="gap"
      title="Gap against η/B"
      size={size}
      summary={`${axis} against η/B, one point per cell with the 95 % interval of its mean over ${unitKindOf(sweep.plan)}s. ${whole}.`}
      tip={at && tipOf(at, measure)}
      onBrush={(box) =>
        selectRuns(
          placed.filter((point) => isInside(box, point)).flatMap(({ cell }) => cell.results.map(({ run }) => run.id)),
        )
      }
      {...handlers}
    >
      <Axes
        frame={frame}
        x={ticksAt(ratiosOf(points), x, formatRatio)}
        y={ticksOf(y, { along: 'y', format: tick })}
        xLabel="η / B"
        yLabel={axis}
      />
      <Points placed={placed} scale={scale} highlighted={highlighted} />
      <PlotNote frame={frame} lines={drawn} />
    </Plot>
  );
}
