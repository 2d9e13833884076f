import type { FigureAxis } from '../claims/figure.ts';
import type { AxisScale } from './axes/scale.ts';
import { ticksOf } from './axes/ticks.ts';
import { categoryNames } from './category-names.ts';
import type { Mark } from './mark.ts';
import type { Box } from './series-marks.ts';

const TICK_LINE = 15;

/** The labels under the horizontal axis: lines of text at each position, and the label of the axis. */
export interface Footing {
  readonly label: string;
  /** Height of the text at the positions, without the label of the axis. */
  readonly height: number;
  places(x: AxisScale): readonly { readonly at: number; readonly lines: readonly string[] }[];
}

const heightOf = (lines: number) => 18 + TICK_LINE * (lines - 1);

export function footingOf(axis: FigureAxis, width: number): Footing {
  if (axis.scale !== 'category') {
    const places: Footing['places'] = (x) =>
      ticksOf(x, { along: 'x', spacing: 56 }).map(({ at, label }) => ({ at, lines: [label] }));
    return { label: axis.label, height: heightOf(1), places };
  }
  const { label, lines } = categoryNames(axis.label, axis.categories, width / axis.categories.length);
  return {
    label,
    height: heightOf(Math.max(...lines.map((own) => own.length))),
    places: (x) => lines.map((own, i) => ({ at: x(i + 1), lines: own })),
  };
}

/** Grid lines with labels on the left, ticks with labels below. */
export function axisMarks(scales: { x: AxisScale; y: AxisScale }, box: Box, footing: Footing): Mark[] {
  const { left, right, bottom } = box;
  return [
    ...ticksOf(scales.y, { along: 'y', spacing: 34 }).flatMap(({ at, label }): Mark[] => [
      { kind: 'line', role: 'grid', x1: left, x2: right, y1: at, y2: at },
      { kind: 'text', role: 'tick', x: left - 8, y: at + 4.5, anchor: 'end', text: label },
    ]),
    ...footing.places(scales.x).flatMap(({ at, lines }): Mark[] => [
      { kind: 'line', role: 'axis', x1: at, x2: at, y1: bottom, y2: bottom + 4 },
      ...lines.map(
        (text, i): Mark => ({
          kind: 'text',
          role: 'tick',
          x: at,
          y: bottom + 18 + TICK_LINE * i,
          anchor: 'middle',
          text,
        }),
      ),
    ]),
    { kind: 'line', role: 'axis', x1: left, x2: right, y1: bottom, y2: bottom },
  ];
}
