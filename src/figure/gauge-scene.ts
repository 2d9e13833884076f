import type { Criterion, Measured } from '../claims/claim.ts';
import { type Mark, markerPath, type Scene } from './mark.ts';
import { createScale, type Extent } from './scale.ts';
import { tickLabel } from './ticks.ts';

const MARGIN = 14;

/** What the gauge must span: the interval and the finite ends of the predicted set, with room on both sides. */
function gaugeExtent({ predicted }: Criterion, { estimate, low, high }: Measured): Extent {
  const values = [predicted.low, predicted.high, estimate, low, high].filter(Number.isFinite);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = most > least ? 0.18 * (most - least) : Math.max(0.5, Math.abs(most));
  return [least - room, most + room];
}

/** One measured interval against the set in which the claim says it lies: a bar over a band. */
export function gaugeScene(
  criterion: Criterion,
  measured: Measured,
  { width, height }: { width: number; height: number },
): Scene {
  const scale = createScale('linear', gaugeExtent(criterion, measured), [MARGIN, width - MARGIN]);
  const clamped = (value: number) => Math.min(width - MARGIN, Math.max(MARGIN, scale(value)));
  const { predicted } = criterion;
  const [from, to] = [clamped(predicted.low), clamped(predicted.high)];
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
  if (!Number.isNaN(measured.low + measured.high)) {
    const [x1, x2] = [clamped(measured.low), clamped(measured.high)];
    marks.push({ kind: 'line', role: 'error-bar', series: 0, x1, x2, y1: middle, y2: middle });
  }
  if (Number.isFinite(measured.estimate))
    marks.push({ kind: 'path', role: 'marker', series: 0, d: markerPath(0, scale(measured.estimate), middle, 4.5) });
  return { width, height, marks };
}
