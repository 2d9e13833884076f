import '../start/start-map.css';
import { useId, useMemo } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import type { RatioScale, Scheme } from '../charts/colours.ts';
import { formatCount, formatRate } from '../charts/format.ts';
import type { Size } from '../charts/frame.ts';
import type { MapStyle } from '../map/map-layout.ts';
import { gridUnion } from '../start/grid-union.ts';
import { startMapScene } from '../start/map-scene.ts';
import { mapSummary } from '../start/map-summary.ts';
import { StartMap } from '../start/StartMap.tsx';
import { LitProvider } from '../start/use-lit.tsx';
import { useLesson } from './lesson-state.tsx';
import { useShownSelection } from './use-shown-selection.ts';
import { LESSON_WORDS } from './words.ts';

const STYLE: MapStyle = { margins: { top: 36, right: 60, bottom: 52, left: 64 }, gapShare: 1 / 15, largestPitch: 132 };

interface LessonMapProps {
  readonly sweep: BoardSweep;
  readonly size: Size;
  readonly scheme: Scheme;
  readonly scale: RatioScale;
}

/** The map of Start, with plain ticks: the cells that the text speaks of are lit. */
export function LessonMap({ sweep, size, scheme, scale }: LessonMapProps) {
  const { lesson } = useLesson();
  const { plan } = sweep;
  const summary = useId();
  useShownSelection(plan);
  const scene = useMemo(
    () => startMapScene(sweep, { union: gridUnion(lesson.spec, plan), size, style: STYLE }),
    [sweep, lesson, plan, size],
  );
  const { layout } = scene;
  const { budget } = plan.spec;
  return (
    <LitProvider plan={plan} flatUpTo={null}>
      <p id={summary} className="visually-hidden">
        {mapSummary(sweep)}
      </p>
      <div className="lesson-plot" style={{ width: size.width, height: size.height }}>
        <StartMap
          scene={scene}
          size={size}
          scheme={scheme}
          scale={scale}
          targetLoss={budget.kind === 'untilLoss' ? budget.loss : 0}
          describedBy={summary}
        />
        <svg className="lesson-svg lesson-over" width={size.width} height={size.height} aria-hidden="true">
          {plan.learningRates.map((rate, i) => (
            <text key={rate} className="tick" x={layout.columns[i]} y={layout.bottom + 20} textAnchor="middle">
              {formatRate(rate)}
            </text>
          ))}
          {plan.batchSizes.map((size, i) => (
            <text key={size} className="tick" x={layout.left - 10} y={layout.rows[i]} dy="0.32em" textAnchor="end">
              {formatCount(size)}
            </text>
          ))}
          <text className="axis-label" x={layout.right} y={layout.bottom + 42} textAnchor="end">
            {LESSON_WORDS.figure.axes.learningRate}
          </text>
          <text className="axis-label" x={layout.left - 54} y={layout.top - 14}>
            {LESSON_WORDS.figure.axes.batchSize}
          </text>
        </svg>
      </div>
    </LitProvider>
  );
}
