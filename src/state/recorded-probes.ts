import { SCALAR_PROBES, tierOf } from '../probes/scalar/registry.ts';
import { SCALAR_PROBE_IDS, type ScalarProbeId, TIER_ORDER, type Tier, tiersUpTo } from '../probes/scalar/tiers.ts';
import { PROBES, type Probe, type RecordedProbe } from '../sweep/results/trace-store.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';

/** What a page says of a recorded number. */
export interface ProbeText {
  readonly symbol: string;
  readonly label: string;
  /** '1' is a pure number. */
  readonly unit: string;
  /** The least tier whose sweeps record it; 'sharpness' is recorded by every sweep. */
  readonly tier: MeasureTier;
}

export type MeasureTier = SweepSpec['measure']['tier'];
export const MEASURE_TIERS: readonly MeasureTier[] = ['sharpness', ...TIER_ORDER];

const ALWAYS: Readonly<Record<Probe, ProbeText>> = {
  trainLoss: { symbol: 'L', label: 'Train loss', unit: 'L', tier: 'sharpness' },
  trainAccuracy: { symbol: 'acc', label: 'Train accuracy', unit: '1', tier: 'sharpness' },
  testLoss: { symbol: 'L_test', label: 'Test loss', unit: 'L', tier: 'sharpness' },
  testAccuracy: { symbol: 'acc_test', label: 'Test accuracy', unit: '1', tier: 'sharpness' },
  sharpness: { symbol: 'λ₁', label: 'Sharpness', unit: 'L/θ²', tier: 'sharpness' },
};

/** Every number that a sweep can record, from cheap to dear. */
export const RECORDED_PROBES: readonly RecordedProbe[] = [...PROBES, ...SCALAR_PROBE_IDS];

const isAlways = (probe: RecordedProbe): probe is Probe => probe in ALWAYS;

export function probeText(probe: RecordedProbe): ProbeText {
  if (isAlways(probe)) return ALWAYS[probe];
  const { symbol, label, unit } = SCALAR_PROBES[probe];
  return { symbol, label, unit, tier: tierOf(probe) };
}

/** Whether a sweep of `tier` records a probe. */
export function isRecordedBy(tier: MeasureTier, probe: RecordedProbe): boolean {
  if (isAlways(probe)) return true;
  return tier !== 'sharpness' && tiersUpTo(tier).includes(tierOf(probe));
}

/** The probes that a tier adds to all cheaper ones. */
export function probesAddedBy(tier: Tier): readonly ScalarProbeId[] {
  return SCALAR_PROBE_IDS.filter((id) => tierOf(id) === tier);
}
