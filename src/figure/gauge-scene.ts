import type { Criterion, Measured } from '../claims/claim.ts';
import { extentOf, paddedDomain } from './axes/domain.ts';
import { createScale } from './axes/scale.ts';
import { tickLabel } from './axes/ticks.ts';
import { type Mark, markerPath, type Scene } from './mark.ts';

const MARGIN = 14;
/** Margin around the interval and the finite ends of the predicted set, as a fraction of their span. */
const PADDING = 0.18;

/** A measured interval, as a bar, over the predicted set, as a band. */
export function gaugeScene(
  criterion: Criterion,
  measured: Measured,
  { width, height }: { width: number; height: number },
): Scene {
  const { predicted } = criterion;
  const { estimate, low, high } = measured;
  const shown = extentOf([predicted.low, predicted.high, estimate, low, high], 'linear');
  const scale = createScale('linear', paddedDomain(shown, 'linear', PADDING), [MARGIN, width - MARGIN], {
    clamp: true,
  });
  const [from, to] = [scale(predicted.low), scale(predicted.high)];
  const bottom = height - 18;
  const middle = bottom / 2;
  const ends = [predicted.low, predicted.high].filter(Number.isFinite).flatMap((value): Mark[] => [
    { kind: 'line', role: 'target-end', x1: scale(value), x2: scale(value), y1: 2, y2: bottom },
    {
      kind: 'text',
      role: 'tick',
      x: scale(value),
      y: height - 4,
      anchor: 'middle',
      text: tickLabel(Number(value.toPrecision(3))),
    },
  ]);
  const marks: Mark[] = [
    { kind: 'rect', role: 'target', x: from, y: 2, width: to - from, height: bottom - 2 },
    ...ends,
  ];
  if (!Number.isNaN(low + high)) {
    const [x1, x2] = [scale(low), scale(high)];
    marks.push({ kind: 'line', role: 'error-bar', series: 0, x1, x2, y1: middle, y2: middle });
  }
  if (Number.isFinite(estimate))
    marks.push({ kind: 'path', role: 'marker', series: 0, d: markerPath(0, scale(estimate), middle, 4.5) });
  return { width, height, marks };
}
