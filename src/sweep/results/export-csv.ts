import type { EngineDescription } from '../../engine/contract.ts';
import { provenanceText } from '../../engine/provenance.ts';
import type { RuleSpec } from '../rules/registry.ts';
import type { Objective } from '../spec/objective.ts';
import type { Run } from '../sweep-plan.ts';
import type { BestRate } from './best-rate.ts';
import { csvCell } from './csv-cell.ts';
import { ORIGIN_COLUMN, runColumns, sampleColumns, type TableColumn } from './result-tables.ts';
import type { RunResult } from './results.ts';
import type { Sample } from './trace-store.ts';
import { unitText } from './units.ts';

const table = (rows: readonly (readonly string[])[]) => `${rows.map((row) => row.join(',')).join('\r\n')}\r\n`;

const headOf = (columns: readonly TableColumn<never>[]) => columns.map(({ name }) => name);
const cellsOf = <Row>(columns: readonly TableColumn<Row>[], row: Row) => columns.map(({ read }) => csvCell(read(row)));

/** One row per run, in plan order. Numbers are exact: reading them back gives the same doubles. */
export function resultsCsv(
  results: readonly RunResult[],
  engine: EngineDescription | null,
  rule?: RuleSpec | undefined,
): string {
  const runs = results.map(({ run }) => run);
  const columns = runColumns(runs, { engine, rule });
  return table([headOf(columns), ...results.map((result) => cellsOf(columns, result))]);
}

/** Which interval a row of `bestRatesCsv` has. */
const intervalText = ({ seeds, unit }: BestRate) =>
  seeds > 1 ? `95 %: mean of new ${unit}s at best_learning_rate; from ${unitText(seeds, unit)}` : '';

/**
 * One row per batch size: its best η, the mean over seeds there, and whether that η is an end of the grid. `interval_of`
 * describes the interval from `…_low` to `…_high`.
 */
export function bestRatesCsv(best: readonly BestRate[], by: Objective, engine: EngineDescription | null): string {
  const origin = csvCell(provenanceText(engine));
  const names = ['batch_size', 'best_learning_rate', 'near_lowest', 'near_highest', 'edge_of_grid'];
  const values = [by, `${by}_low`, `${by}_high`, 'seeds', 'diverged_learning_rates', 'interval_of'];
  return table([
    [...names, ...values, ORIGIN_COLUMN],
    ...best.map((row) => {
      const { batchSize, learningRate, range, edge, value, interval, seeds, diverged } = row;
      return [
        ...[batchSize, learningRate, range.low, range.high, edge, value, interval.low, interval.high, seeds].map(
          csvCell,
        ),
        ...[diverged.join(' '), intervalText(row)].map(csvCell),
        origin,
      ];
    }),
  ]);
}

/** One row per sample, by run, probe and step; row by row, since samples may be many. */
export function* samplesCsvRows(
  runs: readonly Run[],
  samples: Iterable<Sample>,
  engine: EngineDescription | null,
): Generator<string> {
  const columns = sampleColumns(runs, { engine });
  yield table([headOf(columns)]);
  for (const sample of samples) yield table([cellsOf(columns, sample)]);
}

/** The table of samples as a whole. */
export const samplesCsv = (runs: readonly Run[], samples: Iterable<Sample>, engine: EngineDescription | null): string =>
  [...samplesCsvRows(runs, samples, engine)].join('');
