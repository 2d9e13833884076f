import { describe, expect, test } from 'vitest';
import { createTraceStore, type Sample } from '../../../src/sweep/results/trace-store.ts';

const sample = (run: number, step: number, more: Partial<Sample> = {}): Sample => ({
  run,
  probe: 'trainLoss',
  step,
  value: 1 / (step + 1),
  ...more,
});

/** Every combination of what a sample may leave out, and the values that no arithmetic brings back. */
const KINDS: readonly Partial<Sample>[] = [
  {},
  { error: 0.1 },
  { converged: true },
  { converged: false },
  { error: 0.25, converged: true },
  { error: Number.NaN, converged: false },
  { value: -0 },
  { value: Number.NaN },
  { value: Number.NEGATIVE_INFINITY, error: Number.POSITIVE_INFINITY },
];

describe('a store of traces', () => {
  test('gives back every sample exactly, through every growth of its columns', () => {
    const store = createTraceStore();
    const samples = Array.from({ length: 500 }, (_, step) => sample(0, step, KINDS[(step * 7) % KINDS.length]));
    for (const each of samples) store.append([each]);
    expect(store.all()).toStrictEqual(samples);
    expect(store.trace(0, 'trainLoss')).toStrictEqual(samples);
    expect(store.last(0, 'trainLoss')).toStrictEqual(samples.at(-1));
    expect(Object.keys(store.all()[0])).toEqual(Object.keys(samples[0]));
  });

  test('knows nothing of a trace that was not measured', () => {
    const store = createTraceStore();
    expect(store.trace(3, 'sharpness')).toEqual([]);
    expect(store.last(3, 'sharpness')).toBeUndefined();
    expect(store.columns(3, 'sharpness').length).toBe(0);
    expect(store.all()).toEqual([]);
  });

  test('orders by run, probe and step, whatever came first; equal steps as they came', () => {
    const store = createTraceStore();
    store.append([sample(10, 4), sample(2, 9), sample(2, 1, { probe: 'testLoss' }), sample(2, 3, { error: 0.5 })]);
    store.append([sample(2, 3, { value: 7 }), sample(2, 1, { converged: true })]);
    expect(store.all().map(({ run, probe, step }) => `${run} ${probe} ${step}`)).toEqual([
      '2 trainLoss 1',
      '2 trainLoss 3',
      '2 trainLoss 3',
      '2 trainLoss 9',
      '2 testLoss 1',
      '10 trainLoss 4',
    ]);
    const [first, second, third] = store.trace(2, 'trainLoss');
    expect([first.converged, second.error, third.value, third.error]).toEqual([true, 0.5, 7, undefined]);
  });

  test('a trace stays the same object while it grows, and says when a sample was put before others', () => {
    const store = createTraceStore();
    const trace = store.columns(0, 'trainLoss');
    store.append([sample(0, 1), sample(0, 5)]);
    expect(store.columns(0, 'trainLoss')).toBe(trace);
    expect([trace.length, trace.step(1), trace.insertions]).toEqual([2, 5, 0]);
    store.append([sample(0, 3)]);
    expect([trace.length, trace.step(1), trace.insertions]).toEqual([3, 3, 1]);
  });
});
