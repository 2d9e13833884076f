import { useId, useMemo } from 'react';
import { useSize } from '../charts/use-size.ts';
import { type Brush, ERASER } from './brush.ts';
import { PlaneFrame } from './PlaneFrame.tsx';
import { markGroups, planeScale } from './plane-scene.ts';
import type { PointUse } from './point-split.ts';
import type { PointList } from './points-history.ts';
import { usePlaneKeys } from './use-plane-keys.ts';
import type { PointsSession } from './use-points.ts';
import { useStrokes } from './use-strokes.ts';
import { POINTS } from './words.ts';

interface DrawingPlaneProps {
  readonly session: PointsSession;
  readonly brush: Brush;
  /** What the points of the session are used for. */
  readonly uses: readonly PointUse[];
  readonly onLabel: (label: number) => void;
}

const UNDRAWN = 280;
const TRAINED: PointUse = 'train';
/** What becomes of points that are being drawn is known when the stroke ends. */
const usesWhile = (shown: PointList, points: PointList, uses: readonly PointUse[]) =>
  shown === points ? uses : shown.map(() => TRAINED);

/** The square on which points are drawn, by pointer, touch or keys. */
export function DrawingPlane({ session, brush, uses, onLabel }: DrawingPlaneProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const described = useId();
  const scale = useMemo(() => planeScale(size?.width ?? UNDRAWN), [size]);
  const { side } = scale;
  const { shown, handlers } = useStrokes({ points: session.points, brush, scale, onEnd: session.set });
  const { cursor, said, onKeyDown } = usePlaneKeys({ session, brush, onLabel });
  const groups = useMemo(
    () => markGroups(shown, usesWhile(shown, session.points, uses), scale),
    [shown, session.points, uses, scale],
  );
  const [x, y] = scale.place(cursor);
  const reach = brush.tool === 'erase' ? ERASER : brush.tool === 'spray' ? brush.spread : 0;
  return (
    <>
      <div
        ref={ref}
        className="plane"
        role="application"
        aria-label={POINTS.name}
        aria-describedby={described}
        aria-invalid={session.fault !== null}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of an application are its own.
        tabIndex={0}
        onKeyDown={onKeyDown}
        {...handlers}
      >
        <svg width={side} height={side} aria-hidden="true">
          <PlaneFrame scale={scale} />
          {groups.map(({ label, use, path }) => (
            <path key={`${use} ${label}`} className={`plane-mark plane-class-${label} plane-${use}`} d={path} />
          ))}
          <g className="plane-cursor">
            <circle cx={x} cy={y} r={Math.max(6, scale.length(reach))} />
            <path d={`M${x - 10},${y}h20M${x},${y - 10}v20`} />
          </g>
        </svg>
      </div>
      <p className="plane-note plane-said" role="status">
        {said || POINTS.keysShort}
      </p>
      <p id={described} className="visually-hidden">
        {POINTS.keys}
      </p>
    </>
  );
}
