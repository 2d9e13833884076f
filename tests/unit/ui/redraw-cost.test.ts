import { describe, expect, test } from 'vitest';
import type { BoardSweep } from '../../../src/state/app-state.ts';
import { sweepWork } from '../../../src/state/measuring-work.ts';
import { comparedResults } from '../../../src/state/selectors.ts';
import { CLOCKS } from '../../../src/sweep/results/clock.ts';
import { createTraceStore, type RecordedProbe, type Sample } from '../../../src/sweep/results/trace-store.ts';
import type { SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { cellLines, type HeldCurves } from '../../../src/ui/charts/cell-lines.ts';
import { errorBars } from '../../../src/ui/charts/error-bars.ts';
import { frameOf } from '../../../src/ui/charts/frame.ts';
import { pathData, type TraceLine } from '../../../src/ui/charts/trace-line.ts';
import {
  type HeldPoints,
  type TraceView,
  traceExtents,
  traceLines,
  traceScales,
} from '../../../src/ui/charts/trace-scene.ts';
import { probeRows } from '../../../src/ui/microscope/probe-rows.ts';
import { mapScene } from '../../../src/ui/panels/map/scene.ts';
import { stabilityPoints, trailsOf } from '../../../src/ui/panels/stability/scene.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';
import { countedTraces } from '../../support/counted-traces.ts';

const SPEC: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'glyphs' }, trainCount: 64, testCount: 64 },
  grid: { learningRates: [0.1, 0.2], batchSizes: [8, 16], seeds: 2 },
  budget: { kind: 'steps', steps: 1_000_000 },
};
const PROBES: readonly RecordedProbe[] = ['trainLoss', 'testLoss', 'sharpness', 'nonUniformity'];
const frame = frameOf({ width: 400, height: 300 }, { top: 20, right: 50, bottom: 30, left: 50 });
const WIDTH = frame.right - frame.left;
const highlighted = new Set([0, 1]);

/** A loss that jumps up and down at every step: nothing about it can be left out but by what a pixel cannot show. */
const valueAt = (run: number, step: number) => 1.5 + Math.sin(12.9898 * step + run) / (1 + run);

function samplesBetween(sweep: BoardSweep, from: number, until: number): Sample[] {
  return sweep.plan.runs.flatMap(({ id }) =>
    PROBES.flatMap((probe) =>
      Array.from({ length: until - from }, (_, i): Sample => {
        const step = from + i;
        const measured = { run: id, probe, step, value: valueAt(id, step) };
        return probe === 'sharpness' ? { ...measured, error: 0.05, converged: true } : measured;
      }),
    ),
  );
}

/** Everything that panels compute from traces in a redraw. Scales stay: in the page they grow in steps. */
function createBoard(store: ReturnType<typeof createTraceStore>, lastStep: number) {
  const { traces, takeReads } = countedTraces(store);
  const sweep: BoardSweep = { ...fixtureSweep({ spec: SPEC }), finished: new Map(), traces };
  const views = (['log', 'linear'] as const).flatMap((xKind) =>
    PROBES.map((probe): TraceView => ({ probes: [probe], timeAxis: 'steps', xKind, ceiling: 100 })),
  );
  const plots = views.map((view) => ({
    view,
    scales: traceScales(frame, [1, lastStep], [0.4, 3], view),
    held: new Map() as HeldPoints,
    heldCurves: new Map() as HeldCurves,
  }));
  return {
    redraw() {
      const shown = { ...sweep };
      const lines = plots.flatMap(({ view, scales, held, heldCurves }): TraceLine[] => {
        traceExtents(shown, view);
        const drawn = traceLines(shown, { frame, scales, view, colourOf: () => 'red', held });
        cellLines(shown, { frame, scales, view, colourOf: () => 'red', centre: 'mean', yKind: 'log', heldCurves });
        errorBars(drawn, { frame, y: scales.y, highlighted });
        return drawn;
      });
      const size = { width: 500, height: 500 };
      mapScene(shown, { quantity: 'sharpness', at: 'end', domain: [0.1, 10], miniature: 'trainLoss', size });
      for (const clock of CLOCKS) comparedResults(shown, clock);
      stabilityPoints(shown);
      trailsOf(shown, highlighted, { x: (value) => value, y: (value) => value, units: 'curvature' });
      sweepWork(shown);
      probeRows(shown.traces, 0, lastStep);
      return { reads: takeReads(), lines };
    },
  };
}

/** Reads and points of the redraw after a few more samples, when so many per trace are held. */
function redrawAt(count: number) {
  const store = createTraceStore();
  const sweep = fixtureSweep({ spec: SPEC });
  store.append(samplesBetween(sweep, 0, count));
  const board = createBoard(store, 1.1 * count);
  const first = board.redraw();
  store.append(samplesBetween(sweep, count, count + NEW));
  const { reads, lines } = board.redraw();
  return { first: first.reads, reads, lines, points: lines.reduce((sum, { points }) => sum + points.length, 0) };
}
const NEW = 5;

describe('a redraw while samples stream in', () => {
  const [few, many] = [redrawAt(2_000), redrawAt(20_000)];

  test('reads no more samples when ten times as many are held', () => {
    // log₂ 10 ≈ 3.3 more in every binary search, and up to a fifth more points of a trail (335 of 2,005, 393 of 20,005).
    expect(many.reads).toBeLessThanOrEqual(1.5 * few.reads);
    expect(many.reads).toBeLessThan(many.first / 10);
  });

  test('draws no more points: at most two for each column of pixels, and the last', () => {
    for (const { lines } of [few, many])
      for (const { points } of lines) expect(points.length).toBeLessThanOrEqual(2 * (Math.ceil(WIDTH) + 1) + 1);
    expect(many.points).toBeLessThanOrEqual(1.1 * few.points);
  });
});

describe('the points that are drawn', () => {
  const view: TraceView = { probes: ['trainLoss'], timeAxis: 'steps', xKind: 'linear', ceiling: 100 };
  const scales = traceScales(frame, [0, 3_000], [0.4, 3], view);
  const options = { frame, scales, view, colourOf: () => 'red' };
  const sweep = fixtureSweep({ spec: SPEC });
  const boardOf = (samples: readonly Sample[]) => {
    const traces = createTraceStore();
    traces.append(samples);
    return { ...sweep, traces };
  };

  test('keep the highest and the lowest of every column, and the last point', () => {
    const board = boardOf(samplesBetween(sweep, 0, 3_000));
    for (const line of traceLines(board, options)) {
      const trace = board.traces.columns(line.run.id, 'trainLoss');
      const columns = new Map<number, number[]>();
      for (let i = 0; i < trace.length; i++) {
        const column = Math.floor(scales.x(trace.step(i)));
        columns.set(column, [...(columns.get(column) ?? []), scales.y(trace.value(i))]);
      }
      for (const [column, heights] of columns) {
        const drawn = line.points.filter(({ x }) => Math.floor(x) === column).map(({ y }) => y);
        expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([Math.min(...heights), Math.max(...heights)]);
      }
      expect(line.points.at(-1)?.sample).toEqual(board.traces.last(line.run.id, 'trainLoss'));
    }
  });

  test('are the same whether samples came at once, one by one, or one late', () => {
    const samples = samplesBetween(sweep, 0, 700).filter(({ run, probe }) => run === 0 && probe === 'trainLoss');
    const whole = traceLines(boardOf(samples), options).map(pathData);
    const held: HeldPoints = new Map();
    const stream = boardOf([]);
    for (const sample of samples) {
      stream.traces.append([sample]);
      traceLines(stream, { ...options, held });
    }
    expect(traceLines(stream, { ...options, held }).map(pathData)).toEqual(whole);
    expect(traceExtents(stream, view)).toEqual(traceExtents(boardOf(samples), view));

    const [late] = samples.splice(300, 1);
    const other = boardOf(samples);
    const heldOfOther: HeldPoints = new Map();
    traceLines(other, { ...options, held: heldOfOther });
    traceExtents(other, view);
    other.traces.append([late]);
    expect(traceLines(other, { ...options, held: heldOfOther }).map(pathData)).toEqual(whole);
    expect(traceExtents(other, view)).toEqual(traceExtents(stream, view));
  });

  test('are all of them where no column has more than two', () => {
    const samples = samplesBetween(sweep, 0, 200).filter(({ run, probe }) => run === 0 && probe === 'trainLoss');
    const wide = { ...options, scales: traceScales(frame, [0, 200], [0.4, 3], view) };
    expect(traceLines(boardOf(samples), wide)[0].points.map(({ sample }) => sample)).toEqual(samples);
  });
});
