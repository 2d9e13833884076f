import { formatNumber, formatShort } from '../../figure/format-number.ts';
import { probeText } from '../../state/recorded-probes.ts';
import { clockOf } from '../../sweep/results/clock.ts';
import type { RecordedProbe, Sample } from '../../sweep/results/trace-store.ts';
import type { Run, SweepPlan } from '../../sweep/sweep-plan.ts';
import { limitFormula, limitOfProbe } from '../stability-limit.ts';
import { QUANTITY_WORDS } from '../text/quantity-words.ts';
import { formatCount, formatRatio, formatWithError } from './format.ts';
import { runCellName, runName } from './run-name.ts';
import type { TipContent } from './Tip.tsx';
import type { CellSummary, NearestPoint } from './trace-line.ts';
import { CHARTS } from './words.ts';

/** Losses and accuracies by their names; what only has a long name by its symbol. */
function nameOf(probe: RecordedProbe): string {
  const { symbol, tier } = probeText(probe);
  return tier === 'sharpness' && probe !== 'sharpness' ? CHARTS.nameInText(QUANTITY_WORDS.probes[probe]) : symbol;
}

function noteOf(probe: RecordedProbe, plan: SweepPlan, converged: boolean | undefined): string {
  const method = QUANTITY_WORDS.methods[probe];
  if (probe === 'sharpness') {
    const { sharpnessTolerance, sharpnessIterations } = plan.spec.measure;
    return CHARTS.sharpness(method, sharpnessTolerance, converged === false ? sharpnessIterations : null);
  }
  if (probeText(probe).tier !== 'sharpness') return CHARTS.estimate(QUANTITY_WORDS.probes[probe], converged !== false);
  return CHARTS.exact(method);
}

/** A curvature as a share of its limit at that step, where there is one: 1 is the edge of stability. */
function limitRow(plan: SweepPlan, run: Run, { probe, step, value }: Sample): [string, string][] {
  const limit = limitOfProbe(probe)?.(plan, run, step) ?? null;
  return limit !== null ? [[`÷ ${limitFormula(plan, probe)}`, formatNumber(value / limit)]] : [];
}

/** The mean or median of a cell at a point of its curve. */
function cellTip(plan: SweepPlan, { line, sample, x, y }: NearestPoint, cell: CellSummary): TipContent {
  const { run, probe, points } = line;
  const interval = cell.intervals[points.findIndex((point) => point.sample.step === sample.step)];
  const band =
    interval && Number.isFinite(interval.low) ? ` [${formatNumber(interval.low)}, ${formatNumber(interval.high)}]` : '';
  return {
    x,
    y,
    title: line.of ? `${line.of}: ${runCellName(run)}` : runCellName(run),
    rows: [
      [nameOf(probe), `${formatNumber(sample.value)}${band}`],
      ...limitRow(plan, run, { ...sample, probe }),
      [CHARTS.step, formatCount(sample.step)],
      [CHARTS.epoch, formatShort(clockOf(plan, 'epochs')(run, sample.step))],
      ['η/B', formatRatio(run.learningRate / run.batchSize)],
    ],
    note: CHARTS.curves[cell.centre](cell.units),
  };
}

/** The exact value at a point of a curve, with its error and how it was measured. */
export function traceTip(plan: SweepPlan, nearest: NearestPoint): TipContent {
  const { line, sample, x, y } = nearest;
  const { run, probe, cell, of } = line;
  if (cell) return cellTip(plan, nearest, cell);
  const epochs = clockOf(plan, 'epochs')(run, sample.step);
  const value =
    sample.error === undefined ? formatNumber(sample.value, 4) : formatWithError(sample.value, sample.error);
  return {
    x,
    y,
    title: of ? `${of}: ${runName(run)}` : runName(run),
    rows: [
      [nameOf(probe), value],
      ...limitRow(plan, run, sample),
      [CHARTS.step, formatCount(sample.step)],
      [CHARTS.epoch, formatShort(epochs)],
      ['η/B', formatRatio(run.learningRate / run.batchSize)],
    ],
    note: noteOf(probe, plan, sample.converged),
  };
}
