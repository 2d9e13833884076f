import { describe, expect, test } from 'vitest';
import { formatNumber } from '../../../src/figure/format-number.ts';
import { createTraceStore } from '../../../src/sweep/results/trace-store.ts';
import { formatWithError } from '../../../src/ui/charts/format.ts';
import { frameOf } from '../../../src/ui/charts/frame.ts';
import { stabilityHeads, stabilityRows } from '../../../src/ui/panels/stability/rows.ts';
import {
  hasRegion,
  stabilityExtents,
  stabilityPoints,
  stabilityScene,
  trailsOf,
} from '../../../src/ui/panels/stability/scene.ts';
import { stabilityRegion } from '../../../src/ui/stability-limit.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../support/board-fixture.ts';

const frame = frameOf({ width: 400, height: 300 }, { top: 20, right: 40, bottom: 30, left: 50 });
const base = fixtureSweep({
  spec: { ...FIXTURE_SPEC, grid: { learningRates: [0.1, 0.2], batchSizes: [8, 512], seeds: 1 } },
});
const traces = createTraceStore();
traces.append([
  { run: 0, probe: 'sharpness', step: 0, value: 4, error: 0.1 },
  { run: 0, probe: 'sharpness', step: 5, value: 8, error: 0.1 },
  { run: 0, probe: 'sharpness', step: 9, value: 10, error: 1 },
  { run: 0, probe: 'nonUniformity', step: 0, value: 6, error: 0.5 },
  { run: 0, probe: 'nonUniformity', step: 9, value: 12, error: 2 },
  { run: 1, probe: 'sharpness', step: 9, value: 5, error: 1 },
]);
const sweep = { ...base, traces, finished: new Map() };
const { plan } = sweep;
const points = stabilityPoints(sweep);

describe('points', () => {
  test('one per run, at the last step at which both were measured', () => {
    expect(points.map(({ run, sharpness, nonUniformity }) => [run.id, sharpness.value, nonUniformity.value])).toEqual([
      [0, 10, 12],
    ]);
  });
  test('played to a time, at the last step up to it; one that diverges later is still there', () => {
    const valuesAt = (time: number, of = sweep) =>
      stabilityPoints(of, { clock: 'steps', time }).map(({ sharpness, nonUniformity }) => [
        sharpness.value,
        nonUniformity.value,
      ]);
    expect(valuesAt(8)).toEqual([[4, 6]]);
    expect(valuesAt(9)).toEqual([[10, 12]]);
    const finished = new Map([[0, { run: 0, outcome: 'diverged' as const, step: 9 }]]);
    expect(valuesAt(8, { ...sweep, finished })).toEqual([[4, 6]]);
    expect(valuesAt(9, { ...sweep, finished })).toEqual([]);
  });
  test('a diverged run has none', () => {
    const finished = new Map([[0, { run: 0, outcome: 'diverged' as const, step: 9 }]]);
    expect(stabilityPoints({ ...sweep, finished })).toEqual([]);
  });
});

describe('the table', () => {
  test('has a row per run: where it was, both numbers with their errors, and their limits', () => {
    expect(stabilityHeads('curvature')).toHaveLength(8);
    const limit = formatNumber(Math.sqrt((8 * 511) / 504) / 0.1);
    const [row] = stabilityRows(plan, points, 'curvature');
    expect(row).toEqual(['0.1', '8', 'seed 0', '9', '10.0 ± 1.0', formatNumber(20), '12.0 ± 2.0', limit]);
  });
  test('in shares: of 2/η = 20, and of √(B(N − 1)/(N − B))/η', () => {
    const limit = Math.sqrt((8 * 511) / 504) / 0.1;
    const [row] = stabilityRows(plan, points, 'share');
    expect(stabilityHeads('share')).toHaveLength(row.length);
    expect(row.slice(4)).toEqual(['0.500 ± 0.050', formatWithError(12 / limit, 2 / limit)]);
  });
  test('the full batch has no limit on s', () => {
    const whole = plan.runs.find(({ batchSize }) => batchSize === 512);
    const [point] = points;
    const [row] = stabilityRows(plan, [{ ...point, run: whole ?? point.run }], 'curvature');
    expect(row.at(-1)).toBe('–');
  });
});

describe('regions', () => {
  test('a ≤ 2/η and s ≤ √(B(N − 1)/(N − B))/η; no limit on s for the full batch', () => {
    const region = stabilityRegion(plan, plan.runs[0], 9);
    expect(region?.sharpness).toBeCloseTo(20, 12);
    expect(region?.nonUniformity).toBeCloseTo(Math.sqrt((8 * 511) / 504) / 0.1, 12);
    const whole = plan.runs.find(({ batchSize }) => batchSize === 512);
    expect(whole && stabilityRegion(plan, whole, 9)?.nonUniformity).toBe(Number.POSITIVE_INFINITY);
  });
  test('in shares of its own limits every region is the unit square', () => {
    const scene = stabilityScene(plan, points, { frame, s: [0.1, 1], a: [0.1, 1], units: 'share' });
    expect(scene.regions).toHaveLength(1);
    expect(scene.regions[0].x).toBeCloseTo(frame.right, 9);
    expect(scene.regions[0].y).toBeCloseTo(frame.top, 9);
  });
  test('the exact curve reaches its largest s at half the largest a, and stays inside the rectangle', () => {
    const { regions, x, y } = stabilityScene(plan, points, { frame, s: [1, 100], a: [1, 100], units: 'curvature' });
    const curve = regions[0].curve
      .slice(1)
      .split('L')
      .map((pair) => pair.split(',').map(Number));
    const widest = curve.reduce((best, at) => (at[0] > best[0] ? at : best));
    expect(widest[0]).toBeCloseTo(x(stabilityRegion(plan, plan.runs[0], 9)?.nonUniformity ?? Number.NaN), 0);
    expect(widest[1]).toBeCloseTo(y(10), 0);
    for (const [, top] of curve) expect(top).toBeGreaterThanOrEqual(y(20) - 0.1);
    const levels = curve.map(([, at]) => at);
    expect(levels).toEqual(levels.toSorted((p, q) => q - p));
  });
});

describe('the plane', () => {
  test('holds the points, and limits that are near', () => {
    const { s, a } = stabilityExtents(plan, points, 'curvature');
    expect([a?.[0], a?.[1]]).toEqual([10, 20]);
    expect(s?.[0]).toBe(12);
    expect(s?.[1]).toBeCloseTo(28.48, 1);
  });
  test('bars end at value ± error', () => {
    const { placed, x, y } = stabilityScene(plan, points, { frame, s: [1, 100], a: [1, 100], units: 'curvature' });
    expect(placed[0]).toMatchObject({ x: x(12), y: y(10), left: x(10), right: x(14), top: y(11), bottom: y(9) });
  });
  test('a trail passes through every step at which both were measured', () => {
    const { x, y } = stabilityScene(plan, points, { frame, s: [1, 100], a: [1, 100], units: 'curvature' });
    const [{ d }] = trailsOf(sweep, new Set([0]), { x, y, units: 'curvature' });
    const at = (s: number, a: number) => `${x(s).toFixed(1)},${y(a).toFixed(1)}`;
    expect(d).toBe(`M${at(6, 4)}L${at(12, 10)}`);
  });
});

describe('a region is drawn only where it holds', () => {
  const planOf = (change: object) => fixtureSweep({ spec: { ...FIXTURE_SPEC, ...change } }).plan;
  test.each([
    ['momentum', { update: { momentum: 0.9 } }],
    ['weight decay', { update: { weightDecay: 0.01 } }],
    ['SAM', { rule: { kind: 'sam', radius: 0.05 } }],
    ['injected noise', { rule: { kind: 'injectedNoise', shape: 'white' } }],
  ])('not with %s', (_, change) => {
    const ruled = planOf(change);
    expect(hasRegion(ruled)).toBe(false);
    expect(stabilityRegion(ruled, ruled.runs[0], 0)).toBeNull();
    expect(stabilityScene(ruled, points, { frame, s: [1, 100], a: [1, 100], units: 'curvature' }).regions).toEqual([]);
  });
  test('under a schedule it is that of η at the step', () => {
    const scheduled = planOf({ schedule: { rate: { kind: 'step', everyEpochs: 1, factor: 0.5 } } });
    const [run] = scheduled.runs;
    const perEpoch = scheduled.examples / run.batchSize;
    expect(hasRegion(scheduled)).toBe(true);
    expect(stabilityRegion(scheduled, run, 0)?.sharpness).toBeCloseTo(2 / run.learningRate, 9);
    expect(stabilityRegion(scheduled, run, 2 * perEpoch)?.sharpness).toBeCloseTo(8 / run.learningRate, 9);
  });
});
