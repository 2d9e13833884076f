import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { QUANTITY_WORDS } from '../../text/quantity-words.ts';
import { PROBE } from '../words.ts';

/** Why one would look at a probe; of those that are studied less, what is measured. */
export function probeReason(probe: RecordedProbe): string {
  const reasons: Partial<Record<RecordedProbe, string>> = PROBE.reasons;
  return reasons[probe] ?? PROBE.otherReason(QUANTITY_WORDS.probes[probe]);
}
