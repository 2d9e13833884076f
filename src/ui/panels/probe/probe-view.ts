import type { AxisKind } from '../../../figure/axes/scale.ts';
import { isRecordedBy, type MeasureTier, probeText, RECORDED_PROBES } from '../../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';

/** Fractions, and signed numbers of one order of magnitude: a linear axis. */
const LINEAR: ReadonlySet<RecordedProbe> = new Set<RecordedProbe>([
  'trainAccuracy',
  'testAccuracy',
  'hessianSmallest',
  'stepCosine',
  'gradientTopAlignment',
  'gradientTopFraction',
  'stepTopFraction',
  'subspaceOverlap',
  'margin',
]);

/** Numbers of either sign that pass through several orders of magnitude. */
const SIGNED: ReadonlySet<RecordedProbe> = new Set<RecordedProbe>([
  'ascentSharpness',
  'hessianTrace',
  'noiseScale',
  'noiseAlignment',
  'relativeTrace',
  'filterSharpness',
]);

/** The axis of a number. One that is positive by nature but measured ≤ 0 is shown all the same: see `traceExtents`. */
export function valueAxis(probe: RecordedProbe): AxisKind {
  if (LINEAR.has(probe)) return 'linear';
  return SIGNED.has(probe) ? 'symlog' : 'log';
}

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
