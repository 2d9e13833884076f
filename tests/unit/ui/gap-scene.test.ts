import { describe, expect, test } from 'vitest';
import { spearman } from '../../../src/math/ranks.ts';
import { mean } from '../../../src/math/statistics.ts';
import { cellsOf } from '../../../src/state/selectors.ts';
import { frameOf } from '../../../src/ui/charts/frame.ts';
import { correlationOf } from '../../../src/ui/panels/gap/correlation.ts';
import { correlationText } from '../../../src/ui/panels/gap/correlation-text.ts';
import { gapExtent, gapPoints, gapScene } from '../../../src/ui/panels/gap/scene.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../support/board-fixture.ts';

const sweep = fixtureSweep();
const points = gapPoints(cellsOf(sweep), 'accuracyGap', sweep.plan);
const frame = frameOf({ width: 500, height: 240 }, { top: 20, right: 20, bottom: 40, left: 50 });

describe('points', () => {
  test('there is one per cell that has a run left, in percentage points', () => {
    const alive = cellsOf(sweep).filter(({ diverged, results }) => diverged < results.length);
    expect(points).toHaveLength(alive.length);
    expect(points[0]).toMatchObject({ units: 3, unit: 'seed', counted: true });
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

const textOf = (...args: Parameters<typeof correlationOf>) => correlationText(correlationOf(...args)).join(' ');

describe('correlation', () => {
  const asked = { quantity: 'sharpness', at: 'end' } as const;
  test('sharpness falls with η/B in the made-up sweep, and the interval says how surely', () => {
    const found = correlationOf(sweep, asked);
    expect(found.estimate).toBeLessThan(-0.9);
    expect(found.interval.low).toBeLessThan(found.estimate);
    expect(found.interval.high).toBeGreaterThan(found.estimate);
    expect(textOf(sweep, asked)).toMatch(
      /^mean per-seed Spearman ρ = −0\.\d\d, 95 % \[−0\.\d\d, −0\.\d\d\], \d\d of 36 cells, 3 seeds$/,
    );
  });
  test('is the mean of every seed’s own ρ over the cells that no seed lacks', () => {
    const cells = cellsOf(sweep).filter(({ results }) => results.every(({ outcome }) => outcome === 'reachedTarget'));
    const found = correlationOf(sweep, asked);
    expect(found.cells).toBe(cells.length);
    expect(cells.length, 'some cells lack a seed').toBeLessThan(
      cellsOf(sweep).filter(({ results }) => results.some(({ outcome }) => outcome === 'reachedTarget')).length,
    );
    const octaves = cells.map(({ learningRate, batchSize }) => Math.round(Math.log2((20 * learningRate) / batchSize)));
    const perSeed = sweep.plan.seeds.map((_, s) =>
      spearman(
        octaves,
        cells.map(({ results }) => results[s].sharpness),
      ),
    );
    expect(found.estimate).toBeCloseTo(mean(perSeed), 12);
    const counted = gapPoints(cellsOf(sweep), 'sharpness', sweep.plan).filter((point) => point.counted);
    expect(counted, 'filled dots are those that count').toHaveLength(found.cells);
  });
  test('one seed says nothing about other seeds: no interval', () => {
    const single = fixtureSweep({ spec: { ...FIXTURE_SPEC, grid: { ...FIXTURE_SPEC.grid, seeds: 1 } } });
    expect(correlationOf(single, asked).interval.low).toBeNaN();
    expect(textOf(single, asked)).toMatch(/^Spearman ρ = −0\.\d\d, \d\d of 36 cells, 1 seed$/);
  });
  test('two seeds have an interval, of one degree of freedom', () => {
    const two = fixtureSweep({ spec: { ...FIXTURE_SPEC, grid: { ...FIXTURE_SPEC.grid, seeds: 2 } } });
    const { interval, estimate } = correlationOf(two, asked);
    expect(interval.low).toBeLessThanOrEqual(estimate); // both at the largest |ρ| that the diagonals allow
    expect(interval.high).toBeGreaterThan(estimate);
  });
  test('needs three cells in which every run reached the target loss, and says how many there are', () => {
    expect(textOf(fixtureSweep({ fraction: 0.1 }), asked)).toBe(
      'ρ needs three cells with every run at the target loss: 0 of 36 so far',
    );
    const steps = { ...FIXTURE_SPEC, budget: { kind: 'steps', steps: 1000 } } as const;
    expect(textOf(fixtureSweep({ spec: steps, fraction: 0.1 }), asked)).toContain('every run ended: 0 of 36');
  });
  test('data seeds are the unit where there are several', () => {
    const runs = sweep.plan.runs.map((run) => ({ ...run, seed: run.seed % 2, dataSeed: run.seed }));
    const plan = { ...sweep.plan, runs };
    expect(correlationOf({ ...sweep, plan }, asked)).toMatchObject({
      ...{ units: 3, unit: 'data seed' },
      estimate: correlationOf(sweep, asked).estimate,
    });
    expect(textOf({ ...sweep, plan }, asked)).toMatch(/^mean per-data-seed Spearman ρ .* 3 data seeds$/);
  });
});
