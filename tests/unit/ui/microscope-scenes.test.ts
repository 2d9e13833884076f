import { describe, expect, test } from 'vitest';
import type { FlowsFinding, SliceFinding, Want } from '../../../src/sweep/inspection/findings.ts';
import { createTraceStore } from '../../../src/sweep/results/trace-store.ts';
import type { Run } from '../../../src/sweep/sweep-plan.ts';
import { frameOf } from '../../../src/ui/charts/frame.ts';
import { eigenvaluesScene, nearestStep, withNames } from '../../../src/ui/microscope/eigenvalues/scene.ts';
import { flowWindows } from '../../../src/ui/microscope/flows/flow-windows.ts';
import { flowScene, nearestWindow } from '../../../src/ui/microscope/flows/scene.ts';
import { createInspectionQueue } from '../../../src/ui/microscope/inspection-queue.ts';
import { defaultOther, runAt } from '../../../src/ui/microscope/interpolation/other-run.ts';
import { interpolationScene, nearestPlace } from '../../../src/ui/microscope/interpolation/scene.ts';
import { pixelRange, rgbaOf } from '../../../src/ui/microscope/predictions/pixels.ts';
import { fieldScene } from '../../../src/ui/microscope/predictions/scene.ts';
import { probeRows } from '../../../src/ui/microscope/probe-rows.ts';
import { levelValues, sliceScene, squareIn } from '../../../src/ui/microscope/slice/scene.ts';
import { spectrumScene } from '../../../src/ui/microscope/spectrum/scene.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';

const frame = frameOf({ width: 400, height: 300 }, { top: 20, right: 40, bottom: 30, left: 60 });
const evenly = (low: number, high: number, n: number) =>
  Float64Array.from({ length: n }, (_, i) => low + ((high - low) * i) / (n - 1));
const pairsOf = (d: string) => [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('a slice', () => {
  const axis = evenly(-2, 2, 41);
  const loss = Float64Array.from(
    { length: 41 * 41 },
    (_, i) => 0.1 + axis[i % 41] ** 2 + axis[Math.floor(i / 41)] ** 2,
  );
  const trajectory = [
    { step: 0, x: 2, y: -2 },
    { step: 9, x: 0, y: 0 },
  ];
  const bowl: SliceFinding = { plane: 'random', x: axis, y: axis, loss, trajectory, explained: null };
  const square = squareIn(frame);

  test('has one unit on both axes', () => {
    expect(square.right - square.left).toBe(square.bottom - square.top);
    const { x, y } = sliceScene(bowl, square);
    expect(x(1) - x(0)).toBeCloseTo(y(0) - y(1), 9);
  });
  test('levels of a bowl are circles of radius √(value − minimum)', () => {
    const { levels, x, y } = sliceScene(bowl, square);
    for (const { value, d } of levels.slice(5, 9))
      for (const [px, py] of pairsOf(d)) {
        const radius = Math.hypot(x.invert(px), y.invert(py));
        if (radius < 1.9) expect(Math.abs(radius - Math.sqrt(value - 0.1))).toBeLessThan(0.02);
      }
  });
  test('levels rise by equal ratios, and walls do not hide the valley', () => {
    const values = levelValues([0.5, 1, 1e9, Number.NaN]);
    expect(values[0]).toBe(0.5);
    expect(values[1] / values[0]).toBeCloseTo(values[2] / values[1], 9);
    expect(Math.max(...values)).toBeLessThan(6);
    expect(levelValues([Number.NaN])).toEqual([]);
  });
  test('the run ends at its centre', () => {
    const { way, x, y } = sliceScene(bowl, square);
    expect(way[1]).toEqual({ step: 9, x: x(0), y: y(0) });
  });
});

describe('between two runs', () => {
  const fractions = Float64Array.from({ length: 9 }, (_, i) => (i - 2) / 4);
  // a barrier of 2 at ½ above a line that falls from 1 to 0; far outside the loss is out of bounds
  const train = { loss: Float64Array.of(900, 30, 1, 1.25, 2.5, 1, 0, 5, Number.NaN), barrier: 2, error: 0.1, top: 0.5 };
  const flat = { loss: new Float64Array(9).fill(0.5), barrier: 0, error: 0.1, top: 0 };

  test('the barrier stands from the straight line up to the loss, at its place', () => {
    const { x, y, splits } = interpolationScene({ fractions, train, test: flat, distance: 1 }, frame);
    expect(splits.map(({ split }) => split)).toEqual(['train', 'test']);
    expect(splits[0].barrier).toEqual({ x: x(0.5), from: y(0.5), to: y(2.5) });
    expect(splits[1].barrier).toBeNull();
    expect(splits[0].chord).toBe(`M${x(0)},${y(1)}L${x(1)},${y(0)}`);
  });
  test('the axis is that of the losses between the ends, from 0 up; the curve is broken where it is not finite', () => {
    const { x, y, splits } = interpolationScene({ fractions, train, test: null, distance: 1 }, frame);
    expect(y.domain).toEqual([0, 3]);
    expect([x.domain, splits.length]).toEqual([[-0.5, 1.5], 1]);
    expect(pairsOf(splits[0].curve)).toHaveLength(8);
  });
  test('a run that has diverged leaves an empty plot, not a broken one', () => {
    const lost = { loss: new Float64Array(9).fill(Number.NaN), barrier: Number.NaN, error: Number.NaN, top: 0 };
    const { y, splits } = interpolationScene({ fractions, train: lost, test: null, distance: 1 }, frame);
    expect(y.domain).toEqual([0, 1]);
    expect(splits[0]).toEqual({ split: 'train', curve: '', chord: '', barrier: null });
  });
  test('the pointer finds the nearest place', () => {
    expect([-9, 0.1, 0.13, 9].map((fraction) => nearestPlace(fractions, fraction))).toEqual([0, 2, 3, 8]);
  });
});

describe('what a run is first compared with', () => {
  const { plan } = fixtureSweep();
  const at = (learningRate: number, batchSize: number, seed: number) =>
    runAt(plan.runs, { learningRate, batchSize, seed })!;
  const diverged = (...lost: Run[]) =>
    new Map(lost.map(({ id }) => [id, { run: id, outcome: 'diverged' as const, step: 3 }]));
  const run = at(0.1, 4, 0);

  test('another seed of its cell', () => {
    expect(defaultOther({ plan, finished: new Map() }, run)).toBe(at(0.1, 4, 1));
    expect(defaultOther({ plan, finished: diverged(at(0.1, 4, 1)) }, run)).toBe(at(0.1, 4, 2));
  });
  test('else a run of its η/B, else that of the opposite corner, else one that has diverged, else none', () => {
    const own = [1, 2].map((seed) => at(0.1, 4, seed));
    const other = defaultOther({ plan, finished: diverged(...own) }, run)!;
    expect([other.learningRate / other.batchSize, other.batchSize]).not.toEqual([0.025, 4]);
    expect(other.learningRate / other.batchSize).toBeCloseTo(0.025, 12);
    const sameNoise = plan.runs.filter(
      ({ learningRate, batchSize }) => Math.abs(learningRate / batchSize - 0.025) < 1e-9,
    );
    const lost = diverged(...sameNoise.filter(({ id }) => id !== run.id));
    expect(defaultOther({ plan, finished: lost }, run)).toBe(at(0.8, 128, 0));
    const two = { ...plan, runs: plan.runs.slice(0, 2) };
    expect(defaultOther({ plan: two, finished: diverged(plan.runs[1]) }, plan.runs[0])).toBe(plan.runs[1]);
    expect(defaultOther({ plan: { ...plan, runs: [run] }, finished: new Map() }, run)).toBeNull();
  });
});

test('a spectrum: the curve passes through the density, marks stand at the eigenvalues', () => {
  const places = evenly(-1, 3, 5);
  const density = Float64Array.of(0.01, 1, 0.1, 0.01, 0.02);
  const finding = {
    top: [{ value: 2, error: 0.1, converged: true }],
    dimension: 100,
    places,
    density,
    error: density.map((value) => value / 2),
    width: 0.5,
  };
  const { x, y, curve, marks } = spectrumScene(finding, frame);
  expect(marks).toMatchObject([{ k: 0, at: x(2) }]);
  pairsOf(curve).forEach(([px, py], i) => {
    expect(px).toBeCloseTo(x(places[i]), 2);
    expect(py).toBeCloseTo(y(density[i]), 2);
  });
});

describe('eigenvalues over time', () => {
  const at = (value: number, error = 0) => ({ value, error, converged: true });
  const finding = { steps: [0, 1, 10], top: [[at(1)], [at(4, 2), at(2)], [at(5), at(-1)]] };
  const { lines, x, y } = eigenvaluesScene(finding, { frame, limit: 8 });
  test('one line per rank through all its values, negative ones too; step 0 has no place on a log axis', () => {
    expect(lines.map(({ k }) => k)).toEqual([0, 1]);
    expect(pairsOf(lines[0].d).map(([px]) => Math.round(px))).toEqual([x(1), x(10)].map(Math.round));
    expect(lines[1]).toMatchObject({ x: x(10), y: y(-1) });
    expect(y(-1)).toBeGreaterThan(y(2));
  });
  test('errors are bars, and the limit is on the axis', () => {
    expect(lines[0].bars[0]).toMatchObject({ top: y(6), bottom: y(2) });
    expect(y.domain[1]).toBeGreaterThanOrEqual(8);
  });
  test('names stand in order of rank, inside the frame, however close the lines end', () => {
    const close = Array.from({ length: 6 }, (_, k) => ({ k, d: '', x: 0, y: frame.bottom - 3, bars: [] }));
    const heights = withNames(close, frame).map(({ nameY }) => nameY);
    expect(heights).toEqual([5, 4, 3, 2, 1, 0].map((above) => frame.bottom - 15 * above));
  });
  test('a click goes to the nearest step', () => {
    expect(nearestStep([0, 3, 10], x, x(4))).toBe(3);
    expect(nearestStep([], x, 0)).toBeNull();
  });
});

test('a decision field: regions of both classes meet where the probability is ½', () => {
  const axis = evenly(-1, 1, 21);
  const right = (i: number) => axis[i % 21] > 0;
  const n = 21 * 21;
  const { regions, x, examples } = fieldScene(
    {
      kind: 'field',
      classes: 2,
      x: axis,
      y: axis,
      predicted: Uint8Array.from({ length: n }, (_, i) => Number(right(i))),
      confidence: Float32Array.from({ length: n }, (_, i) => 0.5 + Math.abs(axis[i % 21]) / 2),
      points: Float32Array.of(0.5, 0.5, 9, 9),
      labels: Uint16Array.of(1, 0),
    },
    frame,
  );
  const edge = (d: string, pick: (...values: number[]) => number) => pick(...pairsOf(d).map(([px]) => px));
  expect(edge(regions[0].all, Math.max)).toBeCloseTo(x(0), 0);
  expect(edge(regions[1].all, Math.min)).toBeCloseTo(x(0), 0);
  expect(edge(regions[1].sure, Math.min)).toBeCloseTo(x(0.8), 0);
  expect(examples).toHaveLength(1);
});

test('pixels: all images share one range; grey is the same in all channels', () => {
  const image = { index: 0, label: 0, predicted: 0, confidence: 1 };
  const range = pixelRange([
    { ...image, pixels: Float32Array.of(-1, 0) },
    { ...image, pixels: Float32Array.of(3, 1) },
  ]);
  expect(range).toEqual([-1, 3]);
  expect([...rgbaOf(Float32Array.of(-1, 3), 1, range)]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
  expect([...rgbaOf(Float32Array.of(-1, 1, 3), 3, range)]).toEqual([0, 128, 255, 255]);
});

test('the table has the latest value at or before the step, and says where it is from', () => {
  const traces = createTraceStore();
  traces.append([
    { run: 0, probe: 'sharpness', step: 0, value: 2, error: 0.1 },
    { run: 0, probe: 'sharpness', step: 8, value: 3, error: 0.1 },
    { run: 0, probe: 'trainLoss', step: 9, value: 1 },
  ]);
  expect(probeRows(traces, 0, 8).map(({ id, value, step }) => [id, value, step])).toEqual([
    ['sharpness', '3.00 ± 0.10', 8],
  ]);
  expect(probeRows(traces, 0, 5)[0].step).toBe(0);
});

describe('the inspection queue', () => {
  const request = (step: number) => ({ run: 0, step, want: { kind: 'predictions' } as Want });
  test('one look at a time; one that was given up is never asked; findings are kept', async () => {
    const asked: number[] = [];
    let finish = () => {};
    const queue = createInspectionQueue(({ step }) => {
      asked.push(step);
      return new Promise((resolve) => {
        finish = () => resolve(null as never);
      });
    });
    const found: number[] = [];
    const ask = (step: number) =>
      queue.ask({ request: request(step), onFound: () => found.push(step), onFailed: () => {} });
    ask(1);
    const giveUp = ask(2);
    ask(3);
    expect(asked).toEqual([1]);
    giveUp();
    finish();
    await Promise.resolve();
    await new Promise((resume) => setTimeout(resume));
    expect([asked, found]).toEqual([[1, 3], [1]]);
    expect(queue.known(request(1))).toBeNull();
    expect(queue.known(request(3))).toBeUndefined();
  });
});

describe('windows of a run beside its flows', () => {
  test.each([
    [0, 1600, 40, 1, 40],
    [100, 20_100, 40, 301, 400], // the middle 100 of 500
    [0, 80, 4, 1, 20],
    [60, 65, 1, 61, 65],
  ])('from step %i to %i: %i, the first over steps %i to %i', (from, end, count, first, last) => {
    const windows = flowWindows(from, end);
    expect(windows).toHaveLength(count);
    expect(windows[0]).toEqual({ first, last });
    expect(windows.at(-1)!.last).toBeLessThanOrEqual(end);
    windows.slice(1).forEach((next, k) => void expect(next.first).toBeGreaterThan(windows[k].last));
  });

  test('a run that ends at that step has none', () => expect(flowWindows(60, 60)).toEqual([]));

  const place = (loss: number) => ({ loss, sharpness: { value: 4, error: 0 }, distance: loss / 10, atEdge: 1 });
  const at = (step: number, central: number): FlowsFinding => ({
    step,
    window: { first: step - 1, last: step },
    run: { loss: 0.1, losses: Float64Array.of(0.05, 0.2), sharpness: { value: 5, error: 0 } },
    central: place(central),
    gradient: place(0.01),
  });
  const found = [at(10, 0.1), at(20, 0.1), at(30, Number.NaN)];
  const options = { frame, span: [0, 40], limit: 5, nameOf: (path: string) => path } as const;

  test('a curve ends where its flow cannot go on, and is named there', () => {
    const { x, y, curves, labels } = flowScene(found, { ...options, quantity: 'loss' });
    const central = curves.find(({ path }) => path === 'central')!;
    const pairs = pairsOf(central.d);
    expect(pairs.map(([at]) => at)).toEqual([x(10), x(20)]);
    // path data have three decimals
    for (const [, height] of pairs) expect(Math.abs(height - y(0.1))).toBeLessThanOrEqual(0.001);
    expect(labels.find(({ key }) => key === 'central')).toMatchObject({ x: x(20), y: y(0.1) });
    // single steps of the run are within the axis, too
    expect(y.domain[0]).toBeLessThanOrEqual(0.01);
    expect(y.domain[1]).toBeGreaterThanOrEqual(0.2);
  });

  test('distances are those of the flows alone; the limit of the sharpness is within its axis', () => {
    expect(flowScene(found, { ...options, quantity: 'distance' }).curves.map(({ path }) => path)).toEqual([
      'central',
      'gradient',
    ]);
    expect(flowScene(found, { ...options, limit: 50, quantity: 'sharpness' }).y.domain[1]).toBeGreaterThanOrEqual(50);
    expect([nearestWindow(found, 17), nearestWindow(found, -5), nearestWindow([], 3)]).toEqual([1, 0, -1]);
  });
});
