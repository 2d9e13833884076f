import { describe, expect, test } from 'vitest';
import type { BoardSweep } from '../../../src/state/app-state.ts';
import { cellsOf, resultsOf, runsOf } from '../../../src/state/selectors.ts';
import { cellsOfPlan } from '../../../src/sweep/results/cells-of-plan.ts';
import { runResults } from '../../../src/sweep/results/results.ts';
import { createTraceStore, type RecordedProbe } from '../../../src/sweep/results/trace-store.ts';
import type { FinishedRun } from '../../../src/sweep/segment/run-status.ts';
import { cellLines, type HeldCurves } from '../../../src/ui/charts/cell-lines.ts';
import { mapColour, ratioScale } from '../../../src/ui/charts/colours.ts';
import { circlePath, HATCH } from '../../../src/ui/charts/drawn-shapes.ts';
import { frameOf } from '../../../src/ui/charts/frame.ts';
import { type TraceView, traceExtents, traceScales } from '../../../src/ui/charts/trace-scene.ts';
import { pointShapes } from '../../../src/ui/panels/gap/point-shapes.ts';
import { gapPoints, gapScene } from '../../../src/ui/panels/gap/scene.ts';
import { type Emphasis, mapShapes } from '../../../src/ui/panels/map/cell-shapes.ts';
import { mapScene } from '../../../src/ui/panels/map/scene.ts';
import { runShapes } from '../../../src/ui/panels/stability/run-shapes.ts';
import type { PlacedRun } from '../../../src/ui/panels/stability/scene.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';
import { countedTraces } from '../../support/counted-traces.ts';

const PROBES: readonly RecordedProbe[] = ['trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy', 'sharpness'];
const frame = frameOf({ width: 600, height: 300 }, { top: 30, right: 24, bottom: 38, left: 52 });
const view: TraceView = { probes: ['trainLoss'], timeAxis: 'steps', xKind: 'log', ceiling: 100 };
const scales = traceScales(frame, [1, 1000], [0.01, 10], view);

/** A sweep in training, with counted reads, to whose runs samples and ends can be added. */
function growingSweep() {
  const { traces: whole, plan, ...rest } = fixtureSweep();
  const store = createTraceStore();
  const { traces, takeReads } = countedTraces(store);
  const finished = new Map<number, FinishedRun>();
  const shown = (): BoardSweep => ({ ...rest, plan, traces, finished: new Map(finished), status: 'running' });
  const add = (run: number, step: number, value: number) =>
    store.append(PROBES.map((probe) => ({ run, probe, step, value })));
  return { plan, whole, store, finished, shown, add, takeReads };
}

/** What panels read and make of a revision. */
function redraw(sweep: BoardSweep, heldCurves: HeldCurves) {
  const lines = cellLines(sweep, {
    frame,
    scales,
    view,
    colourOf: () => 'red',
    centre: 'mean',
    yKind: 'log',
    heldCurves,
  });
  return { results: resultsOf(sweep), cells: cellsOf(sweep), lines, extents: traceExtents(sweep, view) };
}

describe('a redraw after samples of one run', () => {
  const { plan, shown, add, takeReads, finished } = growingSweep();
  for (const { id } of plan.runs) for (const step of [1, 2, 4]) add(id, step, 1 + 1 / (id + step));
  const heldCurves: HeldCurves = new Map();
  const before = redraw(shown(), heldCurves);
  const all = takeReads();
  const { seed: _, id: grown, ...cell } = plan.runs[40];
  const mates = plan.runs.filter(
    ({ learningRate, batchSize }) => learningRate === cell.learningRate && batchSize === cell.batchSize,
  );
  for (const { id } of mates) add(id, 8, 0.5);
  const after = redraw(shown(), heldCurves);
  const reads = takeReads();
  const isGrown = (runs: readonly number[]) => runs.includes(grown);

  test('reads the new samples, not those that are held', () => {
    // Of each run that grew: five last samples, one sample of a curve by step and value, an extent with the initial value, and its end.
    expect(reads).toBeLessThanOrEqual(mates.length * (5 + 2 + 4 + 2));
    expect(all).toBeGreaterThan(20 * reads);
  });

  test('has new results, a new cell and a new line of that cell alone', () => {
    const isNew = (a: readonly unknown[], b: readonly unknown[]) => b.map((each, i) => each !== a[i]);
    expect(isNew(before.results, after.results)).toEqual(plan.runs.map(({ id }) => mates.some((run) => run.id === id)));
    expect(isNew(before.cells, after.cells)).toEqual(
      after.cells.map(({ results }) => isGrown(results.map(({ run }) => run.id))),
    );
    expect(isNew(before.lines, after.lines)).toEqual(after.lines.map((line) => isGrown(line.cell?.runs ?? [])));
  });

  test('and one more when a run has ended', () => {
    finished.set(grown, { run: grown, outcome: 'diverged', step: 8 });
    const ended = redraw(shown(), heldCurves);
    expect(ended.cells.filter((each, i) => each !== after.cells[i])).toHaveLength(1);
    expect(ended.results[plan.runs.findIndex(({ id }) => id === grown)]?.outcome).toBe('diverged');
  });
});

test('results, curves and extents of a sweep that grew are those of one that was there at once', () => {
  const { plan, store, whole, shown, finished } = growingSweep();
  const heldCurves: HeldCurves = new Map();
  const samples = plan.runs.flatMap(({ id }) => PROBES.flatMap((probe) => [...whole.trace(id, probe)]));
  // Every seventh comes late, before others that are there.
  const late = samples.filter((_, i) => i % 7 === 3);
  const onTime = samples.filter((_, i) => i % 7 !== 3);
  const half = Math.floor(onTime.length / 2);
  for (const part of [onTime.slice(0, half), onTime.slice(half), late]) {
    store.append(part);
    redraw(shown(), heldCurves);
  }
  for (const [id, end] of fixtureSweep().finished) finished.set(id, end);
  const grown = redraw(shown(), heldCurves);
  const atOnce = { ...fixtureSweep(), status: 'running' as const };
  const fresh = redraw(atOnce, new Map());
  expect(grown.results).toEqual(runResults(plan, whole, finished));
  expect(grown.lines.map(({ points }) => points)).toEqual(fresh.lines.map(({ points }) => points));
  expect(grown.extents).toEqual(fresh.extents);
});

test('the cells of a plan have all its runs, each once, by batch size, then learning rate', () => {
  const { plan } = fixtureSweep();
  const cells = cellsOfPlan(plan);
  expect(cells.flatMap(({ places }) => places).sort((a, b) => a - b)).toEqual(plan.runs.map((_, place) => place));
  for (const { learningRate, batchSize, places } of cells)
    for (const place of places) expect(plan.runs[place]).toMatchObject({ learningRate, batchSize });
  const [first, second] = cells;
  expect([first?.batchSize, first?.learningRate, second?.learningRate]).toEqual([4, 0.05, 0.1]);
  expect(cellsOfPlan(plan)).toBe(cells);
});

describe('what is painted of the map', () => {
  const sweep = fixtureSweep();
  const size = { width: 540, height: 460 };
  const { layout, cells, diagonals } = mapScene(sweep, {
    quantity: 'sharpness',
    at: 'end',
    domain: [0.1, 10],
    size,
    miniature: 'trainLoss',
  });
  const scale = ratioScale(sweep.plan, 'light');
  const lit = runsOf({ kind: 'cell', learningRate: 0.1, batchSize: 8 }, sweep.plan);
  const emphasisOf = ({ cell }: (typeof cells)[number]): Emphasis =>
    cell.results.some(({ run }) => lit.has(run.id)) ? 'lit' : 'dim';
  const look = { side: layout.side, scheme: 'light', scale } as const;
  const plain = mapShapes(cells, diagonals, { ...look, emphasisOf: () => 'none' });

  test('has the colour of every cell that has one, hatching where runs diverged, a dashed edge where they fell short', () => {
    const at = ({ x, y }: { x: number; y: number }) => plain.filter((shape) => shape.x === x && shape.y === y);
    for (const item of cells) {
      const { t, capped, cell } = item;
      const fills = at(item).map(({ fill }) => fill);
      const isColoured = t !== null && capped === 0 && cell.diverged < cell.results.length;
      expect(fills.includes(mapColour(t ?? 0, 'light'))).toBe(isColoured);
      expect(fills.includes(HATCH)).toBe(cell.diverged > 0);
      expect(at(item).some(({ dash }) => dash !== undefined)).toBe(capped > 0);
    }
    expect(plain.slice(0, diagonals.length).map(({ stroke }) => stroke)).toEqual(
      diagonals.map(({ ratio }) => scale(ratio)),
    );
  });

  test('is faint in all cells but the lit', () => {
    const shapes = mapShapes(cells, diagonals, { ...look, emphasisOf });
    const faint = shapes.filter(({ opacity = 1 }) => opacity === 0.28);
    expect(faint.length).toBeGreaterThan(30);
    const [own] = cells.filter((item) => emphasisOf(item) === 'lit');
    expect(faint.some(({ x, y }) => x === own?.x && y === own?.y)).toBe(false);
  });
});

describe('what is painted of the gap panel', () => {
  const sweep = fixtureSweep();
  const points = gapPoints(cellsOf(sweep), 'lossGap', sweep.plan);
  const { placed } = gapScene(points, {
    frame,
    domain: [0, 1],
    kind: 'linear',
    ratios: [1 / 2560, 0.4],
    batchSizes: sweep.plan.batchSizes,
  });
  const scale = ratioScale(sweep.plan, 'dark');
  const marksOf = (shapes: ReturnType<typeof pointShapes>) =>
    shapes.filter(({ fill, d }) => fill || d.includes('l7,7'));

  test('is a mark at every point, filled where it counts', () => {
    const marks = marksOf(pointShapes(placed, { scale, highlighted: null, of: null }));
    expect(marks.map(({ x, y }) => [x, y])).toEqual(placed.map(({ x, y }) => [x, y]));
    expect(marks.map(({ fill }) => fill)).toEqual(
      placed.map(({ counted, ratio }) => (counted ? scale(ratio) : 'var(--paper)')),
    );
    expect(marks.some(({ fill }) => fill === 'var(--paper)')).toBe(true);
  });

  test('has the lit points last, the others faint', () => {
    const highlighted = runsOf({ kind: 'cell', learningRate: 0.1, batchSize: 8 }, sweep.plan);
    const marks = marksOf(pointShapes(placed, { scale, highlighted, of: null }));
    expect(marks.map(({ stroke }) => stroke !== scale.faint)).toEqual(placed.map((_, i) => i === placed.length - 1));
  });

  test('of two sweeps: dots of one, rings of the other, crosses where a cell does not count', () => {
    for (const of of ['A', 'B'] as const) {
      const marks = marksOf(pointShapes(placed, { scale, highlighted: null, of }));
      expect(marks.map(({ fill }) => fill)).toEqual(
        placed.map(({ counted, ratio }) => (counted ? (of === 'A' ? scale(ratio) : 'var(--paper)') : undefined)),
      );
      expect(marks.every(({ dash }, i) => (dash !== undefined) === (of === 'B' && !placed[i]?.counted))).toBe(true);
    }
  });
});

test('runs of the stability panel have a dot each and bars where these are seen; faint ones are below, without bars', () => {
  const { plan } = fixtureSweep();
  const scale = ratioScale(plan, 'light');
  const at = (id: number, width: number): PlacedRun =>
    ({
      run: plan.runs[id],
      x: 100 + id,
      y: 50,
      left: 100 + id - width,
      right: 100 + id + width,
      top: 49.9,
      bottom: 50.1,
    }) as PlacedRun;
  const placed = [at(0, 5), at(1, 0.2), at(2, 5)];
  const plain = runShapes(placed, { scale, highlighted: null });
  // The first and the third have a horizontal bar; no vertical one is longer than a pixel.
  expect(plain.map(({ x, d }) => [x, d])).toEqual([
    [100, 'M-5,0H5'],
    [100, circlePath(4)],
    [101, circlePath(4)],
    [102, 'M-5,0H5'],
    [102, circlePath(4)],
  ]);
  const lit = runShapes(placed, { scale, highlighted: new Set([0]) });
  expect(lit.map(({ x, d, fill, stroke }) => [x, d, fill ?? stroke])).toEqual([
    [101, circlePath(3), scale.faint],
    [102, circlePath(3), scale.faint],
    [100, 'M-5,0H5', scale(plan.runs[0].learningRate / plan.runs[0].batchSize)],
    [100, circlePath(4), scale(plan.runs[0].learningRate / plan.runs[0].batchSize)],
  ]);
});
