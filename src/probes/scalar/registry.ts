import { ECONOMY_PROBES } from './economy-probes.ts';
import { FULL_PROBES } from './full-probes.ts';
import type { ScalarProbe } from './scalar-probe.ts';
import { STANDARD_PROBES } from './standard-probes.ts';
import { type ScalarProbeId, TIER_ORDER, TIERS, type Tier } from './tiers.ts';

/** Every scalar probe: the one list that sweeps and pages pick from. Sets and cadences are in tiers.ts. */
export const SCALAR_PROBES: Readonly<Record<ScalarProbeId, ScalarProbe>> = {
  ...ECONOMY_PROBES,
  ...STANDARD_PROBES,
  ...FULL_PROBES,
};

/** The tier that a probe belongs to. */
export function tierOf(id: ScalarProbeId): Tier {
  const found = TIER_ORDER.find((tier) => (TIERS[tier].probes as readonly ScalarProbeId[]).includes(id));
  if (found === undefined) throw new RangeError(`tierOf: id must be a scalar probe, got ${id}. Add it to tiers.ts.`);
  return found;
}
