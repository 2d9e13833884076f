import { expect, test } from 'vitest';
import { planSweep } from '../../../src/sweep/plan.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';

const base: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'glyphs' }, trainCount: 256, testCount: 100 },
  model: { hidden: [8] },
  grid: { learningRates: [0.1], batchSizes: [8], seeds: 1 },
  budget: { kind: 'epochs', epochs: 100 },
};
const planOf = (change: Partial<SweepSpecInput>) => {
  const examples = { count: 256, inputs: new Float32Array(0), labels: new Uint16Array(0) };
  const dataset = { inputShape: [12, 12, 1], classes: 10, train: examples, test: examples };
  return planSweep(parseSweepSpec({ ...base, ...change }), dataset);
};
const everyEpoch = { batch: { kind: 'cyclic', baseEpochs: 1, otherEpochs: 1, factor: 2 } } as const;

test('a batch schedule of a hundred million changes is refused before it is laid out', () => {
  expect(() => planOf({ budget: { kind: 'epochs', epochs: 100_000_000 }, schedule: everyEpoch })).toThrow(
    'schedule.batch: B must change at most 10000 times along a run, got more.',
  );
  expect(planOf({ schedule: everyEpoch }).runs).toHaveLength(1);
});

test('a run without end is refused with its number of steps and its η', () => {
  expect(() =>
    planOf({
      grid: { learningRates: [1e-300], batchSizes: [8], seeds: 1 },
      budget: { kind: 'etaSteps', etaSteps: 1e15 },
    }),
  ).toThrow('budget: a run must end after at most 100000000000 steps, got Infinity at η = 1e-300.');
  expect(() => planOf({ budget: { kind: 'etaSteps', etaSteps: 1e308 } })).toThrow('budget.etaSteps');
  expect(planOf({ budget: { kind: 'etaSteps', etaSteps: 10 } }).runs[0].endStep).toBe(100);
});
