import { useMemo } from 'react';
import { ticksAt, ticksOf } from '../../../figure/axes/ticks.ts';
import type { BoardSweep, GapMeasure } from '../../../state/app-state.ts';
import { cellsOf, runsOnBoard } from '../../../state/selectors.ts';
import { unitKindOf } from '../../../sweep/results/units.ts';
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
import { type SweepLetter, useComparison, useHighlightIn, useOther } from '../../comparison/use-comparison.ts';
import { comparisonWords, MEASURED_BY, QUANTITIES } from '../../quantities.ts';
import { givenText } from '../../units-text.ts';
import { useApp } from '../../use-app.ts';
import { momentKey, useMoment } from '../../use-moment.ts';
import { GAP } from '../words.ts';
import { correlationOf } from './correlation.ts';
import { correlationText } from './correlation-text.ts';
import { pointShapes } from './point-shapes.ts';
import { type GapPoint, gapExtent, gapPoints, gapScene, type PlacedPoint, unionOfDomains } from './scene.ts';
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
/** Upper bound of the mean width of a character of the note, in pixels. */
const CHARACTER = 7.4;

const ratiosOf = (points: readonly GapPoint[]) =>
  [...new Map(points.map(({ ratio }) => [formatRatio(ratio), ratio])).values()].sort((a, b) => a - b);

/** A sweep of the figure, with its letter where two are in it. */
interface SweepOfFigure {
  readonly sweep: BoardSweep;
  readonly letter: SweepLetter | null;
}

/** The note on the correlation of each sweep: in full, and the lines that the figure has room for. */
function useNote(sweeps: readonly SweepOfFigure[], { measure, size }: Pick<GapFigureProps, 'measure' | 'size'>) {
  const { width, height } = size;
  const at = useMoment();
  const pair = useApp((state) => state.compared);
  const board = useApp((state) => state.sweep);
  return useMemo(() => {
    const notes = sweeps.map(({ sweep, letter }) => {
      const other = pair && (sweep.plan === pair.plan ? board : pair);
      const [first, ...others] = correlationText(correlationOf(sweep, { quantity: MEASURED_BY[measure], at, other }));
      const text = [letter ? `${letter}: ${first}` : first, ...others];
      return { text, lines: noteLines(width, text, givenText(sweep)) };
    });
    const lines = notes.flatMap((note) => note.lines);
    const whole = lines.join(' ');
    if (sweeps.length > 1) {
      const short = notes.map(({ text }) => text.join(' '));
      return {
        whole,
        drawn: short.every((line) => line.length * CHARACTER <= width) ? short : notes.flatMap(({ text }) => text),
      };
    }
    if (width >= WIDE) return { whole, drawn: [whole] };
    const [{ text } = { text: [] }] = notes;
    return { whole, drawn: height < LOW && lines.length > text.length ? text : lines };
  }, [sweeps, pair, board, measure, at, width, height]);
}

/** Points of two sweeps stand this far apart. */
const SHIFT = 3;

function useGapScene(
  sweeps: readonly SweepOfFigure[],
  { sweep, measure, scale }: Pick<GapFigureProps, 'sweep' | 'measure' | 'scale'>,
  frame: Frame,
) {
  const compareAt = useMoment();
  const quantity = MEASURED_BY[measure];
  const { kind } = QUANTITIES[quantity];
  const other = useOther(sweep)?.sweep ?? null;
  const own = useMemo(
    () => gapPoints(cellsOf(sweep, compareAt, other), quantity, sweep.plan),
    [sweep, other, quantity, compareAt],
  );
  const beside = useMemo(
    () => (other ? gapPoints(cellsOf(other, compareAt, sweep), quantity, other.plan) : []),
    [other, sweep, quantity, compareAt],
  );
  const extent = useMemo(() => unionOfDomains(gapExtent(own, kind), gapExtent(beside, kind)), [own, beside, kind]);
  const held = useGrowingDomain(
    domainKey(sweep, `${measure} ${momentKey(compareAt)} ${other ? 'both' : ''}`),
    extent,
    kind,
  );
  const domain = held ?? (kind === 'log' ? ([0.1, 10] as const) : ([0, 10] as const));
  const scenes = useMemo(() => {
    const sizes = [...new Set(sweeps.flatMap(({ sweep: { plan } }) => plan.batchSizes))].sort((a, b) => a - b);
    const shared = { frame, domain, kind, ratios: [scale.low, scale.high] as const };
    return sweeps.map(({ sweep: each, letter }) => ({
      letter,
      plan: each.plan,
      ...gapScene(letter === 'B' ? beside : own, {
        ...shared,
        batchSizes: sizes,
        shift: letter === null ? 0 : letter === 'A' ? -SHIFT : SHIFT,
      }),
    }));
  }, [sweeps, own, beside, frame, domain, kind, scale]);
  const [{ x, y }] = scenes as [(typeof scenes)[number]];
  return { points: scenes.length > 1 ? [...own, ...beside] : own, scenes, x, y };
}

/** One point per cell against η/B: the mean over seeds with its interval, and the rank correlation within each seed; of two sweeps in one figure both. */
export function GapFigure({ sweep, measure, size, scale }: GapFigureProps) {
  const comparison = useComparison();
  const isB = useOther(sweep)?.letter === 'A';
  const sweeps = useMemo((): SweepOfFigure[] => {
    if (!comparison || comparison.display === 'sideBySide') return [{ sweep, letter: null }];
    return [
      { sweep, letter: 'A' },
      { sweep: comparison.sweep, letter: 'B' },
    ];
  }, [sweep, comparison]);
  const ownLit = useHighlightIn(sweep.plan);
  const besideLit = useHighlightIn(comparison?.sweep.plan ?? null);
  const compareAt = useMoment();
  const { axis: quantity, tick } = QUANTITIES[MEASURED_BY[measure]];
  const axis = `${quantity} ${comparisonWords(compareAt)}`;
  const { whole, drawn } = useNote(sweeps, { measure, size });
  const frame = useMemo(() => frameOf(size, marginsForNote(MARGINS, drawn)), [size, drawn]);
  const { points, scenes, x, y } = useGapScene(sweeps, { sweep, measure, scale }, frame);
  const placed = scenes.flatMap((scene) => scene.placed);
  const { at, handlers } = usePointing<PlacedPoint>({
    find: (place) => nearestMark(placed, place, REACH),
    hovered: ({ cell }) => cellOf(cell),
    kept: ({ cell }) => cellOf(cell),
  });
  const shapes = useMemo(
    () =>
      scenes.flatMap(({ letter, placed: own }) =>
        pointShapes(own, { scale, highlighted: letter === 'B' ? besideLit : ownLit, of: letter }),
      ),
    [scenes, scale, ownLit, besideLit],
  );
  const selectRuns = useSelectRuns();
  const board = useApp((state) => state.sweep?.plan);
  const letterAt = at && (scenes.find((scene) => scene.placed.includes(at))?.letter ?? null);
  return (
    <Plot
      name={isB ? 'gap-b' : 'gap'}
      title={isB ? `${GAP.title}, B` : GAP.title}
      size={size}
      shapes={shapes}
      summary={GAP.summary(axis, unitKindOf(sweep.plan), whole)}
      tip={at && tipOf(at, measure, letterAt)}
      onBrush={(box) =>
        selectRuns(
          scenes.flatMap(({ plan, placed: own }) => {
            const inside = own.filter((point) => isInside(box, point));
            const runs = inside.flatMap(({ cell }) => cell.results.map(({ run }) => run.id));
            return board ? runsOnBoard(runs, plan, board) : [];
          }),
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
      <PlotNote frame={frame} lines={drawn} />
    </Plot>
  );
}
