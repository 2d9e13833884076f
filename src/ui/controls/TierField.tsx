import { useMemo } from 'react';
import { tierGradients, workShares } from '../../state/measuring-work.ts';
import { MEASURE_TIERS, type MeasureTier } from '../../state/recorded-probes.ts';
import { recordedOfTier } from '../../sweep/recorded-probes.ts';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { TIER_NAMES } from '../panels/words.ts';
import { useApp } from '../use-app.ts';
import { ChoiceField } from './fields.tsx';
import { useDraftPart } from './use-draft.ts';
import { CONTROLS } from './words.ts';

/** What a tier adds, and the cost of each of its measurements. */
function costText(tier: MeasureTier, rule: SweepSpec['rule']): string {
  if (tier === 'sharpness') return CONTROLS.measure.lossesOnly;
  return CONTROLS.measure.tierCost(recordedOfTier({ rule }, tier).length, tierGradients(tier));
}

const percent = (share: number) => (share < 0.01 ? '< 1 %' : `${Math.round(100 * share)} %`);

/** The share of the board's sweep that is measuring, by tier: of its time once that is known, else an estimate. */
function ShareText() {
  const sweep = useApp((state) => state.sweep);
  const work = useMemo(() => sweep && workShares(sweep), [sweep]);
  if (!work) return null;
  const { by, shares } = work;
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  const words = CONTROLS.measure;
  const parts = shares.map(([name, share]) => `${words.shares[name]} ${percent(share)}`).join(', ');
  return (
    <p className="field-note field-wide" data-shares-by={by}>
      {by === 'time' ? words.timeShare(percent(total), parts) : words.workShare(percent(total), parts)}
    </p>
  );
}

/** Which scalar probes the next sweep records, and what they cost. */
export function TierField() {
  const [{ tier }, edit] = useDraftPart('measure');
  const rule = useApp((state) => state.draft.rule);
  return (
    <>
      <ChoiceField
        wide
        label={CONTROLS.measure.tier}
        term="tier"
        value={tier}
        options={MEASURE_TIERS.map((each) => [each, TIER_NAMES[each]] as const)}
        note={costText(tier, rule)}
        onChange={(value) => edit({ tier: value })}
      />
      <ShareText />
    </>
  );
}
