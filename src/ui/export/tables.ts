import type { BoardSweep } from '../../state/app-state.ts';
import { resultsOf } from '../../state/selectors.ts';
import { resultsCsv, samplesCsv } from '../../sweep/results/export-csv.ts';
import { sweepJson } from '../../sweep/saved/sweep-file.ts';

export const EXPORT_TABLES = ['results', 'samples', 'sweep'] as const;
export type ExportTable = (typeof EXPORT_TABLES)[number];

/** Those that are Parquet files too. */
export const PARQUET_TABLES = ['results', 'samples'] as const;
export type ParquetTable = (typeof PARQUET_TABLES)[number];

/** A sweep as one of three text files: a row per run, a row per sample, or everything. */
export function tableOf(
  sweep: BoardSweep,
  table: ExportTable,
): { readonly text: string; readonly type: string; readonly extension: string } {
  const { plan, traces, supplement, engine, fingerprint, switches } = sweep;
  if (table === 'results')
    return { text: resultsCsv(resultsOf(sweep), engine, plan.spec.rule), type: 'text/csv', extension: 'csv' };
  if (table === 'samples')
    return { text: samplesCsv(plan.runs, traces.all(), engine), type: 'text/csv', extension: 'csv' };
  const samples = (supplement?.own ?? traces).all();
  const contents = { fingerprint, engine, switches, spec: plan.spec, results: resultsOf(sweep), samples, supplement };
  return { text: sweepJson(contents), type: 'application/json', extension: 'json' };
}
