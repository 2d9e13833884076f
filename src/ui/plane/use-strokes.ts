import { type PointerEvent, useRef, useState } from 'react';
import { type Brush, type PlanePlace, STRIDE, strides, used } from './brush.ts';
import type { PlaneScale } from './plane-scene.ts';
import type { PointList } from './points-history.ts';

interface StrokeOptions {
  readonly points: PointList;
  readonly brush: Brush;
  readonly scale: PlaneScale;
  /** At the end of a stroke: one step of the history. */
  readonly onEnd: (points: PointList) => void;
}

interface Stroke {
  readonly points: PointList;
  /** Where the tool was used last. */
  readonly at: PlanePlace;
}

/** Drawing with a pointer: a click uses the tool once, a drag once per stride. `shown`: the points of the moment. */
export function useStrokes({ points, brush, scale, onEnd }: StrokeOptions) {
  const [stroke, setStroke] = useState<Stroke | null>(null);
  // Several events may come before the next drawing.
  const latest = useRef<Stroke | null>(null);
  const show = (next: Stroke | null) => {
    latest.current = next;
    setStroke(next);
  };
  const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent<Element>) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return scale.invert(clientX - left, clientY - top);
  };
  return {
    shown: stroke?.points ?? points,
    handlers: {
      onPointerDown(event: PointerEvent<Element>) {
        if (event.button !== 0 || latest.current) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = placeOf(event);
        show({ points: used(points, brush, at), at });
      },
      onPointerMove(event: PointerEvent<Element>) {
        const before = latest.current;
        if (!before) return;
        const places = strides(before.at, placeOf(event), STRIDE[brush.tool]);
        const last = places.at(-1);
        if (last) show({ points: places.reduce((all, at) => used(all, brush, at), before.points), at: last });
      },
      onPointerUp() {
        const ended = latest.current;
        show(null);
        if (ended) onEnd(ended.points);
      },
      onPointerCancel: () => show(null),
    },
  };
}
