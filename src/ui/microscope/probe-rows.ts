import { formatNumber } from '../../figure/format-number.ts';
import { type ProbeText, probeText, RECORDED_PROBES } from '../../state/recorded-probes.ts';
import type { Sample, Trace, TraceStore } from '../../sweep/results/trace-store.ts';
import type { RunId } from '../../sweep/sweep-plan.ts';
import { formatWithError } from '../charts/format.ts';

export interface ProbeRow extends Pick<ProbeText, 'id' | 'symbol' | 'label' | 'unit'> {
  readonly value: string;
  /** The step at which it was measured: the given one or the latest before it. */
  readonly step: number;
}

/** The latest sample at or before a step. */
export const sampleAt = (trace: Trace, step: number): Sample | undefined =>
  trace.findLast((sample) => sample.step <= step);

/** Everything that was recorded of a run, as it was at a step. */
export function probeRows(traces: TraceStore, run: RunId, step: number): ProbeRow[] {
  return RECORDED_PROBES.flatMap((probe) => {
    const sample = sampleAt(traces.trace(run, probe), step);
    if (!sample) return [];
    const { id, symbol, label, unit } = probeText(probe);
    const { value, error } = sample;
    const shown = error === undefined ? formatNumber(value, 4) : formatWithError(value, error);
    return [{ id, symbol, label, unit, value: shown, step: sample.step }];
  });
}

/** The steps at which anything was recorded of a run: its checkpoints. */
export const checkpointsOf = (traces: TraceStore, run: RunId): number[] =>
  traces.trace(run, 'trainLoss').map(({ step }) => step);
