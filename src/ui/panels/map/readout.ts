import { formatNumber } from '../../../figure/format-number.ts';
import { mean } from '../../../math/statistics.ts';
import type { MapQuantity, Selection } from '../../../state/app-state.ts';
import { quantityOf } from '../../../state/selectors.ts';
import { quantityInterval, type Resolution } from '../../../sweep/results/quantity-interval.ts';
import type { RunResult } from '../../../sweep/results/results.ts';
import { unitKindOf, unitMeans } from '../../../sweep/results/units.ts';
import type { RunId, SweepPlan } from '../../../sweep/sweep-plan.ts';
import { formatCount, formatRate, formatRatio } from '../../charts/format.ts';
import { seedName } from '../../charts/run-name.ts';
import { unitValuesOf } from '../../map/cell-summary.ts';
import { QUANTITIES } from '../../quantities.ts';
import { givenText, unitCount } from '../../units-text.ts';
import { MAP_READOUT } from '../words.ts';

export interface Readout {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly value: string; readonly spread: string }[];
  /** What the spread means. */
  readonly note: string;
}

/** The quantities of a readout, in order. */
export const READOUT_QUANTITIES: readonly MapQuantity[] = [
  'sharpness',
  'trainLoss',
  'testAccuracy',
  'accuracyGap',
  'lossGap',
  'steps',
];

function titleOf(selection: Selection, { run }: RunResult, { results }: { results: readonly RunResult[] }): string {
  const { learningRate, batchSize } = run;
  const cell = `η = ${formatRate(learningRate)}, B = ${formatCount(batchSize)}, η/B = ${formatRatio(learningRate / batchSize)}`;
  if (selection.kind === 'cell') return cell;
  if (selection.kind === 'run') return `${cell}, ${seedName(run)}`;
  if (selection.kind === 'runs') return MAP_READOUT.runs(results.length);
  const sizes = new Set(results.map(({ run }) => run.batchSize)).size;
  return MAP_READOUT.ratio(selection.ratio, sizes, results.length);
}

interface ReadoutOf {
  readonly runs: ReadonlySet<RunId>;
  readonly all: readonly RunResult[];
  readonly plan: SweepPlan;
  readonly resolution: Resolution;
}

/** Range over a diagonal, else the interval of the mean over seeds; '' for a single value. */
function spreadOf(
  selection: Selection,
  quantity: MapQuantity,
  { values, resolution }: { readonly values: readonly number[]; readonly resolution: Resolution },
): string {
  const { factor, format } = QUANTITIES[quantity];
  const text = (value: number) => format(factor * value);
  if (values.length < 2) return '';
  if (selection.kind === 'ratio' || selection.kind === 'runs')
    return `${text(Math.min(...values))} … ${text(Math.max(...values))}`;
  const { low, high } = quantityInterval(values, quantity, resolution);
  return `[${text(low)}, ${text(high)}]`;
}

/** What the numbers of a cell are averaged over. */
function cellNote(plan: SweepPlan, results: readonly RunResult[]): string {
  const units = unitMeans(results, ({ outcome }) => (outcome === 'diverged' ? Number.NaN : 0)).length;
  return MAP_READOUT.cellNote(unitCount(units, unitKindOf(plan)), givenText({ plan }));
}

/** The numbers of what is hovered or selected: mean, and interval over seeds or range over a diagonal. */
export function readoutOf(selection: Selection, { runs, all, plan, resolution }: ReadoutOf): Readout | null {
  const { budget } = plan.spec;
  const results = all.filter(({ run }) => runs.has(run.id));
  const [first] = results;
  if (!first) return null;
  const lost = results.filter(({ outcome }) => outcome === 'diverged').length;
  const rows = READOUT_QUANTITIES.map((quantity) => {
    const { name, unit, factor, format } = QUANTITIES[quantity];
    const single = results
      .filter(({ outcome }) => outcome !== 'diverged')
      .map((result) => quantityOf(result, quantity))
      .filter(Number.isFinite);
    const values = selection.kind === 'cell' ? unitValuesOf({ results }, quantity) : single;
    const value = values.length > 0 ? `${format(factor * mean(values))}${unit}` : '–';
    return { name, value, spread: spreadOf(selection, quantity, { values, resolution }) };
  });
  const kept = results.length - lost;
  const meaning = {
    cell: cellNote(plan, results),
    ratio: MAP_READOUT.runsNote(kept),
    runs: MAP_READOUT.runsNote(kept),
    run: sharpnessNote(first),
  }[selection.kind];
  const capped = results.filter(({ outcome }) => outcome === 'budgetSpent').length;
  const notes = [
    meaning,
    ...(lost > 0 ? [MAP_READOUT.lost(lost, results.length)] : []),
    ...(capped > 0 && budget.kind === 'untilLoss' ? [MAP_READOUT.capped(capped)] : []),
  ];
  return { title: titleOf(selection, first, { results }), rows, note: notes.join(' ') };
}

function sharpnessNote({ sharpnessError, sharpnessConverged }: RunResult): string {
  if (!Number.isFinite(sharpnessError)) return MAP_READOUT.oneRun;
  return MAP_READOUT.measuredRun(formatNumber(sharpnessError, 2), sharpnessConverged !== false);
}
