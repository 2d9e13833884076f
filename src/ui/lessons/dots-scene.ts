import { extentOf, paddedDomain } from '../../figure/axes/domain.ts';
import { type AxisScale, createScale } from '../../figure/axes/scale.ts';
import { type Tick, ticksAt, ticksOf } from '../../figure/axes/ticks.ts';
import type { PlaceEstimate } from '../../lessons/findings/place-estimate.ts';
import { type DotAxis, type LessonPlace, onDotAxis } from '../../lessons/lesson-quantity.ts';
import { type Frame, frameOf, type Size } from '../charts/frame.ts';

/** A cell with the mean of a quantity, in the unit shown. */
export interface DotValue {
  readonly place: LessonPlace;
  readonly estimate: PlaceEstimate;
}

export interface PlacedDot {
  readonly place: LessonPlace;
  readonly ratio: number;
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
}

export interface DotsScene {
  readonly frame: Frame;
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly dots: readonly PlacedDot[];
}

interface DotsOptions {
  readonly size: Size;
  readonly along: DotAxis;
  readonly isNarrow: boolean;
  /** Of the ticks of the horizontal axis. */
  readonly format: (value: number) => string;
}

/** Some cells against B, η or η/B: means with their intervals. */
export function dotsScene(values: readonly DotValue[], { size, along, isNarrow, format }: DotsOptions): DotsScene {
  const frame = frameOf(size, { top: 28, right: 24, bottom: 44, left: isNarrow ? 48 : 60 });
  const shown = values.flatMap(({ estimate: { mean, interval } }) =>
    [mean, interval.low, interval.high].filter(Number.isFinite),
  );
  const kind = shown.length > 0 && shown.every((value) => value > 0) ? 'log' : 'linear';
  const places = [...new Set(values.map(({ place }) => onDotAxis(place, along)))].sort((a, b) => a - b);
  const x = createScale('log', paddedDomain(extentOf(places, 'log') ?? [1, 10], 'log', 0.08), [
    frame.left,
    frame.right,
  ]);
  const y = createScale(kind, paddedDomain(extentOf(shown, kind) ?? [0, 1], kind), [frame.bottom, frame.top]);
  const end = (value: number, otherwise: number) => (Number.isFinite(value) ? y(value) : otherwise);
  const dots = values.map(({ place, estimate: { mean, interval } }): PlacedDot => {
    const at = y(mean);
    return {
      place,
      ratio: place.learningRate / place.batchSize,
      x: x(onDotAxis(place, along)),
      y: at,
      top: end(interval.high, at),
      bottom: end(interval.low, at),
    };
  });
  return { frame, x, y, xTicks: ticksAt(places, x, format), yTicks: ticksOf(y, { along: 'y' }), dots };
}
