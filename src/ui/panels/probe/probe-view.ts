import { isRecordedBy, type MeasureTier, probeText, RECORDED_PROBES } from '../../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../../sweep/trace-store.ts';
import type { AxisKind } from '../../charts/axis-ticks.ts';

/** Numbers that may be negative, or that are fractions: they have a linear axis. */
const LINEAR: ReadonlySet<RecordedProbe> = new Set<RecordedProbe>([
  'trainAccuracy',
  'testAccuracy',
  'hessianSmallest',
  'gradientTopAlignment',
  'gradientTopFraction',
  'stepTopFraction',
  'subspaceOverlap',
  'margin',
]);

export const valueAxis = (probe: RecordedProbe): AxisKind => (LINEAR.has(probe) ? 'linear' : 'log');

/** A diverging run pulls a log axis this far above what the runs began with, a linear one less. */
export const ceilingOf = (probe: RecordedProbe) => (LINEAR.has(probe) ? 20 : 1e4);

/** Symbol and unit, as on an axis. */
export function probeAxis(probe: RecordedProbe): string {
  const { symbol, unit } = probeText(probe);
  return unit === '1' ? symbol : `${symbol} (${unit})`;
}

export const TIER_NAMES: Readonly<Record<MeasureTier, string>> = {
  sharpness: 'Losses and λ₁',
  economy: 'Economy',
  standard: 'Standard',
  full: 'Full',
};

/** Every recorded number under the name of the tier that records it. */
export const PROBE_CHOICES = (Object.keys(TIER_NAMES) as MeasureTier[]).map((tier) => ({
  group: tier === 'sharpness' ? 'Every sweep' : `${TIER_NAMES[tier]} tier`,
  items: RECORDED_PROBES.filter((probe) => probeText(probe).tier === tier).map((probe) => ({
    value: probe,
    label: probeText(probe).label,
  })),
}));

/** What to choose so that the next sweep records a probe; null where this one does. */
export function tierAdvice(tier: MeasureTier, probe: RecordedProbe): string | null {
  if (isRecordedBy(tier, probe)) return null;
  const { symbol, tier: needed } = probeText(probe);
  return `This sweep does not record ${symbol}. Choose the tier “${TIER_NAMES[needed]}” under Measure, and run again.`;
}
