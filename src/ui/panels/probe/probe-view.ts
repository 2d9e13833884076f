import { MEASURE_TIERS, type MeasureTier, probesAddedBy, probeText } from '../../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { valueAxis } from '../../charts/value-axis.ts';

/** A diverging run pulls the axis up to this multiple of the largest initial value. */
export const ceilingOf = (probe: RecordedProbe) => (valueAxis(probe) === 'linear' ? 20 : 1e4);

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
export const PROBE_CHOICES = MEASURE_TIERS.map((tier) => ({
  group: tier === 'sharpness' ? 'Every sweep' : `${TIER_NAMES[tier]} tier`,
  items: probesAddedBy(tier).map(({ id, label }) => ({ value: id, label })),
}));
