import { expect, test } from 'vitest';
import { buildDataset } from '../../src/data/build-dataset.ts';
import { DATASET_PRESETS } from '../../src/data/presets.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { createInspector } from '../../src/sweep/inspection/inspector.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import { resultsCsv } from '../../src/sweep/results/export-csv.ts';
import { canonicalJson } from '../../src/sweep/results/fingerprint.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import { nodeRunner } from './claims/node-runner.ts';

const request = () => ({ signal: new AbortController().signal, onProgress: () => {} });
const base: Omit<SweepSpecInput, 'dataset'> = {
  version: 1,
  grid: { learningRates: [0.05], batchSizes: [2, 10], seeds: 2 },
  budget: { kind: 'steps', steps: 300 },
};

/** Chebyshev regression, linear regression and the diagonal network, as a person would ask for them. */
const SWEEPS: readonly (readonly [string, SweepSpecInput])[] = [
  ['CHEB5', { ...base, dataset: DATASET_PRESETS.CHEB5, model: { hidden: [20, 20], loss: 'squaredError' } }],
  ['LINREG', { ...base, dataset: DATASET_PRESETS.LINREG, model: { hidden: [], loss: 'squaredError' } }],
  ['DLN', { ...base, dataset: DATASET_PRESETS.DLN, model: { architecture: 'diagonal', loss: 'squaredError' } }],
];

test.each(SWEEPS)('a sweep of %s ends with losses and sharpness of every run, and no accuracy', async (_, spec) => {
  const { plan, results, traces } = await nodeRunner.sweep(spec, request());
  expect(results.length).toBe(4);
  for (const result of results) {
    expect(result.outcome).toBe('budgetSpent');
    for (const value of [result.trainLoss, result.testLoss, result.sharpness])
      expect(Number.isFinite(value)).toBe(true);
    expect([result.trainAccuracy, result.testAccuracy]).toEqual([Number.NaN, Number.NaN]);
  }
  expect(traces.all().filter(({ probe }) => probe.endsWith('Accuracy'))).toEqual([]);
  const [head, first] = resultsCsv(results, null)
    .split('\r\n')
    .map((line) => line.split(','));
  const cell = (column: string) => first[head.indexOf(column)];
  expect([cell('train_accuracy'), cell('test_accuracy'), cell('accuracy_gap')]).toEqual(['', '', '']);
  expect(Number(cell('train_loss'))).toBe(results[0].trainLoss);
  const engine = await loadSimdEngineInNode();
  const inspector = await createInspector(engine, plan, await buildDataset(plan.spec.dataset));
  expect(await inspector.inspect({ run: 0, step: 300, want: { kind: 'predictions' } })).toBeNull();
  const slice = await inspector.inspect({ run: 0, step: 300, want: { kind: 'slice', plane: 'random' } });
  expect(slice.loss.every(Number.isFinite)).toBe(true);
  inspector.dispose();
});

test('small batches leave the diagonal network sparser than large ones: its loss on new data is lower', async () => {
  const spec: SweepSpecInput = {
    ...base,
    dataset: { ...DATASET_PRESETS.DLN, seed: 3 },
    model: { architecture: 'diagonal', loss: 'squaredError' },
    grid: { learningRates: [0.08838834764831845], batchSizes: [1, 30], seeds: 1 },
    budget: { kind: 'steps', steps: 5000 },
  };
  const { results } = await nodeRunner.sweep(spec, request());
  const [noisy, smooth] = results;
  expect([noisy.run.batchSize, smooth.run.batchSize]).toEqual([1, 30]);
  for (const { trainLoss } of results) expect(trainLoss).toBeLessThan(1e-2);
  // Science notes, S20-3: 0.012 against 0.15 at their best rates.
  expect(noisy.testLoss).toBeLessThan(smooth.testLoss / 2);
});

test('what does not go together is refused before anything is trained', async () => {
  const chebyshev = await buildDataset(parseSweepSpec({ ...base, dataset: DATASET_PRESETS.CHEB4 }).dataset);
  const digits = await buildDataset(parseSweepSpec({ ...base, dataset: { trainCount: 20, testCount: 1 } }).dataset);
  const planOf = (data: typeof digits, model: SweepSpecInput['model']) =>
    planSweep(parseSweepSpec({ ...base, dataset: {}, model }), data);
  expect(() => planOf(chebyshev, {})).toThrow(/loss: it must be squaredError where targets are numbers/);
  expect(() => planOf(chebyshev, { architecture: 'diagonal' })).toThrow(/needs the squared error.*got crossEntropy/);
  expect(() => planOf(digits, { architecture: 'diagonal', loss: 'squaredError' })).toThrow(
    /got squaredError and 10 outputs/,
  );
  const tuned = parseSweepSpec({ ...base, dataset: {}, model: { loss: 'squaredError' }, tune: 'testAccuracy' });
  expect(() => planSweep(tuned, chebyshev)).toThrow(/tune: it must be testLoss or trainLoss/);
  expect(() => parseSweepSpec({ ...base, dataset: {}, model: { architecture: 'tree' } })).toThrow(/model.architecture/);
});

test('a spec that names no architecture has the canonical text that it always had', () => {
  const { model } = parseSweepSpec({ ...base, dataset: {} });
  expect(canonicalJson(model)).toBe(
    '{"activation":"tanh","gain":1,"hidden":[32,32],"init":"lecun","loss":"crossEntropy","stem":[]}',
  );
});
