import type { FigureSeries } from '../claims/figure.ts';
import { type Mark, markerPath } from './mark.ts';
import { cyclic } from './palette.ts';
import { textWidth } from './words.ts';

export const LINE_HEIGHT = 20;
const SWATCH = 26;
const GAP = 22;

/** The dash pattern of a prediction by its order. */
export const dashOf = (order: number) => cyclic(['6 4', '2 3', '10 3 2 3'], order);

export interface KeyedSeries {
  readonly series: FigureSeries;
  /** Index among series of its kind, which selects colour and marker, or dash pattern. */
  readonly order: number;
  /** Text in the key: the name without the prefix that it shares with the measurement before it. */
  readonly label: string;
}

export function keyedSeries(all: readonly FigureSeries[]): KeyedSeries[] {
  return all.map((series, i) => {
    const shared = `${all[i - 1]?.name}, `;
    const follows = i > 0 && series.kind === 'predicted' && series.name.startsWith(shared);
    return {
      series,
      order: all.filter(({ kind }) => kind === series.kind).indexOf(series),
      label: follows ? series.name.slice(shared.length) : series.name,
    };
  });
}

function swatch({ series, order }: KeyedSeries, x: number, y: number): Mark {
  if (series.kind === 'predicted')
    return { kind: 'path', role: 'prediction', d: `M${x} ${y}H${x + SWATCH - 6}`, dash: dashOf(order) };
  return { kind: 'path', role: 'marker', series: order, d: markerPath(order, x + (SWATCH - 6) / 2, y, 4) };
}

const widthOf = ({ label }: KeyedSeries) => SWATCH + textWidth(label);

/** Measurements, each with its predictions: they are kept on one line if possible. */
function groupsOf(all: readonly KeyedSeries[]): KeyedSeries[][] {
  const groups: KeyedSeries[][] = [];
  for (const entry of all) {
    const last = groups[groups.length - 1];
    if (last && entry.label !== entry.series.name) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

/** Names of all series beside their marks, wrapped to the width. */
export function keyMarks(
  all: readonly KeyedSeries[],
  left: number,
  width: number,
): { lines: number; marks: (top: number) => Mark[] } {
  let x = left;
  let line = 0;
  const breakBefore = (needed: number) => {
    if (x === left || x + needed <= left + width) return;
    x = left;
    line++;
  };
  const places = groupsOf(all).flatMap((group) => {
    breakBefore(group.reduce((sum, entry) => sum + widthOf(entry), GAP * (group.length - 1)));
    return group.map((entry) => {
      breakBefore(widthOf(entry));
      const place = { entry, x, line };
      x += widthOf(entry) + GAP;
      return place;
    });
  });
  return {
    lines: all.length === 0 ? 0 : line + 1,
    marks: (top) =>
      places.flatMap((place) => {
        const y = top + LINE_HEIGHT * (place.line + 0.5);
        const text = place.entry.label;
        return [
          swatch(place.entry, place.x, y),
          { kind: 'text', role: 'key', x: place.x + SWATCH, y: y + 4.5, anchor: 'start', text },
        ];
      }),
  };
}
