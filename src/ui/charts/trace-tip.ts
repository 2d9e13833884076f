import type { BoardSweep } from '../../state/app-state.ts';
import { probeText } from '../../state/recorded-probes.ts';
import { clockOf } from '../../sweep/results/clock.ts';
import type { RecordedProbe, Sample } from '../../sweep/results/trace-store.ts';
import type { Run } from '../../sweep/sweep-plan.ts';
import { batchSharpnessLimit, limitFormula, sharpnessLimit } from '../stability-limit.ts';
import { formatCount, formatNumber, formatRatio, formatShort, formatWithError } from './format.ts';
import { runName } from './run-name.ts';
import type { TipContent } from './Tip.tsx';
import type { NearestPoint } from './trace-line.ts';

/** Losses and accuracies by their names; what only has a long name by its symbol. */
function nameOf(probe: RecordedProbe): string {
  const { label, symbol, tier } = probeText(probe);
  return tier === 'sharpness' && probe !== 'sharpness' ? label.toLowerCase() : symbol;
}

function noteOf(probe: RecordedProbe, { plan }: BoardSweep, converged: boolean | undefined): string {
  const { label, tier, method } = probeText(probe);
  if (probe === 'sharpness') {
    const { sharpnessTolerance, sharpnessIterations } = plan.spec.measure;
    const cap =
      converged === false
        ? `stopped at its cap of ${sharpnessIterations} iterations`
        : `tolerance ${formatShort(sharpnessTolerance)}`;
    return `${method} ± its error; ${cap}.`;
  }
  if (tier !== 'sharpness')
    return `${label}. ± half-width of its bound or 95 % interval${converged === false ? '; stopped at its cap of iterations' : ''}.`;
  return `${method} Exact up to rounding.`;
}

/** λ₁, or the curvature along a step, as a share of its limit at that step, where there is one: 1 is the edge of stability. */
function limitRow({ plan }: BoardSweep, run: Run, { probe, step, value }: Sample): [string, string][] {
  const limitOf = probe === 'sharpness' ? sharpnessLimit : probe === 'batchSharpness' ? batchSharpnessLimit : null;
  const limit = limitOf?.(plan, run, step) ?? null;
  return limit !== null ? [[`÷ ${limitFormula(plan)}`, formatNumber(value / limit)]] : [];
}

/** The exact value at a point of a curve, with its error and how it was measured. */
export function traceTip(sweep: BoardSweep, { line, sample, x, y }: NearestPoint): TipContent | null {
  const run = sweep.plan.runs[line.run];
  const measured = sweep.traces.trace(line.run, line.probe)[sample];
  if (!measured) return null;
  const epochs = clockOf(sweep.plan, 'epochs')(run, measured.step);
  const value =
    measured.error === undefined ? formatNumber(measured.value, 4) : formatWithError(measured.value, measured.error);
  return {
    x,
    y,
    title: runName(run),
    rows: [
      [nameOf(line.probe), value],
      ...limitRow(sweep, run, measured),
      ['step', formatCount(measured.step)],
      ['epoch', formatShort(epochs)],
      ['η/B', formatRatio(run.learningRate / run.batchSize)],
    ],
    note: noteOf(line.probe, sweep, measured.converged),
  };
}
