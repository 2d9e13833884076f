import { describe, expect, test } from 'vitest';
import type { DrawPrediction, LessonSection } from '../../../src/lessons/lesson.ts';
import { PLAIN_VIEW } from '../../../src/lessons/markup/read-view.ts';
import { apart, curvesScene, type LessonCurve } from '../../../src/ui/lessons/curves-scene.ts';
import { dotsScene } from '../../../src/ui/lessons/dots-scene.ts';
import { shownBlocks } from '../../../src/ui/lessons/LessonText.tsx';
import { viewOfSection } from '../../../src/ui/lessons/lesson-view.ts';

const SIZE = { width: 650, height: 400 };
const place = (batchSize: number) => ({ learningRate: 0.2, batchSize });
const curve = (batchSize: number, values: readonly number[]): LessonCurve => ({
  place: place(batchSize),
  ratio: 0.2 / batchSize,
  points: values.map((centre, i) => ({ step: 10 ** i, time: 10 ** i, centre, low: centre / 2, high: centre * 2 })),
});
const OPTIONS = { size: SIZE, isNarrow: false, limits: [], drawing: null, room: 1 };

describe('curves of a lesson', () => {
  test('are on log axes, their points and bands where the scales say', () => {
    const { curves, x, y, frame } = curvesScene([curve(8, [10, 1])], OPTIONS);
    const [first, last] = [curves[0]?.points[0], curves[0]?.points.at(-1)];
    expect(first?.x).toBeCloseTo(frame.left, 9);
    expect(last?.x).toBeCloseTo(frame.right, 9);
    expect(y.kind).toBe('log');
    expect(first?.y).toBeCloseTo(y(10), 9);
    expect(last?.y).toBeCloseTo(y(1), 9);
    expect(x.invert(first?.x ?? 0)).toBeCloseTo(1, 9);
  });

  test('labels of two ends at one height are apart, and inside', () => {
    const { curves, frame } = curvesScene([curve(8, [10, 1]), curve(16, [9, 1.01])], OPTIONS);
    const [a = 0, b = 0] = curves.map(({ labelY }) => labelY);
    expect(Math.abs(a - b)).toBeGreaterThanOrEqual(36);
    for (const at of [a, b]) {
      expect(at).toBeGreaterThan(frame.top);
      expect(at + 16).toBeLessThan(frame.bottom + 16);
    }
  });

  test('limits are a part of the range', () => {
    const { limits, frame, y } = curvesScene([curve(8, [10, 1])], { ...OPTIONS, limits: [40] });
    expect(limits[0]?.y).toBeCloseTo(y(40), 9);
    expect(limits[0]?.y).toBeGreaterThan(frame.top);
  });

  test('axes do not move while one draws, and leave room for values four times higher and lower', () => {
    const drawing = (value: number) => ({ times: [1, 10], values: [value, value] });
    const of = (value: number) => curvesScene([curve(8, [10, 1])], { ...OPTIONS, drawing: drawing(value), room: 4 });
    expect(of(5).y.domain).toEqual(of(0.3).y.domain);
    expect(of(5).y.domain[0]).toBeLessThan(1 / 4);
    expect(of(5).y.domain[1]).toBeGreaterThan(40);
    // Once it is drawn, the axis shows it.
    const done = curvesScene([curve(8, [10, 1])], { ...OPTIONS, drawing: drawing(0.01) });
    expect(done.y.domain[0]).toBeLessThan(0.01);
  });

  test('an empty figure has axes', () => {
    const { xTicks, yTicks, curves, limits } = curvesScene([], { ...OPTIONS, limits: [10] });
    expect(xTicks.length).toBeGreaterThan(1);
    expect(yTicks.length).toBeGreaterThan(1);
    expect([...curves, ...limits]).toEqual([]);
  });
});

test('labels that fit are apart by the gap and keep their order', () => {
  expect(apart([50, 10, 52], 20, [0, 100])).toEqual([50, 10, 70]);
  expect(apart([98, 99], 20, [0, 100])).toEqual([80, 100]);
  expect(apart([], 20, [0, 100])).toEqual([]);
});

test('dots are at the mean, with the ends of the interval', () => {
  const values = [8, 32].map((batchSize) => ({
    place: place(batchSize),
    estimate: { mean: batchSize, interval: { low: batchSize / 2, high: batchSize * 2 } },
  }));
  const { dots, x, y, xTicks } = dotsScene(values, { size: SIZE, along: 'batchSize', isNarrow: false, format: String });
  expect(xTicks.map(({ label }) => label)).toEqual(['8', '32']);
  for (const { place: at, ...dot } of dots) {
    expect(dot.x).toBeCloseTo(x(at.batchSize), 9);
    expect(dot.y).toBeCloseTo(y(at.batchSize), 9);
    expect(dot.top).toBeCloseTo(y(at.batchSize * 2), 9);
    expect(dot.bottom).toBeCloseTo(y(at.batchSize / 2), 9);
  }
});

describe('what a section shows', () => {
  const draw: DrawPrediction = {
    kind: 'draw',
    id: 'd',
    quantity: 'trainLoss',
    clock: 'steps',
    target: place(8),
    reference: place(16),
    factors: [2, 1, 0.5, 0.25],
    question: [],
  };
  const paragraph = { kind: 'paragraph', children: [] } as const;
  const section: LessonSection = {
    ...{ id: 's', title: 'S', minutes: 1, term: null, view: PLAIN_VIEW },
    blocks: [paragraph, draw, paragraph],
  };

  test('ends with the first prediction that has not been made', () => {
    expect(shownBlocks(section, () => false)).toEqual([paragraph, draw]);
    expect(shownBlocks(section, () => true)).toEqual(section.blocks);
  });

  test('an answered drawing reveals its cell beside the reference', () => {
    expect(viewOfSection(section, {})).toEqual(PLAIN_VIEW);
    expect(viewOfSection(section, { d: { kind: 'skipped' } })).toMatchObject({
      figure: 'curves',
      quantity: 'trainLoss',
      clock: 'steps',
      cells: [place(16), place(8)],
    });
  });
});
