import { describe, expect, test } from 'vitest';
import type { TimedPoint } from '../../../../src/state/cell-curves.ts';
import { cellsOf } from '../../../../src/state/selectors.ts';
import { DEFAULT_SPEC } from '../../../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../../../src/sweep/spec/sweep-spec.ts';
import type { Run } from '../../../../src/sweep/sweep-plan.ts';
import { frameOf } from '../../../../src/ui/charts/frame.ts';
import { gapPoints } from '../../../../src/ui/panels/gap/scene.ts';
import { addedValue, withoutValue, withText, withValue } from '../../../../src/ui/start/axis-edit.ts';
import { collapseOf, largestSpread } from '../../../../src/ui/start/collapse.ts';
import { curveExtents, curveScene, labelsBelow, nearestCurve } from '../../../../src/ui/start/curve-scene.ts';
import { gapDots } from '../../../../src/ui/start/gap-scene.ts';
import { gridUnion, nextValue } from '../../../../src/ui/start/grid-union.ts';
import { firstLit, litSequence } from '../../../../src/ui/start/lit-ratio.ts';
import { markTerms, unbroken } from '../../../../src/ui/start/MarkedText.tsx';
import { MAP_STYLES, startMapScene } from '../../../../src/ui/start/map-scene.ts';
import { changedWords, settingWords } from '../../../../src/ui/start/setting-words.ts';
import { fixtureSweep } from '../../../support/board-fixture.ts';
import { madeUpSweep, SMALL_GRID } from '../../../support/made-up-sweep.ts';

const first = parseSweepSpec(DEFAULT_SPEC);
const small = parseSweepSpec(SMALL_GRID);
const byRatio = ({ learningRate, batchSize }: Run) => ({ sharpness: batchSize / learningRate / 20, gap: 0.1 });

describe('the map', () => {
  const size = { width: 640, height: 620 };
  const style = MAP_STYLES.wide;
  const sweep = madeUpSweep(byRatio);
  const scene = startMapScene(sweep, { union: gridUnion(small, sweep.plan), size, style });
  test('has a cell for every η and B, from pale (the least λ₁) to deep', () => {
    expect(scene.cells).toHaveLength(9);
    const at = (rate: number, batch: number) =>
      scene.cells.find(({ cell }) => cell.learningRate === rate && cell.batchSize === batch);
    expect(at(0.4, 8)).toMatchObject({ t: 0, state: { kind: 'complete', value: 1 } });
    expect(at(0.1, 32)).toMatchObject({ t: 1, state: { kind: 'complete', value: 16 } });
    expect(scene.slope).toBeCloseTo(1, 9);
  });
  test('shows values that only the draft has as planned, and dims those that it has no longer', () => {
    const draft = { ...small, grid: { ...small.grid, learningRates: [0.2, 0.4, 0.8] } };
    const { cells } = startMapScene(sweep, { union: gridUnion(draft, sweep.plan), size, style });
    expect(cells).toHaveLength(12);
    expect(cells.filter(({ state }) => state.kind === 'planned').map(({ cell }) => cell.learningRate)).toEqual([
      0.8, 0.8, 0.8,
    ]);
    expect(cells.filter(({ isRemoved }) => isRemoved).every(({ cell }) => cell.learningRate === 0.1)).toBe(true);
  });
  test('leaves capped, stopped and diverged cells without value and colour', () => {
    const outcomes = ['diverged', 'budgetSpent', 'stopped'] as const;
    const lost = madeUpSweep((run) => ({
      ...byRatio(run),
      outcome: outcomes[[8, 16, 32].indexOf(run.batchSize)],
      step: 12,
    }));
    const { cells, domain } = startMapScene(lost, { union: gridUnion(small, lost.plan), size, style });
    expect(domain).toBeNull();
    expect(cells.map(({ t }) => t)).toEqual(Array(9).fill(null));
    expect([0, 3, 6].map((i) => cells[i].state)).toEqual([
      { kind: 'diverged', step: 12, runs: 3 },
      { kind: 'capped', count: 3, runs: 3 },
      { kind: 'stopped', count: 3, runs: 3 },
    ]);
  });
  test('before there is a sweep the cells of the draft wait', () => {
    const { cells } = startMapScene(null, { union: gridUnion(first, null), size, style });
    expect(cells.map(({ state }) => state.kind)).toEqual(Array(16).fill('waiting'));
  });
});

describe('curves', () => {
  const sweep = fixtureSweep({ spec: SMALL_GRID });
  const clocks = ['steps', 'etaSteps'] as const;
  const { x, y } = curveExtents(sweep, 'sharpness', clocks);
  const scene = curveScene(sweep, { probe: 'sharpness', clocks, size: { width: 700, height: 280 }, x, y: y ?? [1, 2] });
  test('on two clocks, one curve for each cell, inside their frames', () => {
    expect(scene.facets.map(({ curves }) => curves.length)).toEqual([9, 9]);
    for (const { frame, curves } of scene.facets)
      for (const { points } of curves)
        for (const { x: at } of points) {
          expect(at).toBeGreaterThanOrEqual(frame.left - 1e-6);
          expect(at).toBeLessThanOrEqual(frame.right + 1e-6);
        }
  });
  test('the nearest to a point of one is that one', () => {
    // The one that ends last: no other is there.
    const endOf = (each: (typeof scene.facets)[number]['curves'][number]) => each.points[each.points.length - 1];
    const curve = scene.facets[0].curves.reduce((last, each) => (endOf(each).x > endOf(last).x ? each : last));
    expect(nearestCurve(scene, { x: endOf(curve).x + 1, y: endOf(curve).y })).toBe(curve);
    expect(nearestCurve(scene, { x: -100, y: -100 })).toBeNull();
  });
  test('labels under neighbouring ends are in rows', () => {
    const frame = frameOf({ width: 400, height: 300 }, { top: 0, right: 0, bottom: 0, left: 0 });
    const label = (key: string, at: number) => ({ key, text: '0.4', x: at, y: 100 });
    expect(
      labelsBelow([label('b', 210), label('a', 200), label('c', 260)], frame).map(({ key, y: at }) => [key, at]),
    ).toEqual([
      ['a', 120],
      ['b', 135],
      ['c', 120],
    ]);
  });
});

describe('how far curves are apart', () => {
  const curve = (...points: readonly [number, number][]): TimedPoint[] =>
    points.map(([time, centre]) => ({ time, step: time, centre, low: centre, high: centre }));
  test('power laws through other points are one curve', () => {
    expect(largestSpread([curve([1, 8], [4, 2], [8, 1]), curve([2, 4], [8, 1])])).toBeCloseTo(1, 9);
  });
  test('the largest ratio at a common time', () => {
    expect(largestSpread([curve([1, 8], [8, 1]), curve([1, 8], [8, 3])])).toBeCloseTo(3, 9);
  });
  test('one curve, or none in common, has none', () => {
    expect(largestSpread([curve([1, 8], [8, 1])])).toBeNull();
    expect(largestSpread([curve([1, 8], [2, 1]), curve([4, 8], [8, 3])])).toBeNull();
  });
});

describe('curves that are one on η·step', () => {
  /** λ₁ = 8/(η·step) on a ratio; `factor` of the largest η apart. */
  const sweepWith = (factor: number) => {
    const sweep = madeUpSweep(() => ({}));
    for (const { id, learningRate } of sweep.plan.runs)
      sweep.traces.append(
        [1, 10, 100].map((step) => ({
          ...{ run: id, probe: 'sharpness' as const, step },
          value: (8 / (learningRate * step)) * (learningRate === 0.4 ? factor : 1),
        })),
      );
    return sweep;
  };
  test('of all cells of a ratio', () => {
    const found = collapseOf(sweepWith(1), 0.1 / 8);
    expect(found).toMatchObject({ cells: 3, upTo: null });
    expect(found?.spread).toBeCloseTo(1, 9);
  });
  test('or of those below the largest η, which is then named', () => {
    expect(collapseOf(sweepWith(2), 0.1 / 8)).toMatchObject({ cells: 2, upTo: 0.2 });
  });
  test('or of none: 1/320 is one cell', () => expect(collapseOf(sweepWith(1), 0.1 / 32)).toBeNull());
});

test('dots of one η/B are set apart by η, and only complete cells have one', () => {
  const sweep = madeUpSweep((run) => ({ ...byRatio(run), outcome: run.batchSize === 32 ? null : 'reachedTarget' }), {
    status: 'running',
  });
  const points = gapPoints(cellsOf(sweep), 'accuracyGap', sweep.plan).filter(({ counted }) => counted);
  const frame = frameOf({ width: 600, height: 200 }, { top: 0, right: 0, bottom: 0, left: 0 });
  const { dots } = gapDots(points, sweep.plan, { frame, domain: [5, 15], format: String });
  expect(dots).toHaveLength(6);
  const siblings = dots.filter(({ point }) => Math.abs(point.ratio - 0.1 / 8) < 1e-9).sort((a, b) => a.x - b.x);
  // Of three places 8 px apart the third is still empty.
  expect(siblings.map(({ point }) => point.cell.learningRate)).toEqual([0.1, 0.2]);
  expect(siblings[1].x - siblings[0].x).toBeCloseTo(8, 6);
  expect(siblings[0].y).toBeCloseTo(100, 6);
});

describe('which diagonal is lit', () => {
  const grid = { learningRates: [0.1, 0.2, 0.4, 0.8], batchSizes: [32, 64, 128, 256] };
  test('that of most cells; where nothing changes up to a ratio, one beyond', () => {
    expect(firstLit(grid, null)).toBeCloseTo(1 / 320, 9);
    expect(firstLit(grid, 1 / 320)).toBeCloseTo(1 / 160, 9);
    expect(firstLit({ learningRates: [0.1], batchSizes: [32] }, null)).toBeCloseTo(1 / 320, 9);
  });
  test('the others take turns, back to the first', () => {
    expect(litSequence(grid, 1 / 320).map((ratio) => Math.round(1 / ratio))).toEqual([320, 160, 80, 1280, 640, 320]);
  });
});

describe('the axes', () => {
  const { grid } = small;
  test('continue as a geometric sequence', () => {
    expect(nextValue([0.1, 0.2, 0.4])).toBe(0.8);
    expect(nextValue([3])).toBe(6);
    expect(addedValue(grid, 'batchSizes', 512)).toBe(64);
  });
  test('refuse a B larger than the training set, with the reason', () => {
    expect(withValue(grid, 'batchSizes', { value: 1024, examples: 512 })).toEqual({
      fault: 'B = 1 024 is more than the 512 training examples. Choose at most 512, or more examples.',
    });
    expect(withText(grid, 'batchSizes', { value: 32, text: 'abc', examples: 512 })).toEqual({
      fault: '"abc" is not a number',
    });
  });
  test('keep their order, and one value at least', () => {
    expect(withText(grid, 'learningRates', { value: 0.4, text: '0.05', examples: 512 })).toEqual({
      items: [0.05, 0.1, 0.2],
    });
    expect(withText(grid, 'batchSizes', { value: 8, text: 'full', examples: 512 })).toEqual({
      items: [16, 32, 'full'],
    });
    expect(withoutValue({ ...grid, learningRates: [0.1] }, 'learningRates', { value: 0.1, examples: 512 })).toEqual({
      fault: 'One η must stay.',
    });
  });
});

describe('the words of the setting', () => {
  test('of the first sweep', () => {
    expect(settingWords(first)).toEqual({
      network: 'network of 144-32-32-10 tanh units',
      data: '512 glyphs',
      training: 'SGD',
      budget: 'until its loss is 0.02',
      seeds: '8 seeds',
    });
  });
  test('that differ from the board', () => {
    const changed = { ...first, update: { ...first.update, momentum: 0.9 }, grid: { ...first.grid, seeds: [0, 1, 2] } };
    expect([...changedWords(changed, first)]).toEqual(['training', 'seeds']);
    expect(settingWords(changed).training).toBe('SGD with momentum 0.9');
  });
});

test('terms are marked where they are first mentioned', () => {
  expect(markTerms('As η/B grows, sharpness λ₁ falls; sharpness (ρ = 1).')).toEqual([
    'As ',
    { id: 'ratio', text: 'η/B' },
    ' grows, ',
    { id: 'sharpness', text: 'sharpness λ₁' },
    ' falls; sharpness (',
    { id: 'spearman', text: 'ρ' },
    ' = 1).',
  ]);
});

test('formulas and intervals do not break', () => {
  expect(unbroken('at η = 0.8 [0.68, 0.79] times')).toBe('at η\u00a0=\u00a00.8 [0.68,\u00a00.79] times');
});
