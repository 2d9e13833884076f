import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { installReaders } from '../../.ci/parquet-readers.mjs';
import { freshFolder, runCliSync } from '../support/cli-process.ts';
import { isFullSize } from '../support/full-size.ts';

/** The parts of the packages that are used here: they are not a part of the project, and so have no types in it. */
interface DuckDb {
  DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<DuckConnection> }> };
}
interface DuckConnection {
  runAndReadAll(sql: string): Promise<{ getRowObjects(): Record<string, unknown>[] }>;
}
interface Frame {
  readonly shape: { readonly height: number };
  readonly columns: readonly string[];
  readonly dtypes: readonly unknown[];
  getColumn(name: string): { toArray(): unknown[]; nullCount(): number };
}
interface Polars {
  readParquet(path: string): Frame;
}
interface ArrowRust {
  readParquet(bytes: Uint8Array): { recordBatches(): { readonly numRows: number; readonly numColumns: number }[] };
}

/** Cells of a CSV table by column, but for the last column, which is quoted. */
function csvColumns(path: string): Map<string, string[]> {
  const [header, ...rows] = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.replace(/,(?:computed_by|"[^"]*")$/, '').split(','));
  return new Map(header.map((name, index) => [name, rows.map((row) => row[index])]));
}

describe.skipIf(!isFullSize).each(['runs', 'samples'])('%s.parquet of a sweep is read by', (table) => {
  const out = freshFolder();
  const [parquet, csv] = ['parquet', 'csv'].map((extension) => join(out, `${table}.${extension}`));
  let load: NodeJS.Require;
  let fingerprint = '';
  let expected = new Map<string, string[]>();
  beforeAll(() => {
    load = installReaders();
    const { status, stdout } = runCliSync('sweep', 'public/examples/small.json', '--out', out);
    expect(status).toBe(0);
    fingerprint = stdout.trim();
    expected = csvColumns(csv);
  });

  test('DuckDB: the rows of the CSV, and the metadata', async () => {
    const { DuckDBInstance } = load('@duckdb/node-api') as DuckDb;
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjects();
    const [count] = await rows(`SELECT count(*) AS n FROM '${parquet}'`);
    expect(Number(count.n)).toBe(expected.get('run')?.length);
    for (const [one, other] of [
      [`'${parquet}'`, `read_csv('${csv}')`],
      [`read_csv('${csv}')`, `'${parquet}'`],
    ])
      expect(await rows(`SELECT * FROM ${one} EXCEPT ALL SELECT * FROM ${other}`)).toEqual([]);
    const metadata = await rows(
      `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${parquet}')`,
    );
    expect(metadata).toContainEqual({ key: 'sgdscope.fingerprint', value: fingerprint });
  });

  test('polars: every cell', () => {
    const polars = load('nodejs-polars') as Polars;
    const frame = polars.readParquet(parquet);
    expect(frame.columns).toEqual([...expected.keys(), 'computed_by']);
    for (const [name, cells] of expected) {
      const column = frame.getColumn(name);
      const shown = column.toArray().map((value) => (value === null ? '' : String(value)));
      expect(shown, name).toEqual(cells);
      expect(column.nullCount(), name).toBe(cells.filter((cell) => cell === '').length);
    }
  });

  test('Apache Arrow in Rust: all rows and columns', () => {
    const arrow = load('parquet-wasm/node') as ArrowRust;
    const batches = arrow.readParquet(readFileSync(parquet)).recordBatches();
    expect(batches.reduce((sum, { numRows }) => sum + numRows, 0)).toBe(expected.get('run')?.length);
    for (const { numColumns } of batches) expect(numColumns).toBe(expected.size + 1);
  });
});
