import { type PointerEvent, useRef, useState } from 'react';

/** A rectangle in pixels of a plot. */
export interface BrushBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const isInside = (
  { left, right, top, bottom }: BrushBox,
  { x, y }: { readonly x: number; readonly y: number },
) => x >= left && x <= right && y >= top && y <= bottom;

/** A shorter drag is a click. */
const LEAST = 6;

const boxOf = (a: { x: number; y: number }, b: { x: number; y: number }): BrushBox => ({
  left: Math.min(a.x, b.x),
  right: Math.max(a.x, b.x),
  top: Math.min(a.y, b.y),
  bottom: Math.max(a.y, b.y),
});

const placeOf = (event: PointerEvent<SVGSVGElement>) => {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
};

/**
 * A rectangle drawn by dragging with a mouse or a pen; a finger scrolls. `onBrush` is called when it is complete. The click that
 * follows is not one.
 */
export function useBrush(onBrush: ((box: BrushBox) => void) | undefined) {
  const start = useRef<{ x: number; y: number } | null>(null);
  const wasBrushed = useRef(false);
  const [box, setBox] = useState<BrushBox | null>(null);
  const finish = () => {
    start.current = null;
    setBox(null);
  };
  return {
    box,
    /** Whether a click is the end of a brush. */
    takesClick: () => wasBrushed.current,
    handlers: onBrush && {
      onPointerDown(event: PointerEvent<SVGSVGElement>) {
        wasBrushed.current = false;
        if (event.button === 0 && event.pointerType !== 'touch') start.current = placeOf(event);
      },
      onBrushMove(event: PointerEvent<SVGSVGElement>) {
        if (!start.current) return;
        const at = placeOf(event);
        if (!box && Math.hypot(at.x - start.current.x, at.y - start.current.y) < LEAST) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setBox(boxOf(start.current, at));
      },
      onPointerUp() {
        if (box) {
          wasBrushed.current = true;
          onBrush(box);
        }
        finish();
      },
      onPointerCancel: finish,
    },
  };
}
