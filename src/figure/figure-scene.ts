import type { Figure, FigurePoint } from '../claims/figure.ts';
import { bandsOf, extentOf, paddedDomain } from './axes/domain.ts';
import { createScale } from './axes/scale.ts';
import { axisMarks, footingOf } from './axis-marks.ts';
import { keyedSeries, keyMarks, LINE_HEIGHT } from './key.ts';
import type { Mark, Scene } from './mark.ts';
import { type Box, seriesMarks } from './series-marks.ts';
import { wrapWords } from './words.ts';

interface FigureSize {
  readonly width: number;
  readonly height: number;
}

const valuesOf = ({ series }: Pick<Figure, 'series'>, pick: (point: FigurePoint) => readonly (number | undefined)[]) =>
  series.flatMap(({ points }) => points.flatMap(pick)).filter((value) => value !== undefined);

function scalesFor({ x: across, y: up, ...figure }: Figure, box: Box) {
  const domainOf = (values: readonly number[], scale: 'linear' | 'log') => paddedDomain(extentOf(values, scale), scale);
  const y = domainOf(
    valuesOf(figure, (point) => [point.y, point.low, point.high]),
    up.scale,
  );
  const range = [box.left, box.right] as const;
  return {
    x:
      across.scale === 'category'
        ? createScale('linear', bandsOf(across.categories.length), range)
        : createScale(
            across.scale,
            domainOf(
              valuesOf(figure, (point) => [point.x]),
              across.scale,
            ),
            range,
          ),
    y: createScale(up.scale, y, [box.bottom, box.top]),
  };
}

/** Measured points with intervals and predictions, with axes and a key. */
export function figureScene(figure: Figure, { width, height }: FigureSize): Scene {
  const left = 66;
  const right = width - 18;
  const all = keyedSeries(figure.series);
  const key = keyMarks(all, 8, right - 8);
  const footing = footingOf(figure.x, right - left);
  const yLabel = wrapWords(figure.y.label, width - 24);
  const xLabel = wrapWords(footing.label, right - left);
  const top = LINE_HEIGHT * (key.lines + yLabel.length) + 10;
  const bottom = height - 12 - footing.height - LINE_HEIGHT * xLabel.length;
  const box = { left, right, top, bottom };
  const scales = scalesFor(figure, box);
  const words = (lines: readonly string[], x: number, y: number, anchor: 'start' | 'end'): Mark[] =>
    lines.map((text, i) => ({ kind: 'text', role: 'label', x, y: y + LINE_HEIGHT * i, anchor, text }));
  return {
    width,
    height,
    marks: [
      ...key.marks(0),
      ...words(yLabel, 8, LINE_HEIGHT * key.lines + 15, 'start'),
      ...axisMarks(scales, box, footing),
      ...seriesMarks(all, { scales, isCategorical: figure.x.scale === 'category', box, radius: 4 }),
      ...words(xLabel, right, bottom + footing.height + 22, 'end'),
    ],
  };
}

/** The same without text, for a card. */
export function thumbnailScene(figure: Figure, { width, height }: FigureSize): Scene {
  const box = { left: 6, right: width - 6, top: 6, bottom: height - 6 };
  const scales = scalesFor(figure, box);
  const isCategorical = figure.x.scale === 'category';
  const axes: Mark[] = [
    { kind: 'line', role: 'axis', x1: 1, x2: 1, y1: 0, y2: height - 1 },
    { kind: 'line', role: 'axis', x1: 1, x2: width, y1: height - 1, y2: height - 1 },
  ];
  return {
    width,
    height,
    marks: [...axes, ...seriesMarks(keyedSeries(figure.series), { scales, isCategorical, box, radius: 3 })],
  };
}
