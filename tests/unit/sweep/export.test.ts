import { describe, expect, test } from 'vitest';
import type { EngineDescription } from '../../../src/engine/contract.ts';
import { probesOfTier } from '../../../src/probes/scalar/registry.ts';
import { resultsCsv, samplesCsv } from '../../../src/sweep/results/export-csv.ts';
import { sweepFingerprint } from '../../../src/sweep/results/fingerprint.ts';
import { type RunResult, runResults } from '../../../src/sweep/results/results.ts';
import { createTraceStore, type Sample } from '../../../src/sweep/results/trace-store.ts';
import { sweepJson } from '../../../src/sweep/saved/sweep-file.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import type { Run } from '../../../src/sweep/sweep-plan.ts';

const runs: Run[] = [0, 1].map((id) => ({ id, learningRate: 0.1, batchSize: 32, seed: id, endStep: 90 }));
const samples: Sample[] = [
  { run: 0, probe: 'trainLoss', step: 90, value: 0.1 + 0.2 },
  { run: 0, probe: 'trainAccuracy', step: 90, value: 1 },
  { run: 0, probe: 'testAccuracy', step: 90, value: 0.9 },
  { run: 0, probe: 'sharpness', step: 90, value: 3.5, error: 0.01, converged: true },
  { run: 1, probe: 'sharpness', step: 0, value: 9, error: 0.01, converged: true },
  { run: 1, probe: 'trainLoss', step: 7, value: Number.NaN },
];
const store = createTraceStore();
store.append(samples);
const spec = parseSweepSpec({
  version: 1,
  dataset: {},
  grid: { learningRates: [0.1], batchSizes: [32], seeds: 2 },
  budget: { kind: 'steps', steps: 90 },
});
const engine: EngineDescription = {
  kind: 'simd',
  device: 'here',
  unitRoundoff: 2 ** -24,
  selfCheck: { quantities: 24, milliseconds: 9 },
};
const ORIGIN = 'WebAssembly SIMD, f32 (unit roundoff 2⁻²⁴), self-check passed (24 quantities)';
const finished = new Map([
  [0, { run: 0, outcome: 'budgetSpent' as const, step: 90 }],
  [1, { run: 1, outcome: 'diverged' as const, step: 7 }],
]);
const results: RunResult[] = runResults({ runs } as never, store, finished);
const rows = (csv: string) =>
  csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

describe('CSV', () => {
  test('has one row per run, exact numbers, and empty cells where nothing was measured', () => {
    const [header, first, second] = rows(resultsCsv(results, engine));
    const cellOf = (row: string[], name: string) => row[header.indexOf(name)];
    expect(cellOf(first, 'train_loss')).toBe('0.30000000000000004');
    expect(Number(cellOf(first, 'lr_over_batch'))).toBe(0.1 / 32);
    expect(Number(cellOf(first, 'accuracy_gap'))).toBe(1 - 0.9);
    expect(cellOf(first, 'sharpness_converged')).toBe('true');
    expect(cellOf(second, 'outcome')).toBe('diverged');
    expect(cellOf(second, 'sharpness')).toBe('');
    expect(cellOf(second, 'train_loss')).toBe('');
  });
  test('calls what every sweep records by the ids of its probes; so does JSON', () => {
    const [header] = rows(resultsCsv(results, engine));
    const { results: saved } = JSON.parse(sweepJson({ fingerprint: null, engine: null, spec, results, samples }));
    for (const id of [...probesOfTier('sharpness').map((probe) => probe.id), 'sharpnessError', 'sharpnessConverged']) {
      expect(header).toContain(id.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`));
      expect(Object.keys(saved[0])).toContain(id);
    }
    expect(header.filter((name) => name.includes('residual'))).toEqual([]);
  });
  test('has a column for the rule, before the last, where there is one', () => {
    const [header, first, second] = rows(resultsCsv(results, engine, { kind: 'svag', level: 4 }));
    const [plain] = rows(resultsCsv(results, engine));
    expect(header).toEqual(plain.toSpliced(-1, 0, 'rule'));
    expect([first, second].map((row) => row[header.indexOf('rule')])).toEqual(['SVAG of level 4', 'SVAG of level 4']);
  });
  test('samples carry their run, step, value and error', () => {
    expect(rows(samplesCsv(runs, samples, engine))[4].slice(0, 9)).toEqual([
      '0',
      '0.1',
      '32',
      '0',
      'sharpness',
      '90',
      '3.5',
      '0.01',
      'true',
    ]);
  });
  test.each([
    ['results', (of: EngineDescription | null) => resultsCsv(results, of)],
    ['samples', (of: EngineDescription | null) => samplesCsv(runs, samples, of)],
  ] as const)(
    'every row of %s says in its last column who computed it, quoted since it has commas',
    (_what, tableBy) => {
      const lines = (of: EngineDescription | null) => tableBy(of).trimEnd().split('\r\n');
      expect(lines(engine)[0]).toMatch(/,computed_by$/);
      for (const line of lines(engine).slice(1)) expect(line.endsWith(`,"${ORIGIN}"`)).toBe(true);
      for (const line of lines(null).slice(1)) expect(line).toContain('engine not recorded, not checked: ');
    },
  );
});

describe('fingerprint', () => {
  const print = (change: { spec?: typeof spec; results?: RunResult[]; samples?: Sample[] } = {}) =>
    sweepFingerprint(change.spec ?? spec, change.results ?? results, change.samples ?? samples);
  test('is 64 hexadecimal digits and stays the same', () => {
    expect(print()).toMatch(/^[0-9a-f]{64}$/);
    expect(print()).toBe(print());
  });
  test('does not depend on the name or on the order of keys', () => {
    expect(print({ spec: { ...spec, name: 'another' } })).toBe(print());
    expect(print({ spec: Object.fromEntries(Object.entries(spec).reverse()) as never })).toBe(print());
  });
  test.each([
    ['one bit of one value', { samples: [{ ...samples[0], value: 0.3 }, ...samples.slice(1)] }],
    ['an error', { samples: samples.map((sample) => ({ ...sample, error: 0.02 })) }],
    ['an outcome', { results: results.map((result) => ({ ...result, outcome: 'stopped' as const })) }],
    ['a setting', { spec: { ...spec, update: { ...spec.update, momentum: 0.5 } } }],
  ])('changes with %s', (_what, change) => expect(print(change)).not.toBe(print()));
});

test('JSON keeps every number: NaN and infinities as names', () => {
  const file = JSON.parse(sweepJson({ fingerprint: null, engine: null, spec, results, samples }));
  expect(file.samples[0].value).toBe(0.1 + 0.2);
  expect(file.samples[5].value).toBe('NaN');
  expect(file.spec).toEqual(spec);
});

test('JSON says in words who computed it, beside the description it follows from', () => {
  const file = JSON.parse(sweepJson({ fingerprint: null, engine, spec, results, samples }));
  expect([file.computedBy, file.engine]).toEqual([ORIGIN, engine]);
  expect(JSON.parse(sweepJson({ fingerprint: null, engine: null, spec, results, samples })).computedBy).toContain(
    'engine not recorded',
  );
});
