import { SCALAR_PROBE_IDS } from '../../probes/scalar/registry.ts';
import type { RecordedProbe, Sample } from '../results/trace-store.ts';

const PROBES: ReadonlySet<unknown> = new Set(SCALAR_PROBE_IDS);
const isProbe = (value: unknown): value is RecordedProbe => PROBES.has(value);

/** A number as JSON holds it; undefined where it is none. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined;
}

/** A sample as a file holds it; undefined where it is damaged. Without zod, which takes as long as training for many. */
export function savedSample(value: unknown): Sample | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { run, probe, step, converged, ...numbers } = value as Record<string, unknown>;
  const measured = numberOf(numbers.value);
  const error = numbers.error === undefined ? undefined : numberOf(numbers.error);
  if (!Number.isInteger(run) || !Number.isInteger(step) || !isProbe(probe) || measured === undefined) return undefined;
  if (numbers.error !== undefined && error === undefined) return undefined;
  if (converged !== undefined && typeof converged !== 'boolean') return undefined;
  return {
    run: run as number,
    probe,
    step: step as number,
    value: measured,
    ...(error !== undefined && { error }),
    ...(converged !== undefined && { converged }),
  };
}
