import { isMeasuredBy, SCALAR_PROBE_IDS } from '../../probes/scalar/registry.ts';
import type { ProbeTier, Tier } from '../../probes/scalar/tiers.ts';
import { type PackedSamples, packRows, unpackSamples } from '../results/pack-samples.ts';
import { createTraceStore, type Sample, type TraceStore } from '../results/trace-store.ts';
import type { SweepPlan } from '../sweep-plan.ts';

/**
 * Samples of dearer tiers than that of a sweep, measured after it has ended. They are no part of the sweep: its spec, its
 * results and its fingerprint stay those of the sweep as it was run.
 */
export interface Supplement {
  /** The dearest tier of its samples, which are of every tier from above that of the sweep up to this one. */
  readonly tier: Tier;
  /** Number of the sweep's own samples when it was measured. A stopped sweep that has gone on has more, and needs another. */
  readonly ownSamples: number;
  readonly traces: TraceStore;
}

/** A supplement as it crosses threads and is kept: its samples by columns. */
export interface PackedSupplement extends Omit<Supplement, 'traces'> {
  readonly samples: readonly PackedSamples[];
}

/** The plan of a sweep with another tier: the same runs, trained alike, on which more is measured. */
export const withTier = (plan: SweepPlan, tier: ProbeTier): SweepPlan => ({
  ...plan,
  spec: { ...plan.spec, measure: { ...plan.spec.measure, tier } },
});

/** The number of samples of a sweep's own tier. */
export function countOwnSamples({ spec, runs }: SweepPlan, traces: TraceStore): number {
  const own = SCALAR_PROBE_IDS.filter((probe) => isMeasuredBy(spec.measure.tier, probe));
  return runs.reduce((sum, { id }) => own.reduce((count, probe) => count + traces.columns(id, probe).length, sum), 0);
}

/** The samples of two stores by run; within a run those of the first come first. Both must be in order of run. */
function* byRun(first: Iterable<Sample>, second: Iterable<Sample>): Generator<Sample> {
  const others = second[Symbol.iterator]();
  let other = others.next();
  for (const sample of first) {
    for (; !other.done && other.value.run < sample.run; other = others.next()) yield other.value;
    yield sample;
  }
  for (; !other.done; other = others.next()) yield other.value;
}

/** The samples of a sweep of a tier together with those of its supplement, as one store; neither is copied. */
export function withSupplement(own: TraceStore, tier: ProbeTier, { traces }: Supplement): TraceStore {
  const storeOf = (probe: Sample['probe']) => (isMeasuredBy(tier, probe) ? own : traces);
  // In a run the probes of dearer tiers come after all others.
  const inOrder = () => byRun(own.inOrder(), traces.inOrder());
  return {
    append(samples) {
      for (const sample of samples) storeOf(sample.probe).append([sample]);
    },
    columns: (run, probe) => storeOf(probe).columns(run, probe),
    trace: (run, probe) => storeOf(probe).trace(run, probe),
    last: (run, probe) => storeOf(probe).last(run, probe),
    inOrder,
    all: () => [...inOrder()],
  };
}

export const packSupplement = ({ traces, ...rest }: Supplement): PackedSupplement => ({
  ...rest,
  samples: packRows(traces.all()),
});

/** Null where the samples are not what was packed. */
export function unpackSupplement({ samples, ...rest }: PackedSupplement): Supplement | null {
  const traces = createTraceStore();
  for (const row of samples) {
    const unpacked = unpackSamples(row);
    if (!unpacked) return null;
    traces.append(unpacked);
  }
  return { ...rest, traces };
}
