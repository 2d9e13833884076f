import { formatNumber } from '../../figure/format-number.ts';
import { firstIndex } from '../../math/first-index.ts';
import { type ProbeText, probeText, RECORDED_PROBES } from '../../state/recorded-probes.ts';
import type { Sample, TraceColumns, TraceStore } from '../../sweep/results/trace-store.ts';
import type { RunId } from '../../sweep/sweep-plan.ts';
import { formatWithError } from '../charts/format.ts';
import { QUANTITY_WORDS } from '../text/quantity-words.ts';

export interface ProbeRow extends Pick<ProbeText, 'id' | 'symbol' | 'label' | 'unit'> {
  readonly value: string;
  /** The step at which it was measured: the given one or the latest before it. */
  readonly step: number;
}

/** The latest sample at or before a step. */
export function sampleAt(trace: TraceColumns, step: number): Sample | undefined {
  const after = firstIndex(trace.length, (index) => trace.step(index) > step);
  return after > 0 ? trace.sample(after - 1) : undefined;
}

/** Everything that was recorded of a run, as it was at a step. */
export function probeRows(traces: TraceStore, run: RunId, step: number): ProbeRow[] {
  return RECORDED_PROBES.flatMap((probe) => {
    const sample = sampleAt(traces.columns(run, probe), step);
    if (!sample) return [];
    const { id, symbol } = probeText(probe);
    const unit = QUANTITY_WORDS.units[probe];
    const label = QUANTITY_WORDS.probes[probe];
    const { value, error } = sample;
    const shown = error === undefined ? formatNumber(value, 4) : formatWithError(value, error);
    return [{ id, symbol, label, unit, value: shown, step: sample.step }];
  });
}

/** The steps at which anything was recorded of a run: its checkpoints. */
export function checkpointsOf(traces: TraceStore, run: RunId): number[] {
  const trace = traces.columns(run, 'trainLoss');
  return Array.from({ length: trace.length }, (_, index) => trace.step(index));
}
