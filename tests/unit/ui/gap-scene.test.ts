import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../../src/state/selectors.ts';
import { frameOf } from '../../../src/ui/charts/frame.ts';
import { correlationOf, correlationText } from '../../../src/ui/panels/gap/correlation.ts';
import { gapExtent, gapPoints, gapScene } from '../../../src/ui/panels/gap/scene.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../support/board-fixture.ts';

const sweep = fixtureSweep();
const points = gapPoints(cellsOf(sweep), 'accuracyGap', sweep.plan.spec.budget);
const frame = frameOf({ width: 500, height: 240 }, { top: 20, right: 20, bottom: 40, left: 50 });

describe('points', () => {
  test('there is one per cell that has a run left, in percentage points', () => {
    const alive = cellsOf(sweep).filter(({ diverged, results }) => diverged < results.length);
    expect(points).toHaveLength(alive.length);
    expect(points[0].seeds).toBe(3);
    expect(points[0].interval.low).toBeLessThan(points[0].mean);
    expect(points[0].interval.high).toBeGreaterThan(points[0].mean);
  });
  test('cells of one ratio stand side by side, small B first, and do not reach their neighbours', () => {
    const domain = gapExtent(points, 'linear') ?? [0, 1];
    const { placed, x } = gapScene(points, {
      frame,
      domain,
      kind: 'linear',
      ratios: [0.05 / 128, 0.4],
      batchSizes: sweep.plan.batchSizes,
    });
    const one = placed.filter(({ ratio }) => Math.abs(ratio - 0.1 / 16) < 1e-9);
    expect(one.map(({ cell }) => cell.batchSize)).toEqual([8, 16, 32, 64, 128]);
    for (let i = 1; i < one.length; i++) expect(one[i].x).toBeGreaterThan(one[i - 1].x);
    const reach = (x(0.2 / 16) - x(0.1 / 16)) / 2;
    for (const point of placed) expect(Math.abs(point.x - x(point.ratio))).toBeLessThan(reach);
  });
  test('a bar too long for the axis ends at its edge', () => {
    const { placed } = gapScene(points, {
      frame,
      domain: [8, 9],
      kind: 'linear',
      ratios: [0.05 / 128, 0.4],
      batchSizes: sweep.plan.batchSizes,
    });
    for (const { top, bottom } of placed)
      expect([top, bottom]).toSatisfy(([a, b]: number[]) => a >= frame.top && b <= frame.bottom);
  });
});

describe('correlation', () => {
  test('sharpness falls with η/B in the made-up sweep, and the interval says how surely', () => {
    const found = correlationOf(sweep, { quantity: 'sharpness', at: 'end', withInterval: true });
    expect(found?.estimate).toBeLessThan(-0.9);
    expect(found?.interval?.low).toBeLessThanOrEqual(found?.estimate ?? -2);
    expect(correlationText(found!)).toMatch(/^Spearman ρ = −0\.\d\d \[−0\.\d\d, −0\.\d\d\], 32 of 36 cells, 3 seeds$/);
  });
  test('is the same each time: the resampling seed is in the spec', () => {
    expect(correlationOf(sweep, { quantity: 'accuracyGap', at: 'end', withInterval: true })).toEqual(
      correlationOf(sweep, { quantity: 'accuracyGap', at: 'end', withInterval: true }),
    );
  });
  test('one seed says nothing about other seeds: no interval', () => {
    const single = fixtureSweep({ spec: { ...FIXTURE_SPEC, grid: { ...FIXTURE_SPEC.grid, seeds: 1 } } });
    expect(correlationOf(single, { quantity: 'sharpness', at: 'end', withInterval: true })).toMatchObject({
      interval: null,
      seeds: 1,
    });
  });
  test('needs three finished cells', () => {
    expect(
      correlationOf(fixtureSweep({ fraction: 0.1 }), { quantity: 'sharpness', at: 'end', withInterval: true }),
    ).toBeNull();
  });
});
