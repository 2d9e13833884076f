import type { EngineDescription } from '../../engine/contract.ts';
import { provenanceText } from '../../engine/provenance.ts';
import type { RuleSpec } from '../rules/registry.ts';
import { trainingRuleText } from '../rules/registry.ts';
import type { Objective } from '../spec/objective.ts';
import type { Run } from '../sweep-plan.ts';
import type { BestRate } from './best-rate.ts';
import { csvCell } from './csv-cell.ts';
import { accuracyGap, lossGap, type RunResult } from './results.ts';
import type { Sample } from './trace-store.ts';
import { unitText } from './units.ts';

type Column = readonly [name: string, read: (result: RunResult) => string | number | boolean | null | undefined];

const RUN_COLUMNS: readonly Column[] = [
  ['run', ({ run }) => run.id],
  ['learning_rate', ({ run }) => run.learningRate],
  ['batch_size', ({ run }) => run.batchSize],
  ['lr_over_batch', ({ run }) => run.learningRate / run.batchSize],
  ['seed', ({ run }) => run.seed],
];
const DATA_COLUMN: Column = ['data_seed', ({ run }) => run.dataSeed];
const END_COLUMNS: readonly Column[] = [
  ['outcome', ({ outcome }) => outcome ?? 'running'],
  ['steps', ({ step }) => step],
  ['train_loss', ({ trainLoss }) => trainLoss],
  ['test_loss', ({ testLoss }) => testLoss],
  ['train_accuracy', ({ trainAccuracy }) => trainAccuracy],
  ['test_accuracy', ({ testAccuracy }) => testAccuracy],
  ['accuracy_gap', accuracyGap],
  ['loss_gap', lossGap],
  ['sharpness', ({ sharpness }) => sharpness],
  ['sharpness_error', ({ sharpnessError }) => sharpnessError],
  ['sharpness_converged', ({ sharpnessConverged }) => sharpnessConverged],
];

/** Whether rows need a column for their data set. */
const haveData = (runs: readonly Run[]) => runs.some(({ dataSeed }) => dataSeed !== undefined);

const table = (rows: readonly (readonly string[])[]) => `${rows.map((row) => row.join(',')).join('\r\n')}\r\n`;

/** Last column of every table, so that a row copied elsewhere still names the engine. */
const ORIGIN_COLUMN = 'computed_by';

/**
 * One row per run, in plan order. Numbers are exact: reading them back gives the same doubles. A rule other than
 * SGD has a column `rule`; with several data sets there is a column `data_seed`. Row by row, since runs may be many.
 */
export function* resultsCsvRows(
  results: readonly RunResult[],
  engine: EngineDescription | null,
  rule?: RuleSpec | undefined,
): Generator<string> {
  const origin = csvCell(provenanceText(engine));
  const named = rule ? [csvCell(trainingRuleText(rule))] : [];
  const data = results.some(({ run }) => run.dataSeed !== undefined) ? [DATA_COLUMN] : [];
  const columns = [...RUN_COLUMNS, ...data, ...END_COLUMNS];
  yield table([[...columns.map(([name]) => name), ...(rule ? ['rule'] : []), ORIGIN_COLUMN]]);
  for (const result of results) yield table([[...columns.map(([, read]) => csvCell(read(result))), ...named, origin]]);
}

/** The table of runs as a whole. */
export const resultsCsv = (...parts: Parameters<typeof resultsCsvRows>): string =>
  [...resultsCsvRows(...parts)].join('');

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
  const origin = csvCell(provenanceText(engine));
  const several = haveData(runs);
  const setting = ['run', 'learning_rate', 'batch_size', 'seed', ...(several ? ['data_seed'] : [])];
  yield table([[...setting, 'probe', 'step', 'value', 'error', 'converged', ORIGIN_COLUMN]]);
  for (const { run, probe, step, value, error, converged } of samples) {
    const { learningRate, batchSize, seed, dataSeed } = runs[run];
    const own = [run, learningRate, batchSize, seed, ...(several ? [dataSeed] : [])];
    yield table([[...[...own, probe, step, value, error, converged].map(csvCell), origin]]);
  }
}

/** The table of samples as a whole. */
export const samplesCsv = (runs: readonly Run[], samples: Iterable<Sample>, engine: EngineDescription | null): string =>
  [...samplesCsvRows(runs, samples, engine)].join('');
