import { useMemo } from 'react';
import type { LessonRun } from '../../lessons/findings/lesson-run.ts';
import { placeEstimate } from '../../lessons/findings/place-estimate.ts';
import type { DotAxis, LessonPlace } from '../../lessons/lesson-quantity.ts';
import { Axes } from '../charts/Axes.tsx';
import type { RatioScale } from '../charts/colours.ts';
import { formatCount, formatRate, formatRatio } from '../charts/format.ts';
import type { Size } from '../charts/frame.ts';
import { dotsScene } from './dots-scene.ts';
import { useLesson } from './lesson-state.tsx';
import { estimateText, placeText, quantityAxis, shownFactor } from './lesson-texts.ts';
import { LESSON_WORDS } from './words.ts';

const FORMATS: Readonly<Record<DotAxis, (value: number) => string>> = {
  batchSize: formatCount,
  learningRate: formatRate,
  ratio: formatRatio,
};

interface LessonDotsProps {
  readonly run: LessonRun | null;
  readonly size: Size;
  readonly scale: RatioScale;
  readonly isNarrow: boolean;
  readonly places: readonly LessonPlace[];
}

/** A quantity of some cells against B, η or η/B. */
export function LessonDots({ run, size, scale, isNarrow, places }: LessonDotsProps) {
  const { quantity, against } = useLesson().view;
  const found = useMemo(
    () =>
      places.flatMap((place) => {
        const estimate = run && placeEstimate(run, place, { quantity, at: 'end' });
        return estimate ? [{ place, estimate }] : [];
      }),
    [run, places, quantity],
  );
  const scene = useMemo(() => {
    const factor = shownFactor(quantity);
    const values = found.map(({ place, estimate: { mean, interval } }) => ({
      place,
      estimate: { mean: factor * mean, interval: { low: factor * interval.low, high: factor * interval.high } },
    }));
    return dotsScene(values, { size, along: against, isNarrow, format: FORMATS[against] });
  }, [found, quantity, size, against, isNarrow]);
  const { frame } = scene;
  return (
    <svg
      className="lesson-svg"
      data-panel="lesson-dots"
      role="img"
      aria-label={LESSON_WORDS.figure.summary(
        quantityAxis(quantity),
        found.map(({ place, estimate }) => `${placeText(place)}: ${estimateText(quantity, estimate)}`),
      )}
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${size.width} ${size.height}`}
    >
      <Axes
        frame={frame}
        x={scene.xTicks}
        y={scene.yTicks}
        xLabel={LESSON_WORDS.figure.axes[against]}
        yLabel={quantityAxis(quantity)}
      />
      {scene.dots.map(({ place, ratio, x, y, top, bottom }) => (
        <g key={`${place.learningRate} ${place.batchSize}`}>
          <line x1={x} x2={x} y1={top} y2={bottom} stroke={scale(ratio)} strokeWidth={2} />
          <circle className="lesson-end" cx={x} cy={y} r={5.5} fill={scale(ratio)} />
        </g>
      ))}
      {scene.dots.length === 0 && (
        <text className="lesson-note" x={frame.left + 12} y={frame.top + 24}>
          {LESSON_WORDS.figure.empty}
        </text>
      )}
    </svg>
  );
}
