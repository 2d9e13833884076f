import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import type { EngineDescription } from '../../../src/engine/contract.ts';
import { SCALAR_PROBES } from '../../../src/probes/scalar/registry.ts';
import { resultsCsv, samplesCsv } from '../../../src/sweep/results/export-csv.ts';
import { type ParquetSource, runsParquet, samplesParquet } from '../../../src/sweep/results/export-parquet.ts';
import { runResults } from '../../../src/sweep/results/results.ts';
import { createTraceStore, type Sample } from '../../../src/sweep/results/trace-store.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import type { Run } from '../../../src/sweep/sweep-plan.ts';

const engine: EngineDescription = { kind: 'simd', device: 'here', unitRoundoff: 2 ** -24 };

const specOf = (change: Partial<SweepSpecInput> = {}) =>
  parseSweepSpec({
    version: 1,
    name: 'Schärfe, “η/B”',
    dataset: {},
    grid: { learningRates: [0.1], batchSizes: [32], seeds: 2 },
    budget: { kind: 'steps', steps: 90 },
    ...change,
  });

/** The least and the largest number of each kind that a spec allows, and doubles that no short decimal has. */
const runs: Run[] = [
  { id: 0, learningRate: 0.1 + 0.2, batchSize: 1, seed: 0, endStep: 90 },
  { id: 1, learningRate: 2 ** -1074, batchSize: 3, seed: 2 ** 53 - 1, endStep: 1e11 },
];
const samples: Sample[] = [
  { run: 0, probe: 'trainLoss', step: 0, value: -0 },
  { run: 0, probe: 'trainLoss', step: 90, value: 0 },
  { run: 0, probe: 'trainAccuracy', step: 90, value: 1 },
  { run: 0, probe: 'testAccuracy', step: 90, value: 0.9 },
  { run: 0, probe: 'sharpness', step: 90, value: 3.5, error: 0.01, converged: false },
  { run: 1, probe: 'trainLoss', step: 7, value: Number.NaN },
  { run: 1, probe: 'trainLoss', step: 1e11, value: Number.POSITIVE_INFINITY, error: Number.NaN, converged: true },
];
const store = createTraceStore();
store.append(samples);
const results = runResults(
  { runs } as never,
  store,
  new Map([
    [0, { run: 0, outcome: 'budgetSpent' as const, step: 90 }],
    [1, { run: 1, outcome: 'diverged' as const, step: 1e11 }],
  ]),
);
const source: ParquetSource = { version: '9.8.7', spec: specOf(), fingerprint: 'f'.repeat(64), engine };

function fileOf(pieces: Iterable<Uint8Array>): ArrayBuffer {
  const bytes = Buffer.concat([...pieces]);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
}
const rowsOf = (file: ArrayBuffer) => parquetReadObjects({ file });
const metadataOf = (file: ArrayBuffer) =>
  Object.fromEntries((parquetMetadata(file).key_value_metadata ?? []).map(({ key, value }) => [key, value]));

/** Rows of a CSV table without its last column, the only one that is quoted. */
function csvRows(csv: string): Record<string, string>[] {
  const [header, ...lines] = csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.replace(/,(?:computed_by|"[^"]*")$/, '').split(','));
  return lines.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index]])));
}

describe('samples as Parquet', () => {
  const file = fileOf(samplesParquet(runs, samples, source));

  test('have every number to the last bit, null where nothing was measured, and NaN as a value', async () => {
    const rows = await rowsOf(file);
    expect(rows.map(({ run, probe, step }) => [run, probe, step])).toEqual(
      samples.map(({ run, probe, step }) => [run, probe, BigInt(step)]),
    );
    for (const [index, { run, value, error, converged }] of samples.entries()) {
      const row = rows[index];
      // `toBe` tells −0 from 0, and takes NaN for NaN.
      expect(row.value).toBe(value);
      expect(row.error).toBe(error ?? null);
      expect(row.converged).toBe(converged ?? null);
      expect(row.learning_rate).toBe(runs[run].learningRate);
      expect(row.seed).toBe(BigInt(runs[run].seed));
      expect(row.batch_size).toBe(runs[run].batchSize);
    }
  });

  test('have types that data frames know', () => {
    const { children } = parquetSchema(parquetMetadata(file));
    expect(children.map(({ element: { name, type, converted_type } }) => [name, converted_type ?? type])).toEqual([
      ['run', 'INT32'],
      ['learning_rate', 'DOUBLE'],
      ['batch_size', 'INT32'],
      ['seed', 'INT64'],
      ['probe', 'UTF8'],
      ['step', 'INT64'],
      ['value', 'DOUBLE'],
      ['error', 'DOUBLE'],
      ['converged', 'BOOLEAN'],
      ['computed_by', 'UTF8'],
    ]);
  });

  test('say what they are of: version, fingerprint, spec, units', () => {
    const metadata = metadataOf(file);
    expect(metadata).toMatchObject({
      'sgdscope.table': 'samples',
      'sgdscope.version': '9.8.7',
      'sgdscope.fingerprint': 'f'.repeat(64),
    });
    expect(parseSweepSpec(JSON.parse(metadata['sgdscope.spec'] ?? ''))).toEqual(source.spec);
    expect(JSON.parse(metadata['sgdscope.units'] ?? '')).toEqual({
      run: '1',
      learning_rate: 'θ²/L',
      batch_size: '1',
      seed: '1',
      step: '1',
    });
    const units = JSON.parse(metadata['sgdscope.probe_units'] ?? '');
    expect(units).toEqual(Object.fromEntries(SCALAR_PROBES.map(({ id, unit }) => [id, unit])));
  });

  test('are written in groups of rows, of which the next is made once the one before is taken', async () => {
    const count = 200_000;
    let asked = 0;
    function* many(): Generator<Sample> {
      for (; asked < count; asked++) yield { run: asked % 2, probe: 'trainLoss', step: asked, value: Math.sqrt(asked) };
    }
    const pieces: Uint8Array[] = [];
    let ahead = 0;
    for (const piece of samplesParquet(runs, many(), source)) {
      ahead = Math.max(ahead, asked - pieces.length * 65_536);
      pieces.push(piece);
    }
    expect(ahead).toBeLessThanOrEqual(65_536);
    const whole = fileOf(pieces);
    expect(parquetMetadata(whole).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([
      65_536, 65_536, 65_536, 3392,
    ]);
    const rows = await parquetReadObjects({ file: whole, rowStart: 131_000, rowEnd: 131_200 });
    expect(rows.map(({ value }) => value)).toEqual(Array.from({ length: 200 }, (_, i) => Math.sqrt(131_000 + i)));
  });

  test('are a table without rows where there are none', async () => {
    const empty = fileOf(samplesParquet(runs, [], source));
    expect(await rowsOf(empty)).toEqual([]);
    expect(parquetSchema(parquetMetadata(empty)).children).toHaveLength(10);
  });
});

describe('runs as Parquet', () => {
  const file = fileOf(runsParquet(results, source));

  test('have the columns, the values and the gaps of the CSV', async () => {
    const rows = await rowsOf(file);
    const csv = csvRows(resultsCsv(results, engine));
    expect(rows.map(({ computed_by, ...row }) => Object.keys(row))).toEqual(csv.map((row) => Object.keys(row)));
    for (const [index, row] of rows.entries())
      for (const [name, cell] of Object.entries(csv[index])) {
        const value = row[name];
        expect(value === null ? '' : String(Object.is(value, -0) ? 0 : value), name).toBe(cell);
      }
    expect(rows[1]).toMatchObject({ outcome: 'diverged', sharpness: null, sharpness_converged: null });
    expect(rows[1].train_loss).toBe(Number.POSITIVE_INFINITY);
  });

  test('have a unit for every number', () => {
    const units = JSON.parse(metadataOf(file)['sgdscope.units'] ?? '');
    const numbers = parquetSchema(parquetMetadata(file)).children.filter(({ element: { type } }) =>
      ['INT32', 'INT64', 'DOUBLE'].includes(type ?? ''),
    );
    expect(Object.keys(units)).toEqual(numbers.map(({ element: { name } }) => name));
    expect(units).toMatchObject({ train_loss: 'L', test_accuracy: '1', sharpness: 'L/θ²', sharpness_error: 'L/θ²' });
  });

  test('have the rule and the data seed where there are some, and no fingerprint before the end', async () => {
    const of = runs.map((run) => ({ ...run, dataSeed: run.id + 5 }));
    const spec = specOf({ rule: { kind: 'svag', level: 4 } });
    const about = { ...source, spec, fingerprint: null };
    const other = fileOf(runsParquet(runResults({ runs: of } as never, store, new Map()), about));
    const rows = await rowsOf(other);
    expect(rows.map(({ data_seed, rule }) => [data_seed, rule])).toEqual([
      [5n, 'SVAG of level 4'],
      [6n, 'SVAG of level 4'],
    ]);
    expect(metadataOf(other)).not.toHaveProperty('sgdscope.fingerprint');
    // The steps of a rule are not in units of a gradient.
    expect(JSON.parse(metadataOf(other)['sgdscope.units'] ?? '')).not.toHaveProperty('learning_rate');
  });
});

test('both formats of samples have the same columns', async () => {
  const csv = csvRows(samplesCsv(runs, samples, engine));
  const rows = await rowsOf(fileOf(samplesParquet(runs, samples, source)));
  expect(rows.map(({ computed_by, ...row }) => Object.keys(row))).toEqual(csv.map((row) => Object.keys(row)));
});
