import { log } from '../math/elementary.ts';
import type { Trace } from '../sweep/results/trace-store.ts';
import type { NetworkRun } from './network-runs.ts';

/** log L at an epoch of a run with constant B. */
export const logLossAt = ({ lossTrace, stepsPerEpoch: perEpoch }: NetworkRun, epoch: number) =>
  logLossAtStep(lossTrace, epoch * perEpoch);

/** log L at a step, linear in log(step) between samples; NaN before the first step or after the last sample. */
export function logLossAtStep(lossTrace: Trace, step: number): number {
  const after = lossTrace.findIndex((sample) => sample.step >= step);
  if (after < 0) return Number.NaN;
  const next = lossTrace[after];
  if (next.step === step || after === 0) return next.step === step ? log(next.value) : Number.NaN;
  const previous = lossTrace[after - 1];
  if (previous.step === 0) return Number.NaN;
  const share = (log(step) - log(previous.step)) / (log(next.step) - log(previous.step));
  return log(previous.value) + share * (log(next.value) - log(previous.value));
}
