import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { formatNumber, formatShort } from '../../figure/format-number.ts';
import type { Drawing } from '../../lessons/predictions/drawing.ts';
import { TIME_AXES } from '../quantities.ts';
import type { CurvesScene } from './curves-scene.ts';
import { useLesson } from './lesson-state.tsx';
import { lessonQuantityText } from './lesson-texts.ts';
import { LESSON_WORDS } from './words.ts';

interface DrawHandlesProps {
  readonly scene: CurvesScene;
  readonly drawing: Drawing;
}

/** Factors by which the arrow keys change a value. */
const STEP = 1.05;
const LARGE_STEP = 1.25;

const withValue = ({ times, values }: Drawing, index: number, value: number): Drawing => ({
  times,
  values: values.map((each, i) => (i === index ? value : each)),
});

/** The value after a key, within the axis; null where the key changes none. */
function afterKey(
  { key, shiftKey }: KeyboardEvent,
  value: number,
  [low, high]: readonly [number, number],
): number | null {
  const step = shiftKey ? LARGE_STEP : STEP;
  const moved = {
    ArrowUp: value * step,
    ArrowDown: value / step,
    PageUp: value * LARGE_STEP,
    PageDown: value / LARGE_STEP,
    Home: low,
    End: high,
  }[key];
  return moved === undefined ? null : Math.max(low, Math.min(high, moved));
}

/** The points of a drawing above the figure: dragged, or moved by the arrow keys; left and right go from point to point. */
export function DrawHandles({ scene, drawing }: DrawHandlesProps) {
  const { draw, view } = useLesson();
  const group = useRef<SVGGElement>(null);
  const { frame, y, drawn } = scene;
  const { domain } = y;
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const turn = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const value = afterKey(event, drawing.values[index] ?? 1, domain);
    if (turn !== undefined) group.current?.querySelectorAll<SVGGElement>('[role=slider]')[index + turn]?.focus();
    else if (value !== null) draw.setDrawing(withValue(drawing, index, value));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointer = (event: PointerEvent<SVGRectElement>) => {
    if (event.buttons !== 1) return;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (!box) return;
    const [atX, atY] = [event.clientX - box.left, event.clientY - box.top];
    const distances = drawn.map(({ x }) => Math.abs(x - atX));
    const index = distances.indexOf(Math.min(...distances));
    draw.setDrawing(withValue(drawing, index, y.invert(Math.max(frame.top, Math.min(frame.bottom, atY)))));
  };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it is a group of sliders, each with its own name.
    <svg className="lesson-svg lesson-handles" width={frame.width} height={frame.height}>
      <rect
        className="lesson-draw-area"
        x={frame.left - 12}
        y={frame.top}
        width={frame.right - frame.left + 24}
        height={frame.bottom - frame.top}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
      />
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of an svg is no control. */}
      {/* biome-ignore lint/a11y/useSemanticElements: an svg has no fieldset. */}
      <g ref={group} role="group" aria-label={LESSON_WORDS.predict.handles}>
        {drawn.map(({ x, y: at }, i) => {
          const value = drawing.values[i] ?? 1;
          const time = drawing.times[i] ?? 1;
          return (
            <g
              key={time}
              role="slider"
              tabIndex={0}
              className="lesson-handle"
              aria-orientation="vertical"
              aria-label={LESSON_WORDS.predict.handle(i + 1, drawn.length)}
              aria-valuemin={domain[0]}
              aria-valuemax={domain[1]}
              aria-valuenow={value}
              aria-valuetext={LESSON_WORDS.predict.handleAt(
                lessonQuantityText(view.quantity, value),
                `${TIME_AXES[view.clock].axis} ${formatShort(Number(formatNumber(time, 2)), 2)}`,
              )}
              onKeyDown={(event) => onKeyDown(event, i)}
            >
              <circle className="lesson-handle-focus" cx={x} cy={at} r={12} />
              <circle className="lesson-handle-dot" cx={x} cy={at} r={6} />
            </g>
          );
        })}
      </g>
    </svg>
  );
}
