import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../../src/claims/figure.ts';
import { claimContent } from '../../../../src/figure/print/claim-content.ts';
import type { PlotContent, Tint } from '../../../../src/figure/print/plot-content.ts';
import { printFigure } from '../../../../src/figure/print/print-figure.ts';
import { POINTS_PER_MM, type PrintMark, textsOf } from '../../../../src/figure/print/print-scene.ts';
import { greyOf, inksOf } from '../../../../src/figure/print/print-style.ts';
import { spreadPlaces } from '../../../../src/figure/print/spread-places.ts';
import { figureTypeface } from '../../../support/figure-typeface.ts';

const typeface = figureTypeface();
const style = { typeface, width: 85, isGrey: false };
const tint = (rank: number): Tint => ({ colour: `#0${rank}0${rank}ff`, tone: rank / 3, rank });

const PLOT: PlotContent = {
  kind: 'plot',
  name: 'plot',
  title: 'Plot',
  summary: 'Plot',
  x: { label: 'η · step', kind: 'log', domain: [1, 100] },
  y: { label: 'loss', kind: 'linear', domain: [0, 4] },
  curves: [
    {
      points: [
        { x: 1, y: 4, low: 3, high: 4 },
        { x: 10, y: 2, low: 1, high: 3 },
        { x: 100, y: 1, low: Number.NaN, high: Number.NaN },
      ],
      tint: tint(1),
      dash: 'solid',
    },
  ],
  points: [{ x: 10, y: 3, low: 2, high: 9, tint: tint(2), shape: 'dot' }],
  lines: [{ points: [[0, 2]] }],
  key: {
    place: 'beside',
    head: 'η/B',
    entries: [{ text: '1/40', tint: tint(1), mark: 'solid', at: { x: 100, y: 1 } }],
  },
  notes: [],
  data: { columns: [], rows: [] },
};

const flat = (marks: readonly PrintMark[]): PrintMark[] =>
  marks.flatMap((mark) => (mark.kind === 'clipped' ? flat(mark.marks) : [mark]));
const strokes = (marks: readonly PrintMark[], colour: string) =>
  flat(marks).flatMap((mark) => (mark.kind === 'path' && mark.stroke === colour ? [mark.path] : []));

describe('a plot at 85 mm', () => {
  const scene = printFigure([PLOT], style);
  const [axes] = strokes(scene.marks, '#000000').filter((path) => path.length > 6);
  const [[, left, top], [, , bottom], , [, right]] = axes as unknown as [string, number, number][];

  test('is as wide as asked, to a thousandth of a point', () => expect(scene.width).toBeCloseTo((85 * 72) / 25.4, 3));

  test('has no text below 7 points, and none that is burnt in but the axes and the key', () => {
    const texts = textsOf(scene.marks);
    for (const { size } of texts) expect(size).toBe(7);
    expect(texts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['η · step', 'loss', 'η/B', '1/40', '1', '10', '100', '0', '4']),
    );
  });

  test('a curve goes through its points: the middle of a log axis is its geometric mean', () => {
    const [curve] = strokes(scene.marks, tint(1).colour).filter((path) => path.length === 3);
    const [first, middle, last] = curve as unknown as [string, number, number][];
    expect(first?.[1]).toBeCloseTo(left, 6);
    expect(first?.[2]).toBeCloseTo(top, 6);
    expect(middle?.[1]).toBeCloseTo((left + right) / 2, 6);
    expect(middle?.[2]).toBeCloseTo((top + bottom) / 2, 6);
    expect(last?.[1]).toBeCloseTo(right, 6);
    expect(last?.[2]).toBeCloseTo(bottom - (bottom - top) / 4, 6);
  });

  test('its band is where the interval is, and ends where that is unknown', () => {
    const [band] = flat(scene.marks).flatMap((mark) =>
      mark.kind === 'path' && mark.opacity === 0.13 ? [mark.path] : [],
    );
    const corners = band?.filter(([kind]) => kind !== 'Z') as unknown as [string, number, number][];
    const heightOf = (value: number) => bottom - ((bottom - top) * value) / 4;
    expect(corners.map(([, , y]) => y)).toEqual([4, 3, 1, 3].map((value) => expect.closeTo(heightOf(value), 6)));
    expect(Math.max(...corners.map(([, x]) => x))).toBeCloseTo((left + right) / 2, 6);
  });

  test('a bar that the axis cannot show ends at its edge', () => {
    const [bar] = strokes(scene.marks, tint(2).colour);
    const ys = (bar as unknown as [string, number, number][]).map(([, , y]) => y);
    expect(Math.min(...ys)).toBeCloseTo(top, 6);
    expect(Math.max(...ys)).toBeCloseTo((top + bottom) / 2, 6);
  });

  test('curves are cut at the frame', () => {
    const box = scene.marks.flatMap((mark) => (mark.kind === 'clipped' ? [mark.box] : []))[0];
    expect(box?.left).toBeCloseTo(left, 6);
    expect((box?.top ?? 0) - top).toBeCloseTo(-0.4, 6);
  });
});

describe('several panels', () => {
  test('stand below each other in a column and beside each other over two, each with its letter', () => {
    const letters = (width: number) =>
      textsOf(printFigure([PLOT, PLOT, PLOT], { ...style, width }).marks).filter(({ style: own }) => own === 'Bold');
    const narrow = letters(85);
    expect(narrow.map(({ text, size }) => [text, size])).toEqual([
      ['a', 8],
      ['b', 8],
      ['c', 8],
    ]);
    expect(new Set(narrow.map(({ x }) => x)).size).toBe(1);
    const [a, b, c] = letters(180);
    expect(b?.y).toBe(a?.y);
    expect(c?.x).toBe(a?.x);
    expect(c?.y).toBeGreaterThan(a?.y ?? 0);
  });
  test('a single one has none', () =>
    expect(textsOf(printFigure([PLOT], style).marks).some(({ style: own }) => own === 'Bold')).toBe(false));
});

describe('greyscale', () => {
  test('has no colour', () => {
    const paints = flat(printFigure([PLOT], { ...style, isGrey: true }).marks).flatMap(
      (mark): readonly (string | undefined)[] =>
        mark.kind === 'gradient'
          ? mark.stops
          : mark.kind === 'clipped'
            ? []
            : [mark.fill, 'stroke' in mark ? mark.stroke : undefined],
    );
    for (const paint of paints) if (paint) expect(paint).toMatch(/^#([0-9a-f]{2})\1\1$/);
  });
  test('neighbouring tints differ in their dash, and those of equal dash in lightness', () => {
    const inks = inksOf(true, false);
    const looks = [0, 1, 2, 3].map((rank) => [inks.dash(tint(rank), 'solid').join(' '), inks.colour(tint(rank))]);
    for (const [i, [dash]] of looks.entries()) if (i > 0) expect(dash).not.toBe(looks[i - 1]?.[0]);
    expect(new Set(looks.map(([, colour]) => colour)).size).toBe(4);
  });
  test('dashes that say something else stay', () =>
    expect(inksOf(true, true).dash(tint(1), 'dashed')).toEqual(inksOf(false, true).dash(tint(2), 'dashed')));
  // 0.2126 of the luminance of white, as sRGB: 1.055 · 0.2126^(1/2.4) − 0.055 = 0.4985
  test('a colour becomes the grey of its luminance', () => expect(greyOf('#ff0000')).toBe('#7f7f7f'));
});

describe('places that are spread', () => {
  test('stay where there is room', () => expect(spreadPlaces([0, 10, 30], 8, [0, 40])).toEqual([0, 10, 30]));
  test('move apart about their mean', () => expect(spreadPlaces([10, 10, 10], 8, [0, 40])).toEqual([2, 10, 18]));
  test('stay inside', () => expect(spreadPlaces([39, 40], 8, [0, 40])).toEqual([32, 40]));
  test('are even where there is no room', () => expect(spreadPlaces([5, 5, 5], 8, [0, 10])).toEqual([0, 5, 10]));
});

describe('the figure of a claim', () => {
  const figure: Figure = {
    x: { label: 'momentum', scale: 'category', categories: ['none', 'heavy ball'] },
    y: { label: 'λ₁', scale: 'log' },
    series: [
      {
        name: 'mean',
        kind: 'measured',
        points: [
          { x: 1, y: 10, low: 8, high: 12 },
          { x: 2, y: 20 },
        ],
      },
      {
        name: 'mean, limit',
        kind: 'predicted',
        points: [
          { x: 1, y: 11 },
          { x: 2, y: 19 },
        ],
      },
    ],
  };
  const content = claimContent(figure, { name: 'X-1', title: 'X-1' });
  test('has each point in its table', () =>
    expect(content.data).toEqual({
      columns: ['series', 'kind', 'x', 'category', 'y', 'low', 'high'],
      rows: [
        ['mean', 'measured', 1, 'none', 10, 8, 12],
        ['mean', 'measured', 2, 'heavy ball', 20, null, null],
        ['mean, limit', 'predicted', 1, 'none', 11, null, null],
        ['mean, limit', 'predicted', 2, 'heavy ball', 19, null, null],
      ],
    }));
  test('a prediction is a dashed line over its category, not between two', () =>
    expect(content.lines.map(({ points }) => points)).toEqual([
      [
        [0.6, 11],
        [1.4, 11],
      ],
      [
        [1.6, 19],
        [2.4, 19],
      ],
    ]));
  test('names its series above the plot', () =>
    expect(content.key?.entries.map(({ text }) => text)).toEqual(['mean', 'limit']));
});

test('a millimetre is 72/25.4 points', () => expect(POINTS_PER_MM).toBeCloseTo(2.834645669, 9));
