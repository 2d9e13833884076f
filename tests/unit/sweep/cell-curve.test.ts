import { describe, expect, test } from 'vitest';
import { CellCurveBuilder, cellCurve } from '../../../src/sweep/results/cell-curve.ts';
import type { RunResult } from '../../../src/sweep/results/results.ts';
import { createTraceStore } from '../../../src/sweep/results/trace-store.ts';
import type { Outcome } from '../../../src/sweep/segment/run-status.ts';

const E = Math.E;
/** t₀.₉₇₅ with one degree of freedom: tan(0.475 π). */
const T1 = Math.tan(0.475 * Math.PI);

const result = (id: number, outcome: Outcome | null, step: number): RunResult => ({
  run: { id, learningRate: 0.1, batchSize: 8, seed: id, endStep: 1000 },
  ...{ outcome, step, trainLoss: 0, testLoss: 0, trainAccuracy: 1, testAccuracy: 1 },
  ...{ sharpness: 1, sharpnessError: 0, sharpnessConverged: true },
});

/** Traces of λ₁, as [step, value] of every run. */
function tracesOf(...runs: readonly (readonly (readonly [number, number])[])[]) {
  const traces = createTraceStore();
  runs.forEach((samples, run) => {
    traces.append(samples.map(([step, value]) => ({ run, probe: 'sharpness' as const, step, value })));
  });
  return traces;
}

describe('the mean curve of a cell', () => {
  test('is the geometric mean, with Student’s band of the logarithm', () => {
    const traces = tracesOf(
      [
        [0, 1],
        [10, E],
      ],
      [
        [0, 1],
        [10, E ** 3],
      ],
    );
    const [start, later] = cellCurve([result(0, null, 10), result(1, null, 10)], traces, 'sharpness');
    expect(start).toMatchObject({ step: 0, centre: 1 });
    // Logarithms 1 and 3: mean 2, s = √2, half-width t·s/√2 = t.
    expect(later.centre).toBeCloseTo(E ** 2, 9);
    expect(Math.log(later.high)).toBeCloseTo(2 + T1, 6);
    expect(Math.log(later.low)).toBeCloseTo(2 - T1, 6);
  });
  test('has a point where all runs were measured, and no other while one trains', () => {
    const traces = tracesOf(
      [
        [0, 4],
        [10, 3],
        [40, 2],
      ],
      [
        [0, 4],
        [10, 3],
      ],
    );
    const points = cellCurve([result(0, 'reachedTarget', 40), result(1, null, 20)], traces, 'sharpness');
    expect(points.map(({ step }) => step)).toEqual([0, 10]);
  });
  test('ends at the geometric mean of the ends', () => {
    const traces = tracesOf(
      [
        [0, 4],
        [10, 3],
        [40, 1],
      ],
      [
        [0, 4],
        [10, 3],
        [90, 4],
      ],
    );
    const points = cellCurve([result(0, 'reachedTarget', 40), result(1, 'reachedTarget', 90)], traces, 'sharpness');
    expect(points.map(({ step }) => step)).toEqual([0, 10, 60]);
    expect(points.at(-1)?.centre).toBeCloseTo(2, 9);
  });
  test('leaves out diverged runs and values that have no logarithm', () => {
    const traces = tracesOf(
      [
        [0, 4],
        [10, -3],
        [20, 2],
      ],
      [[0, 9]],
    );
    const points = cellCurve([result(0, null, 20), result(1, 'diverged', 3)], traces, 'sharpness');
    expect(points.map(({ step, centre }) => [step, Math.round(centre)])).toEqual([
      [0, 4],
      [20, 2],
    ]);
    expect(points[0].low).toBeNaN();
  });
  test('is empty where every run diverged, or one has not been measured', () => {
    expect(cellCurve([result(0, 'diverged', 3)], tracesOf([[0, 4]]), 'sharpness')).toEqual([]);
    expect(cellCurve([result(0, null, 0), result(1, null, 0)], tracesOf([[0, 4]], []), 'sharpness')).toEqual([]);
  });
});

describe('other curves of a cell', () => {
  const runs = [1, 2, 3, 10].map((value, run) => [run, value] as const);
  const traces = tracesOf(...runs.map(([, value]) => [[0, value]] as [number, number][]));
  const results = runs.map(([run]) => result(run, null, 0));

  test('the median with the quartiles of the units: type 7, by hand', () => {
    const [point] = cellCurve(results, traces, 'sharpness', { centre: 'median', axis: 'linear' });
    expect(point).toMatchObject({ step: 0, centre: 2.5, low: 1.75, high: 4.75 });
  });
  test('on a log axis quartiles are those of the logarithms', () => {
    const [point] = cellCurve(results, traces, 'sharpness', { centre: 'median' });
    expect(point?.centre).toBeCloseTo(Math.sqrt(6), 12);
    expect(point?.low).toBeCloseTo(2 ** 0.75, 12);
  });
  test('on a linear axis the arithmetic mean with Student’s interval, of values of either sign', () => {
    const signed = tracesOf([[5, -1]], [[5, 3]]);
    const [point] = cellCurve([result(0, null, 5), result(1, null, 5)], signed, 'sharpness', { axis: 'linear' });
    expect(point?.centre).toBe(1);
    expect(point?.high).toBeCloseTo(1 + 2 * T1, 6);
  });
  test('two runs of one data seed count by their mean', () => {
    const nested = [0, 1, 2, 3].map((id) => ({
      ...result(id, null, 0),
      run: { ...result(id, null, 0).run, dataSeed: id < 2 ? 0 : 1 },
    }));
    const [point] = cellCurve(nested, traces, 'sharpness', { axis: 'linear' });
    // Units 1.5 and 6.5.
    expect(point?.centre).toBe(4);
    expect(point?.high).toBeCloseTo(4 + 2.5 * T1, 6);
  });
});

test('continued as samples come, in whatever order, it is the curve of all of them', () => {
  const steps = [0, 1, 2, 4, 8, 16];
  const valueAt = (run: number, step: number) => 5 / (1 + step + run);
  const traces = createTraceStore();
  const results = [result(0, null, 16), result(1, null, 16), result(2, null, 16)];
  const builder = new CellCurveBuilder(results, traces, 'sharpness');
  // Run 2 is measured later than the others, and step 4 of run 0 comes last.
  const order = [
    ...steps.flatMap((step) => [[0, step] as const, [1, step] as const]),
    ...steps.map((step) => [2, step] as const),
  ].filter(([run, step]) => !(run === 0 && step === 4));
  for (const [run, step] of [...order, [0, 4] as const]) {
    traces.append([{ run, probe: 'sharpness', step, value: valueAt(run, step) }]);
    expect(builder.read(false)).toEqual(cellCurve(results, traces, 'sharpness'));
  }
  expect(builder.read(false).map(({ step }) => step)).toEqual(steps);
  expect(builder.read(true).map(({ step }) => step)).toEqual(steps);
});
