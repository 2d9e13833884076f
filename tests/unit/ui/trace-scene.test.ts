import { describe, expect, test } from 'vitest';
import { createTraceStore } from '../../../src/sweep/results/trace-store.ts';
import { spreadLabels } from '../../../src/ui/charts/EndLabels.tsx';
import { endLabelsOf } from '../../../src/ui/charts/end-labels.ts';
import { frameOf } from '../../../src/ui/charts/frame.ts';
import { nearestPoint, paintOrder, pathData, type TraceLine } from '../../../src/ui/charts/trace-line.ts';
import { type TraceView, traceExtents, traceLines, traceScales } from '../../../src/ui/charts/trace-scene.ts';
import { traceTip } from '../../../src/ui/charts/trace-tip.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';

const frame = frameOf({ width: 400, height: 300 }, { top: 20, right: 40, bottom: 30, left: 50 });
const view: TraceView = { probes: ['trainLoss'], timeAxis: 'steps', xKind: 'log', ceiling: 2 };
const line = (run: number, points: number[], dashed = false): TraceLine => ({
  run,
  probe: dashed ? 'testLoss' : 'trainLoss',
  points,
  samples: points.filter((_, i) => i % 2 === 0).map((_, i) => i),
  colour: `colour ${run}`,
  dashed,
});

describe('curves', () => {
  const sweep = fixtureSweep();
  const { x, y } = traceExtents(sweep, view);
  const scales = traceScales(frame, x ?? [1, 2], y ?? [1, 2], view);
  const lines = traceLines(sweep, { frame, scales, view, colourOf: () => 'red' });

  test('there is one per run, inside the frame', () => {
    expect(lines).toHaveLength(sweep.plan.runs.length);
    for (const { points } of lines)
      points.forEach((value, i) => {
        const [low, high] = i % 2 === 0 ? [frame.left, frame.right] : [frame.top, frame.bottom];
        expect(value).toSatisfy((at: number) => at >= low - 1e-6 && at <= high + 1e-6);
      });
  });
  test('point i is sample i: step 0 has no place on a log axis', () => {
    expect(lines[0].samples[0]).toBe(1);
    const trace = sweep.traces.trace(0, 'trainLoss');
    expect(lines[0].points[0]).toBeCloseTo(scales.x(trace[1].step), 9);
    expect(lines[0].points[1]).toBeCloseTo(scales.y(trace[1].value), 9);
  });
  test('a diverged run leaves over the top, does not stretch the axis, and is not drawn on', () => {
    const traces = createTraceStore();
    const values = [2, 1, 1e9, 1e12];
    traces.append(values.map((value, step) => ({ run: 0, probe: 'trainLoss' as const, step, value })));
    const lost = { ...sweep, traces };
    const extents = traceExtents(lost, view);
    expect(extents.y?.[1]).toBe(4);
    const drawn = traceLines(lost, {
      frame,
      scales: traceScales(frame, [1, 3], [1, 4], view),
      view,
      colourOf: () => 'red',
    });
    expect(drawn[0].points.slice(-1)).toEqual([frame.top]);
    expect(drawn[0].samples).toEqual([1, 2]);
  });
  test('nothing measured means no extent', () => {
    expect(traceExtents({ ...sweep, traces: createTraceStore() }, view)).toEqual({ x: null, y: null, yKind: 'log' });
  });
});

describe('highlighting', () => {
  const lines = [line(0, [0, 0, 10, 10]), line(1, [0, 5, 10, 5]), line(0, [0, 1], true), line(1, [0, 2], true)];
  test('others go behind, in one faint colour, and lose their dashed companions', () => {
    const drawn = paintOrder(lines, new Set([0]), 'faint');
    expect(drawn.map(({ line: { run, dashed }, colour }) => [run, dashed, colour])).toEqual([
      [1, false, 'faint'],
      [0, false, 'colour 0'],
      [0, true, 'colour 0'],
    ]);
  });
  test('without a highlight every line has the colour of its run', () => {
    expect(paintOrder(lines, null, 'faint').map(({ colour }) => colour)).toEqual([
      'colour 0',
      'colour 1',
      'colour 0',
      'colour 1',
    ]);
  });
  test('the nearest point within reach is found', () => {
    expect(nearestPoint(lines, 9, 6)).toMatchObject({ line: { run: 1 }, sample: 1 });
    expect(nearestPoint(lines, 200, 200)).toBeNull();
  });
  test('a path says the same as the canvas', () => expect(pathData(lines[0])).toBe('M0.0,0.0L10.0,10.0'));
});

describe('names at the ends', () => {
  const { plan } = fixtureSweep();
  test('along a diagonal B tells cells apart', () => {
    const runs = plan.runs.filter(
      ({ learningRate, batchSize }) => Math.abs(learningRate / batchSize - 0.1 / 16) < 1e-9,
    );
    const lines = runs.map(({ id }) => line(id, [id, id]));
    const labels = endLabelsOf(lines, plan.runs, new Set(runs.map(({ id }) => id)));
    expect(labels.map(({ text }) => text)).toEqual(['B=8', 'B=16', 'B=32', 'B=64', 'B=128']);
  });
  test('labels that would touch are moved apart, others stay', () => {
    const label = (key: string, x: number, y: number) => ({ key, text: 'B=16', x, y });
    const placed = spreadLabels([label('a', 0, 50), label('b', 5, 52), label('c', 200, 51)], 0, 100);
    expect(placed.find(({ key }) => key === 'c')?.y).toBe(51);
    expect(placed.find(({ key }) => key === 'b')?.y).toBe(64);
  });
});

describe('the tip of a curve', () => {
  test('says how far λ₁ is from the limit of its η', () => {
    const sweep = fixtureSweep();
    const { id, learningRate } = sweep.plan.runs[4];
    const [sample] = sweep.traces.trace(id, 'sharpness');
    const point = { line: { ...line(id, [0, 0]), probe: 'sharpness' as const }, sample: 0, x: 0, y: 0 };
    const tip = traceTip(sweep, point);
    const row = tip?.rows.find(([name]) => name === '÷ 2/η');
    expect(row?.[1]).toBe(((sample.value * learningRate) / 2).toPrecision(3));
  });
});
