import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../src/claims/figure.ts';
import { categoryNames } from '../../../src/figure/category-names.ts';
import { figureScene, thumbnailScene } from '../../../src/figure/figure-scene.ts';
import { gaugeScene } from '../../../src/figure/gauge-scene.ts';
import type { Mark, Scene } from '../../../src/figure/mark.ts';
import { svgText } from '../../../src/figure/svg-text.ts';
import { EVIDENCE, MADE_UP } from '../../support/made-up-claim.ts';

const SIZE = { width: 720, height: 440 };
const withRole = (scene: Scene, role: Mark['role']) => scene.marks.filter((mark) => mark.role === role);
const texts = (scene: Scene, role: Mark['role']) =>
  withRole(scene, role).map((mark) => (mark.kind === 'text' ? mark.text : ''));

describe('the figure of a claim', () => {
  const scene = figureScene(EVIDENCE.figure, SIZE);

  test('draws every point that has a place, its interval, and the prediction from left to right', () => {
    const markers = withRole(scene, 'marker');
    expect(markers).toHaveLength(2 + 1); // two points, one in the key
    const bars = withRole(scene, 'error-bar');
    expect(bars).toHaveLength(2);
    const [first, second] = bars.map((bar) => (bar.kind === 'line' ? bar : undefined));
    if (!first || !second) throw new Error('error bars must be lines');
    expect(first.x1).toBe(first.x2);
    expect(first.x1).toBeLessThan(second.x1);
    // y is linear: [1, 3] is a fifth as long as [15, 25], and up is less.
    expect((first.y1 - first.y2) / (second.y1 - second.y2)).toBeCloseTo(0.2, 9);
    const [, line] = withRole(scene, 'prediction').map((mark) => (mark.kind === 'path' ? mark.d : ''));
    const xs = [...line.matchAll(/[ML](\S+) /g)].map((match) => Number(match[1]));
    expect(xs[0]).toBeCloseTo(first.x1, 1);
    expect(xs[1]).toBeCloseTo(second.x1, 1);
  });

  test('names axes and series, a prediction without the words it shares with its measurement', () => {
    expect(texts(scene, 'label')).toEqual(['y', 'x']);
    expect(texts(scene, 'key')).toEqual(['doubled', 'predicted']);
  });

  test('nothing lies outside; a thumbnail has no words', () => {
    for (const mark of scene.marks) {
      if (mark.kind !== 'line' && mark.kind !== 'text') continue;
      const [x, y] = mark.kind === 'line' ? [mark.x2, mark.y2] : [mark.x, mark.y];
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(SIZE.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(SIZE.height);
    }
    const small = thumbnailScene(EVIDENCE.figure, { width: 300, height: 130 });
    expect(small.marks.filter(({ kind }) => kind === 'text')).toEqual([]);
    expect(withRole(small, 'marker')).toHaveLength(2);
  });

  test('as a file it is one svg with its words escaped and its caption broken into lines', () => {
    const text = svgText(scene, 'a < b & "c"', ['word '.repeat(60).trim()]);
    expect(text).toContain('<title>a &lt; b &amp; "c"</title>'.replaceAll('"', '&quot;'));
    expect(text.match(/word word/g)?.length).toBeGreaterThan(1);
    expect(text.match(/<svg /g)).toHaveLength(1);
    expect(text.trimEnd().endsWith('</svg>')).toBe(true);
    expect(text).not.toContain('NaN');
  });
});

describe('a figure over categories', () => {
  const NAMES = ['none', 'diagonal of the covariance', 'top eigenvector of the Hessian'];
  const figure: Figure = {
    x: { label: 'shape of the noise', scale: 'category', categories: NAMES },
    y: { label: 'fraction', scale: 'linear' },
    series: [
      { name: 'escaped', kind: 'measured', points: [3, 1].map((x) => ({ x, y: 0.1 * x, low: 0, high: 0.5 })) },
      { name: 'expected', kind: 'predicted', points: [1, 2, 3].map((x) => ({ x, y: 0.1 * x })) },
    ],
  };
  const places = (scene: Scene) =>
    withRole(scene, 'tick').flatMap((mark) => (mark.kind === 'text' && mark.anchor === 'middle' ? [mark] : []));

  test('every category has a band of its own, whether anything was measured in it or not, and its name under it', () => {
    const scene = figureScene(figure, SIZE);
    // 66 left and 18 right leave 636: bands of 212 about 172, 384 and 596
    expect(places(scene).map(({ x, text }) => [x, text])).toEqual([
      [172, 'none'],
      [384, 'diagonal of the covariance'],
      [596, 'top eigenvector of the Hessian'],
    ]);
    const bars = withRole(scene, 'error-bar').map((bar) => (bar.kind === 'line' ? bar.x1 : Number.NaN));
    expect(bars).toEqual([596, 172]);
    expect(texts(scene, 'label')).toEqual(['fraction', 'shape of the noise']);
  });

  test('nothing is drawn from one category to the next: a prediction is a line over each', () => {
    const alone = figureScene({ ...figure, series: figure.series.slice(0, 1) }, SIZE);
    expect(withRole(alone, 'join')).toEqual([]);
    const lines = withRole(figureScene(figure, SIZE), 'prediction').slice(1); // the first is in the key
    const ends = lines.map((mark) => (mark.kind === 'path' ? mark.d.match(/[\d.]+/g)?.map(Number) : undefined));
    // 0.4 of a band of 212 on either side
    expect(ends.map((end) => [end?.[0], end?.[2]])).toEqual([
      [87.2, 256.8],
      [299.2, 468.8],
      [511.2, 680.8],
    ]);
    for (const end of ends) expect(end?.[1]).toBe(end?.[3]);
  });

  test('long names are broken between words and the plot gives way to them; without room they are numbered', () => {
    const wide = figureScene(figure, SIZE);
    const narrow = figureScene(figure, { width: 340, height: 440 });
    const axisAt = (scene: Scene) => {
      const [axis] = withRole(scene, 'axis').slice(-1);
      return axis.kind === 'line' ? axis.y1 : Number.NaN;
    };
    const lines = places(narrow).filter(({ x }) => x > 66 + (2 / 3) * (340 - 66 - 18));
    expect(lines.map(({ text }) => text)).toEqual(['top', 'eigenvector', 'of the', 'Hessian']);
    expect(new Set(lines.map(({ y }) => y)).size).toBe(4);
    expect(axisAt(wide) - axisAt(narrow)).toBe(3 * 15);
    expect(categoryNames('noise', ['none', 'covariance'], 60)).toEqual({
      lines: [['1'], ['2']],
      label: 'noise: 1 none; 2 covariance',
    });
  });
});

describe('a gauge', () => {
  const [slope, growth] = MADE_UP.criteria;
  const gauge = { width: 200, height: 50 };

  test('shades what is predicted and lays the interval over it, on one scale', () => {
    const scene = gaugeScene(slope, EVIDENCE.measured[0], gauge);
    const [band] = withRole(scene, 'target');
    const [bar] = withRole(scene, 'error-bar');
    if (band.kind !== 'rect' || bar.kind !== 'line') throw new Error('a band and a bar');
    expect((bar.x2 - bar.x1) / band.width).toBeCloseTo(0.2 / 0.4, 9);
    expect(bar.x1).toBeGreaterThan(band.x);
    expect(texts(scene, 'tick')).toEqual(['1.8', '2.2']);
  });

  test('a set without an end reaches the edge; an unknown interval is not drawn', () => {
    const [band] = withRole(gaugeScene(growth, EVIDENCE.measured[1], gauge), 'target');
    expect(band.kind === 'rect' && band.x + band.width).toBe(gauge.width - 14);
    const unknown = gaugeScene(
      slope,
      { estimate: Number.NaN, low: Number.NaN, high: Number.NaN, replicates: 0 },
      gauge,
    );
    expect([...withRole(unknown, 'error-bar'), ...withRole(unknown, 'marker')]).toEqual([]);
  });
});
