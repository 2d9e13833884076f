import type { EngineDescription } from '../../engine/contract.ts';
import { provenanceText } from '../../engine/provenance.ts';
import { scalarProbe } from '../../probes/scalar/registry.ts';
import type { RuleSpec } from '../rules/registry.ts';
import { trainingRuleText } from '../rules/registry.ts';
import type { Run } from '../sweep-plan.ts';
import { accuracyGap, lossGap, type RunResult } from './results.ts';
import type { Sample } from './trace-store.ts';

/** What a cell may hold: 'index' is a whole number below 2³¹, 'count' one below 2⁵³. */
export type CellKind = 'index' | 'count' | 'number' | 'text' | 'flag';

/** null, undefined: nothing was measured. */
export type TableCell = string | number | boolean | null | undefined;

/** A column of an exported table, the same in every format. */
export interface TableColumn<Row> {
  readonly name: string;
  readonly kind: CellKind;
  /** In units of the loss L and of parameters θ; '1' is a pure number. null: a text or a flag, or it is said elsewhere. */
  readonly unit: string | null;
  readonly read: (row: Row) => TableCell;
}

/** What the tables of a sweep say of it beside their rows. */
export interface TableSource {
  readonly engine: EngineDescription | null;
  /** Absent: SGD. */
  readonly rule?: RuleSpec | undefined;
}

/** Whether rows need a column for their data set. */
const haveData = (runs: readonly Run[]) => runs.some(({ dataSeed }) => dataSeed !== undefined);

/** θ ← θ − η g with g of unit L/θ; other rules take steps of other units. */
const rateUnit = (rule: RuleSpec | undefined) => (rule ? null : 'θ²/L');

/** Last column of every table, so that a row copied elsewhere still names the engine. */
export const ORIGIN_COLUMN = 'computed_by';

function originColumn(engine: EngineDescription | null): TableColumn<unknown> {
  const text = provenanceText(engine);
  return { name: ORIGIN_COLUMN, kind: 'text', unit: null, read: () => text };
}

const whole = <Row>(kind: 'index' | 'count', name: string, read: (row: Row) => TableCell): TableColumn<Row> => ({
  name,
  kind,
  unit: '1',
  read,
});

const real = <Row>(name: string, unit: string | null, read: (row: Row) => TableCell): TableColumn<Row> => ({
  name,
  kind: 'number',
  unit,
  read,
});

/** A final value of a run, for which `RunResult` has NaN where it was not measured. */
const final = (name: string, unit: string, read: (result: RunResult) => number): TableColumn<RunResult> =>
  real(name, unit, (result) => {
    const value = read(result);
    return Number.isNaN(value) ? null : value;
  });

/** One row per run. A rule other than SGD has a column `rule`; with several data sets there is a column `data_seed`. */
export function runColumns(runs: readonly Run[], { engine, rule }: TableSource): readonly TableColumn<RunResult>[] {
  const dataSeed = whole('count', 'data_seed', ({ run }: RunResult) => run.dataSeed);
  const ruleText = trainingRuleText(rule);
  const ruleColumn: TableColumn<RunResult> = { name: 'rule', kind: 'text', unit: null, read: () => ruleText };
  return [
    whole('index', 'run', ({ run }) => run.id),
    real('learning_rate', rateUnit(rule), ({ run }) => run.learningRate),
    whole('index', 'batch_size', ({ run }) => run.batchSize),
    real('lr_over_batch', rateUnit(rule), ({ run }) => run.learningRate / run.batchSize),
    whole('count', 'seed', ({ run }) => run.seed),
    ...(haveData(runs) ? [dataSeed] : []),
    { name: 'outcome', kind: 'text', unit: null, read: ({ outcome }) => outcome ?? 'running' },
    whole('count', 'steps', ({ step }) => step),
    final('train_loss', 'L', ({ trainLoss }) => trainLoss),
    final('test_loss', 'L', ({ testLoss }) => testLoss),
    final('train_accuracy', '1', ({ trainAccuracy }) => trainAccuracy),
    final('test_accuracy', '1', ({ testAccuracy }) => testAccuracy),
    final('accuracy_gap', '1', accuracyGap),
    final('loss_gap', 'L', lossGap),
    final('sharpness', scalarProbe('sharpness').unit, ({ sharpness }) => sharpness),
    final('sharpness_error', scalarProbe('sharpness').unit, ({ sharpnessError }) => sharpnessError),
    {
      name: 'sharpness_converged',
      kind: 'flag',
      unit: null,
      read: ({ sharpnessConverged }) => sharpnessConverged,
    },
    ...(rule ? [ruleColumn] : []),
    originColumn(engine),
  ];
}

/** One row per sample. The unit of a value, and of its error, is that of its probe. `runs` are all of the sweep, by id. */
export function sampleColumns(runs: readonly Run[], { engine, rule }: TableSource): readonly TableColumn<Sample>[] {
  const setting = (read: (run: Run) => TableCell) => (sample: Sample) => read(runs[sample.run]);
  const dataSeed = whole(
    'count',
    'data_seed',
    setting((run) => run.dataSeed),
  );
  return [
    whole('index', 'run', ({ run }) => run),
    real(
      'learning_rate',
      rateUnit(rule),
      setting((run) => run.learningRate),
    ),
    whole(
      'index',
      'batch_size',
      setting((run) => run.batchSize),
    ),
    whole(
      'count',
      'seed',
      setting((run) => run.seed),
    ),
    ...(haveData(runs) ? [dataSeed] : []),
    { name: 'probe', kind: 'text', unit: null, read: ({ probe }) => probe },
    whole('count', 'step', ({ step }) => step),
    real('value', null, ({ value }) => value),
    real('error', null, ({ error }) => error),
    { name: 'converged', kind: 'flag', unit: null, read: ({ converged }) => converged },
    originColumn(engine),
  ];
}
