import { useMemo } from 'react';
import { formatNumber } from '../../figure/format-number.ts';
import { limitAt } from '../../lessons/findings/lesson-run.ts';
import { placeEstimate } from '../../lessons/findings/place-estimate.ts';
import { isProbe, type LessonPlace, sameLessonPlace } from '../../lessons/lesson-quantity.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { cellCurves, timedPoints } from '../../state/cell-curves.ts';
import { Axes } from '../charts/Axes.tsx';
import { bandPath, curvePath } from '../charts/band-path.ts';
import type { RatioScale } from '../charts/colours.ts';
import type { Size } from '../charts/frame.ts';
import { averagedOn, valueAxis } from '../charts/value-axis.ts';
import { TIME_AXES } from '../quantities.ts';
import { type CurvesScene, curvesScene, type LessonCurve } from './curves-scene.ts';
import { DrawHandles } from './DrawHandles.tsx';
import { useLesson } from './lesson-state.tsx';
import { estimateText, lessonQuantityText, namesOf, quantityAxis } from './lesson-texts.ts';
import { LESSON_WORDS } from './words.ts';

interface LessonCurvesProps {
  readonly sweep: BoardSweep | null;
  readonly size: Size;
  readonly scale: RatioScale;
  readonly isNarrow: boolean;
  /** Cells whose curves are shown. */
  readonly places: readonly LessonPlace[];
}

/** The curves of some cells of the lesson's sweep, as far as it has got. */
function useCurves(sweep: BoardSweep | null, places: readonly LessonPlace[]): readonly LessonCurve[] {
  const { quantity, clock } = useLesson().view;
  return useMemo(() => {
    if (!sweep || !isProbe(quantity)) return [];
    const all = cellCurves(sweep, quantity, { axis: averagedOn(valueAxis(quantity)) });
    return places.flatMap((place) => {
      const own = all.find(({ cell }) => sameLessonPlace(cell, place));
      return own ? [{ place, ratio: own.ratio, points: timedPoints(sweep, own, clock) }] : [];
    });
  }, [sweep, places, quantity, clock]);
}

/** While the reader draws: room for values four times higher and lower than what is shown. */
const ROOM_TO_DRAW = 4;

function Limits({ scene }: { readonly scene: CurvesScene }) {
  const { frame, limits } = scene;
  return limits.map(({ value, y }) => (
    <g key={value} className="lesson-limit">
      <line x1={frame.left} x2={frame.right} y1={y} y2={y} />
      <text x={frame.left + 4} y={y - 5}>
        {LESSON_WORDS.figure.limit(formatNumber(value, 2))}
      </text>
    </g>
  ));
}

function Curves({
  scene,
  scale,
  names,
  values,
}: {
  scene: CurvesScene;
  scale: RatioScale;
  names: readonly string[];
  values: readonly string[];
}) {
  const { frame } = scene;
  return scene.curves.map(({ place, ratio, points, labelY }, i) => {
    const end = points.at(-1) ?? points[0];
    return (
      <g key={`${place.learningRate} ${place.batchSize}`}>
        <path d={bandPath(points)} fill={scale(ratio)} fillOpacity={0.18} />
        <path d={curvePath(points)} fill="none" stroke={scale(ratio)} strokeWidth={2.75} strokeLinejoin="round" />
        <circle className="lesson-end" cx={end.x} cy={end.y} r={5} fill={scale(ratio)} />
        <text className="lesson-end-name" x={frame.right + 14} y={labelY}>
          {names[i]}
        </text>
        <text className="lesson-end-value" x={frame.right + 14} y={labelY + 16}>
          {values[i]}
        </text>
      </g>
    );
  });
}

/** The drawing: round dots in ink, labelled at its end. */
function DrawnCurve({ scene, value }: { readonly scene: CurvesScene; readonly value: string }) {
  const { drawn, drawnLabelY, frame } = scene;
  if (drawn.length === 0 || drawnLabelY === null) return null;
  return (
    <g className="lesson-drawn">
      <path d={drawn.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('')} />
      <text className="lesson-end-name" x={frame.right + 14} y={drawnLabelY}>
        {LESSON_WORDS.predict.yours}
      </text>
      <text className="lesson-end-value" x={frame.right + 14} y={drawnLabelY + 16}>
        {value}
      </text>
    </g>
  );
}

/** What each curve ends at: its mean with interval once the sweep has ended, else where it is now. */
function useEndTexts(curves: readonly LessonCurve[], isNarrow: boolean): readonly string[] {
  const { run, view } = useLesson();
  return curves.map(({ place, points }) => {
    const found = run && placeEstimate(run, place, { quantity: view.quantity, at: 'end' });
    const last = points.at(-1);
    if (found) {
      const text = estimateText(view.quantity, found);
      return isNarrow ? (text.split(' [')[0] ?? text) : text;
    }
    return last ? lessonQuantityText(view.quantity, last.centre) : '';
  });
}

/** Mean curves with bands, each named at its end; the reader's drawing among them. */
export function LessonCurves({ sweep, size, scale, isNarrow, places }: LessonCurvesProps) {
  const { view, draw, lesson } = useLesson();
  const curves = useCurves(sweep, places);
  const { drawing, isOpen, block } = draw;
  const isDrawn = block !== null && block.quantity === view.quantity && block.clock === view.clock;
  const limits = useMemo(() => {
    if (!view.limit || !sweep) return [];
    return [...new Set(places.map((place) => limitAt(sweep, place)))];
  }, [view.limit, sweep, places]);
  const scene = useMemo(
    () =>
      curvesScene(curves, {
        size,
        isNarrow,
        limits,
        drawing: isDrawn ? drawing : null,
        room: isDrawn && isOpen ? ROOM_TO_DRAW : 1,
      }),
    [curves, size, isNarrow, limits, isDrawn, drawing, isOpen],
  );
  const names = namesOf(curves.map(({ place }) => place));
  const values = useEndTexts(curves, isNarrow);
  const summary = LESSON_WORDS.figure.summary(
    quantityAxis(view.quantity),
    names.map((name, i) => `${name}: ${values[i]}`),
  );
  return (
    <div className="lesson-plot" style={{ width: size.width, height: size.height }}>
      <svg
        className="lesson-svg"
        data-panel="lesson-curves"
        role="img"
        aria-label={summary}
        width={size.width}
        height={size.height}
        viewBox={`0 0 ${size.width} ${size.height}`}
      >
        <Axes
          frame={scene.frame}
          x={scene.xTicks}
          y={scene.yTicks}
          xLabel={TIME_AXES[view.clock].axis}
          yLabel={quantityAxis(view.quantity)}
        />
        <Limits scene={scene} />
        <Curves scene={scene} scale={scale} names={names} values={values} />
        {isDrawn && drawing && (
          <DrawnCurve scene={scene} value={lessonQuantityText(view.quantity, drawing.values.at(-1) ?? Number.NaN)} />
        )}
        {curves.every(({ points }) => points.length === 0) && (
          <text className="lesson-note" x={scene.frame.left + 12} y={scene.frame.top + 24}>
            {LESSON_WORDS.figure.empty}
          </text>
        )}
      </svg>
      {isDrawn && isOpen && drawing && <DrawHandles key={lesson.id} scene={scene} drawing={drawing} />}
    </div>
  );
}
