import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js';
import type { ColumnSource } from 'hyparquet-writer/src/types.js';
import { provenanceText } from '../../engine/provenance.ts';
import { SCALAR_PROBES } from '../../probes/scalar/registry.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import type { Run } from '../sweep-plan.ts';
import {
  type CellKind,
  runColumns,
  sampleColumns,
  type TableCell,
  type TableColumn,
  type TableSource,
} from './result-tables.ts';
import type { RunResult } from './results.ts';
import type { Sample } from './trace-store.ts';

/** What is said of a sweep in the metadata of its tables. */
export interface ParquetSource extends Pick<TableSource, 'engine'> {
  /** Of sgdscope. */
  readonly version: string;
  readonly spec: SweepSpec;
  /** null: the sweep has not ended. */
  readonly fingerprint: string | null;
}

/** Rows that are held at a time; a reader holds as many. */
const ROW_GROUP = 65_536;

const STORED: Readonly<Record<CellKind, object>> = {
  index: { type: 'INT32' },
  count: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  flag: { type: 'BOOLEAN' },
};

type ParquetOptions = ConstructorParameters<typeof ParquetWriter>[0];

const schemaOf = (columns: readonly TableColumn<never>[]): ParquetOptions['schema'] => [
  { name: 'schema', num_children: columns.length },
  ...columns.map(({ name, kind }) => ({ name, repetition_type: 'OPTIONAL' as const, ...STORED[kind] })),
];

/** How values are encoded, where that is not left to the writer. A dictionary of numbers would not tell −0 from 0. */
const ENCODED: Readonly<Record<CellKind, Pick<ColumnSource, 'encoding'>>> = {
  index: {},
  count: {},
  number: { encoding: 'PLAIN' },
  text: { encoding: 'RLE_DICTIONARY' },
  flag: {},
};

const stored = (kind: CellKind, cell: TableCell) =>
  kind === 'count' && typeof cell === 'number' ? BigInt(cell) : (cell ?? null);

/** What was written since the last call, for which the writer then holds no memory. */
function takeWritten(writer: ByteWriter): Uint8Array<ArrayBuffer> {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

/**
 * A table as an Apache Parquet file, piece by piece, with one group of rows in memory at a time. Numbers are exact; what was
 * not measured is null, and NaN is a value. Texts are dictionary-encoded, and all is compressed by Snappy, which every reader has.
 */
function* parquetTable<Row>(
  columns: readonly TableColumn<Row>[],
  rows: Iterable<Row>,
  metadata: Readonly<Record<string, string>>,
): Generator<Uint8Array<ArrayBuffer>> {
  const writer = new ByteWriter();
  const kvMetadata = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  const createdBy = `sgdscope version ${metadata['sgdscope.version']}`;
  const file = new ParquetWriter({ writer, schema: schemaOf(columns), kvMetadata, createdBy });
  let held: Row[] = [];
  const writeGroup = () => {
    const columnData = columns.map(({ name, kind, read }) => ({
      name,
      data: held.map((row) => stored(kind, read(row))),
      ...ENCODED[kind],
    }));
    void file.write({ columnData, rowGroupSize: ROW_GROUP });
    held = [];
  };
  for (const row of rows) {
    held.push(row);
    if (held.length < ROW_GROUP) continue;
    writeGroup();
    yield takeWritten(writer);
  }
  if (held.length > 0) writeGroup();
  void file.finish();
  yield takeWritten(writer);
}

const columnUnits = (columns: readonly TableColumn<never>[]) =>
  Object.fromEntries(columns.flatMap(({ name, unit }) => (unit === null ? [] : [[name, unit]])));

const metadataOf = ({ version, spec, fingerprint, engine }: ParquetSource, columns: readonly TableColumn<never>[]) => ({
  'sgdscope.version': version,
  ...(fingerprint !== null && { 'sgdscope.fingerprint': fingerprint }),
  'sgdscope.computed_by': provenanceText(engine),
  'sgdscope.spec': JSON.stringify(spec),
  'sgdscope.units': JSON.stringify(columnUnits(columns)),
});

/** One row per run, in plan order: what `resultsCsv` has. */
export function runsParquet(results: readonly RunResult[], source: ParquetSource): Generator<Uint8Array<ArrayBuffer>> {
  const runs = results.map(({ run }) => run);
  const columns = runColumns(runs, { engine: source.engine, rule: source.spec.rule });
  return parquetTable(columns, results, { 'sgdscope.table': 'runs', ...metadataOf(source, columns) });
}

/** One row per sample, by run, probe and step: what `samplesCsv` has. The metadata have the unit of every probe. */
export function samplesParquet(
  runs: readonly Run[],
  samples: Iterable<Sample>,
  source: ParquetSource,
): Generator<Uint8Array<ArrayBuffer>> {
  const columns = sampleColumns(runs, { engine: source.engine, rule: source.spec.rule });
  const probes = Object.fromEntries(SCALAR_PROBES.map(({ id, unit }) => [id, unit]));
  return parquetTable(columns, samples, {
    'sgdscope.table': 'samples',
    ...metadataOf(source, columns),
    'sgdscope.probe_units': JSON.stringify(probes),
  });
}
