import { describe, expect, test } from 'vitest';
import type { ChoiceOption } from '../../../src/lessons/lesson.ts';
import { HANDLES, handleTimes, scaledDrawing } from '../../../src/lessons/predictions/drawing.ts';
import { optionOf, optionsWithin } from '../../../src/lessons/predictions/measured-option.ts';
import { lessonProgress } from '../../../src/lessons/predictions/prediction-answer.ts';
import { scoreDrawing } from '../../../src/lessons/predictions/score-drawing.ts';
import type { TimedValue } from '../../../src/lessons/predictions/timed-curve.ts';

/** A curve of constant value 1 with the band [1/2, 2], at times 1, 10 and 100: in log t from 0 to log 100. */
const FLAT: readonly TimedValue[] = [1, 10, 100].map((time) => ({ time, centre: 1, low: 0.5, high: 2 }));

/** Exact but for rounding of logarithms. */
const CLOSE = 12;

describe('a drawing against a band', () => {
  test('is inside all the way where it is the curve', () => {
    const score = scoreDrawing({ times: [1, 100], values: [1, 1] }, FLAT);
    expect(score?.share).toBeCloseTo(1, CLOSE);
    expect(score?.leavesAt).toBeNull();
    expect(score?.endRatio).toBe(1);
  });

  test('is inside nowhere where it is above', () => {
    const score = scoreDrawing({ times: [1, 100], values: [3, 3] }, FLAT);
    expect(score?.share).toBe(0);
    expect(score?.leavesAt).toBeNull();
    expect(score?.endRatio).toBe(3);
  });

  test('leaves the band where the straight lines cross: log y = log 16 · log t / log 100 meets log 2 at a quarter', () => {
    const score = scoreDrawing({ times: [1, 100], values: [1, 16] }, FLAT);
    expect(score?.share).toBeCloseTo(0.25, CLOSE);
    expect(score?.leavesAt).toBeCloseTo(100 ** 0.25, CLOSE);
    expect(score?.expected).toBe(16);
  });

  test('crosses the whole band: from 4 to 1/4 it is inside for the middle half', () => {
    const score = scoreDrawing({ times: [1, 100], values: [4, 0.25] }, FLAT);
    expect(score?.share).toBeCloseTo(0.5, CLOSE);
    expect(score?.leavesAt).toBeCloseTo(100 ** 0.75, CLOSE);
  });

  test('counts only the time that both have', () => {
    const score = scoreDrawing({ times: [10, 1000], values: [1, 4] }, FLAT);
    // Over log t in [log 10, log 100] log y goes from 0 to log 2: inside to its very end.
    expect(score?.share).toBeCloseTo(1, CLOSE);
    expect(scoreDrawing({ times: [1000, 2000], values: [1, 1] }, FLAT)?.share).toBeNaN();
  });

  test('follows a band that narrows between its points', () => {
    const wedge = [
      { time: 1, centre: 1, low: 0.25, high: 4 },
      { time: 100, centre: 1, low: 1, high: 1 },
    ];
    // log 2 is inside while log high = log 4 · (1 − s) is above it: s ≤ 1/2.
    const score = scoreDrawing({ times: [1, 100], values: [2, 2] }, wedge);
    expect(score?.share).toBeCloseTo(0.5, CLOSE);
    expect(score?.leavesAt).toBeCloseTo(10, CLOSE);
  });

  test('has no share without a band, and no score without a curve', () => {
    const single = FLAT.map((point) => ({ ...point, low: Number.NaN, high: Number.NaN }));
    expect(scoreDrawing({ times: [1, 100], values: [1, 1] }, single)?.share).toBeNaN();
    expect(scoreDrawing({ times: [1, 100], values: [1, 1] }, [])).toBeNull();
  });
});

test('handles are evenly spaced in log t, their ends those of the curve', () => {
  const times = handleTimes([{ time: 1 }, { time: 2 }, { time: 128 }]);
  expect(times).toHaveLength(HANDLES);
  times.forEach((time, i) => {
    expect(time).toBeCloseTo(2 ** i, 9);
  });
  expect(times.at(-1)).toBe(128);
});

test('a scaled drawing begins as the reference and ends at a multiple of its end', () => {
  const { values } = scaledDrawing(FLAT, 0.25);
  values.forEach((value, i) => {
    expect(value).toBeCloseTo(0.25 ** (i / (HANDLES - 1)), 9);
  });
});

test('the measured answer is the one whose range holds the number; an interval may reach into others', () => {
  const option = (low: number | null, high: number | null): ChoiceOption => ({ low, high, children: [] });
  const options = [option(null, 0.5), option(0.5, 2), option(2, null)];
  expect([0.1, 0.5, 1.99, 2, 9].map((value) => optionOf(options, value))).toEqual([0, 1, 1, 2, 2]);
  expect(optionOf(options, Number.NaN)).toBe(-1);
  expect(optionsWithin(options, { low: 0.4, high: 0.6 })).toEqual([0, 1]);
  expect(optionsWithin(options, { low: 0.6, high: 1.5 })).toEqual([1]);
  expect(optionsWithin(options, { low: Number.NaN, high: Number.NaN })).toEqual([]);
});

test('progress from elsewhere is checked', () => {
  const drawn = { kind: 'draw', times: Array(HANDLES).fill(1), values: Array(HANDLES).fill(2) };
  expect(lessonProgress.safeParse({ section: 'a', visited: [], answers: { x: drawn } }).success).toBe(true);
  for (const wrong of [
    { ...drawn, values: [1] },
    { ...drawn, values: Array(HANDLES).fill(-1) },
    { kind: 'choose', option: -1 },
  ])
    expect(lessonProgress.safeParse({ section: 'a', visited: [], answers: { x: wrong } }).success).toBe(false);
});
