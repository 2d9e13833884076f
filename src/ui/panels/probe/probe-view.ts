import { MEASURE_TIERS, probesAddedBy, probeText } from '../../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { valueAxis } from '../../charts/value-axis.ts';
import { QUANTITY_WORDS } from '../../text/quantity-words.ts';
import { PROBE, TIER_NAMES } from '../words.ts';

/** A diverging run pulls the axis up to this multiple of the largest initial value. */
export const ceilingOf = (probe: RecordedProbe) => (valueAxis(probe) === 'linear' ? 20 : 1e4);

/** Symbol and unit, as on an axis. */
export function probeAxis(probe: RecordedProbe): string {
  const { symbol } = probeText(probe);
  const unit = QUANTITY_WORDS.units[probe];
  return unit === '1' ? symbol : `${symbol} (${unit})`;
}

/** Every recorded number under the name of the tier that records it. */
export const probeChoices = () =>
  MEASURE_TIERS.map((tier) => ({
    group: tier === 'sharpness' ? PROBE.everySweep : PROBE.tier(TIER_NAMES[tier]),
    items: probesAddedBy(tier).map(({ id }) => ({ value: id, label: QUANTITY_WORDS.probes[id] })),
  }));
