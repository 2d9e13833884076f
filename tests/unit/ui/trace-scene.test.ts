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
const { runs } = fixtureSweep().plan;
const line = (run: number, [first, ...others]: [number, number][], dashed = false): TraceLine => {
  const probe = dashed ? 'testLoss' : 'trainLoss';
  const point = ([x, y]: [number, number], step: number) => ({ x, y, sample: { run, probe, step, value: y } as const });
  const points = [point(first, 0), ...others.map((at, i) => point(at, i + 1))] as const;
  return { run: runs[run], probe, points: [...points], colour: `colour ${run}`, dashed };
};

describe('curves', () => {
  const sweep = fixtureSweep();
  const { x, y } = traceExtents(sweep, view);
  const scales = traceScales(frame, x ?? [1, 2], y ?? [1, 2], view);
  const lines = traceLines(sweep, { frame, scales, view, colourOf: () => 'red' });

  test('there is one per run, inside the frame', () => {
    expect(lines).toHaveLength(sweep.plan.runs.length);
    for (const { points } of lines)
      for (const { x: across, y: down } of points) {
        expect(across).toSatisfy((at: number) => at >= frame.left - 1e-6 && at <= frame.right + 1e-6);
        expect(down).toSatisfy((at: number) => at >= frame.top - 1e-6 && at <= frame.bottom + 1e-6);
      }
  });
  test('every point has its sample: step 0 has no place on a log axis', () => {
    const [, second] = sweep.traces.trace(0, 'trainLoss');
    const [point] = lines[0].points;
    expect(point.sample).toEqual(second);
    expect(point.x).toBeCloseTo(scales.x(second.step), 9);
    expect(point.y).toBeCloseTo(scales.y(second.value), 9);
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
    expect(drawn[0].points.at(-1)?.y).toBe(frame.top);
    expect(drawn[0].points.map(({ sample }) => sample.step)).toEqual([1, 2]);
  });
  test('a run whose loss is ∞ leaves over the top too', () => {
    const traces = createTraceStore();
    const samples = [1, 2, Number.POSITIVE_INFINITY].map((value, step) => ({
      run: 0,
      probe: 'trainLoss' as const,
      step,
      value,
    }));
    traces.append(samples);
    const [drawn] = traceLines(
      { ...sweep, traces },
      { frame, scales: traceScales(frame, [1, 3], [1, 4], view), view, colourOf: () => 'red' },
    );
    expect(drawn.points.map(({ y }) => y)).toEqual([expect.any(Number), frame.top]);
  });
  test('nothing measured means no extent', () => {
    expect(traceExtents({ ...sweep, traces: createTraceStore() }, view)).toEqual({ x: null, y: null, yKind: 'log' });
  });
});

describe('highlighting', () => {
  const lines = [
    line(0, [
      [0, 0],
      [10, 10],
    ]),
    line(1, [
      [0, 5],
      [10, 5],
    ]),
    line(0, [[0, 1]], true),
    line(1, [[0, 2]], true),
  ];
  test('others go behind, in one faint colour, and lose their dashed companions', () => {
    const drawn = paintOrder(lines, new Set([0]), 'faint');
    expect(drawn.map(({ line: { run, dashed }, colour }) => [run.id, dashed, colour])).toEqual([
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
    expect(nearestPoint(lines, 9, 6)).toMatchObject({ line: { run: { id: 1 } }, sample: { step: 1 }, x: 10, y: 5 });
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
    const lines = runs.map(({ id }) => line(id, [[id, id]]));
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
    const point = { line: { ...line(id, [[0, 0]]), probe: 'sharpness' as const }, sample, x: 0, y: 0 };
    const tip = traceTip(sweep.plan, point);
    const row = tip.rows.find(([name]) => name === '÷ 2/η');
    expect(row?.[1]).toBe(((sample.value * learningRate) / 2).toPrecision(3));
  });
});
