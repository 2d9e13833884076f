import { SGDSCOPE_VERSION } from '../../evidence/version.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { resultsOf } from '../../state/selectors.ts';
import { runsParquet, samplesParquet } from '../../sweep/results/export-parquet.ts';
import type { ParquetTable } from './tables.ts';

/** A table of a sweep as an Apache Parquet file: what `tableOf` gives as CSV. */
export function parquetOf(sweep: BoardSweep, table: ParquetTable): Blob {
  const { plan, traces, engine, fingerprint } = sweep;
  const source = { version: SGDSCOPE_VERSION, spec: plan.spec, fingerprint, engine };
  const pieces =
    table === 'results' ? runsParquet(resultsOf(sweep), source) : samplesParquet(plan.runs, traces.inOrder(), source);
  return new Blob([...pieces], { type: 'application/vnd.apache.parquet' });
}
