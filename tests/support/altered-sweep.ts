import type { BoardSweep } from '../../src/state/app-state.ts';
import { createTraceStore, type Sample } from '../../src/sweep/results/trace-store.ts';

/** A sweep whose samples are changed one by one; its outcomes and steps stay. */
export function alteredSweep(
  sweep: BoardSweep,
  change: (sample: Sample) => Sample,
  fingerprint = 'b'.repeat(64),
): BoardSweep {
  const traces = createTraceStore();
  traces.append(sweep.traces.all().map(change));
  return { ...sweep, traces, fingerprint };
}

/** A sweep with λ₁ that many times as large in every sample. */
export const sharpened = (sweep: BoardSweep, factor: number): BoardSweep =>
  alteredSweep(sweep, (sample) =>
    sample.probe === 'sharpness' ? { ...sample, value: factor * sample.value } : sample,
  );
