import type { LoadedSweep } from '../library/load-sweep.ts';
import { createTurns } from '../library/turns.ts';
import { createTraceStore, type Sample, type TraceStore } from '../sweep/results/trace-store.ts';
import { unpackSupplement, withSupplement } from '../sweep/supplement/supplement.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import type { SweepRecord } from '../sweep/sweep-record.ts';
import type { BoardSweep } from './app-state.ts';
import { recordOfStored } from './stored-start.ts';

/** The fingerprint of a record; null while tasks remain. The page goes on meanwhile. */
export async function fingerprintOf(record: SweepRecord): Promise<string | null> {
  const steps = record.fingerprintSteps();
  if (steps === null) return null;
  const turn = createTurns();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await turn();
  }
}

/** Samples that are put into a store at a time. */
const PIECE = 4096;

/** A store of samples. The page goes on meanwhile. */
async function tracesOf(samples: readonly Sample[]): Promise<TraceStore> {
  const traces = createTraceStore();
  const turn = createTurns();
  for (let from = 0; from < samples.length; from += PIECE) {
    traces.append(samples.slice(from, from + PIECE));
    await turn();
  }
  return traces;
}

/** The record of a stored sweep to which nothing more is added. The page goes on meanwhile. */
export async function readStoredSweep(plan: SweepPlan, loaded: LoadedSweep): Promise<SweepRecord> {
  const { checkpoint } = loaded;
  const traces = await tracesOf(checkpoint.samples);
  const record = recordOfStored(plan, { ...loaded, checkpoint: { ...checkpoint, samples: [] } }, traces);
  record.recordStopped();
  return record;
}

/** The traces of a stored sweep with what was measured on it after it had ended, as panels see them. */
export function supplementedTraces(
  { plan, traces }: Pick<SweepRecord, 'plan' | 'traces'>,
  loaded: Pick<LoadedSweep, 'supplement'>,
): Pick<BoardSweep, 'traces' | 'supplement'> {
  const supplement = loaded.supplement && unpackSupplement(loaded.supplement);
  if (!supplement) return { traces, supplement: null };
  return {
    traces: withSupplement(traces, plan.spec.measure.tier, supplement),
    supplement: { ...supplement, own: traces },
  };
}
