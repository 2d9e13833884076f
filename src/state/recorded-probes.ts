import { isMeasuredBy, probesOfTier, SCALAR_PROBE_IDS, scalarProbe } from '../probes/scalar/registry.ts';
import type { ScalarProbe } from '../probes/scalar/scalar-probe.ts';
import { TIER_ORDER } from '../probes/scalar/tiers.ts';
import { hasSubject } from '../sweep/recorded-probes.ts';
import type { RecordedProbe } from '../sweep/results/trace-store.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { BoardSweep } from './app-state.ts';

/** Description of a recorded number. */
export type ProbeText = Omit<ScalarProbe<RecordedProbe>, 'needs' | 'cost' | 'measure'>;

export type MeasureTier = SweepSpec['measure']['tier'];
/** A tier that a sweep can lack. */
export type DearerTier = Exclude<MeasureTier, 'sharpness'>;
export const MEASURE_TIERS: readonly MeasureTier[] = ['sharpness', ...TIER_ORDER];

/** Every number that a sweep can record, in increasing order of cost. */
export const RECORDED_PROBES: readonly RecordedProbe[] = SCALAR_PROBE_IDS;

export const probeText = (probe: RecordedProbe): ProbeText => scalarProbe(probe);

/** The probes that a tier adds to all cheaper ones; of 'sharpness', those that every sweep records. */
export const probesAddedBy = (tier: MeasureTier): readonly ProbeText[] => probesOfTier(tier);

/** The probes that a sweep of `tier` records: of that tier and of all cheaper ones. */
export const probesUpTo = (tier: MeasureTier): readonly RecordedProbe[] =>
  RECORDED_PROBES.filter((probe) => isMeasuredBy(tier, probe));

/** The dearest tier that the samples of a sweep are of, its supplement included. */
export const tierOf = ({ plan, supplement }: Pick<BoardSweep, 'plan' | 'supplement'>): MeasureTier =>
  supplement?.tier ?? plan.spec.measure.tier;

/** The tier that a supplement must have for a probe; null where the sweep already has samples of it, or can have none. */
export function missingTier(sweep: Pick<BoardSweep, 'plan' | 'supplement'>, probe: RecordedProbe): DearerTier | null {
  const { tier } = probeText(probe);
  return tier === 'sharpness' || isMeasuredBy(tierOf(sweep), probe) || !hasSubject(sweep.plan.spec, probe)
    ? null
    : tier;
}
