import { useMemo } from 'react';
import { TIER_GRADIENTS, workShares } from '../../state/measuring-work.ts';
import { MEASURE_TIERS, type MeasureTier, probesAddedBy } from '../../state/recorded-probes.ts';
import { TIER_NAMES } from '../panels/probe/probe-view.ts';
import { useApp } from '../use-app.ts';
import { ChoiceField } from './fields.tsx';
import { useDraftPart } from './use-draft.ts';

const OPTIONS = MEASURE_TIERS.map((tier) => [tier, TIER_NAMES[tier]] as const);

/** What a tier adds, and what each of its measurements takes. */
function costText(tier: MeasureTier): string {
  if (tier === 'sharpness') return 'Losses, accuracies and λ₁ only.';
  return `${probesAddedBy(tier).length} more numbers than the tier before; each time about ${TIER_GRADIENTS[tier]} gradients.`;
}

const percent = (share: number) => (share < 0.01 ? '< 1 %' : `${Math.round(100 * share)} %`);
const NAMES = { ...TIER_NAMES, losses: 'losses', sharpness: 'λ₁' };

/** How much of the board's sweep was measuring, tier by tier: by the clock once there is one to read, else an estimate. */
function ShareText() {
  const sweep = useApp((state) => state.sweep);
  const work = useMemo(() => sweep && workShares(sweep), [sweep]);
  if (!work) return null;
  const { by, shares } = work;
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  const parts = shares.map(([name, share]) => `${NAMES[name].toLowerCase()} ${percent(share)}`).join(', ');
  return (
    <p className="field-note field-wide" data-shares-by={by}>
      {by === 'time'
        ? `Measuring takes ${percent(total)} of this sweep’s time, by the clock: ${parts}.`
        : `Measuring is about ${percent(total)} of this sweep’s work, counted in gradients: ${parts}.`}
    </p>
  );
}

/** Which scalar probes the next sweep records, and what they cost. */
export function TierField() {
  const [{ tier }, edit] = useDraftPart('measure');
  return (
    <>
      <ChoiceField
        wide
        label="Probe tier"
        value={tier}
        options={OPTIONS}
        note={costText(tier)}
        onChange={(value) => edit({ tier: value })}
      />
      <ShareText />
    </>
  );
}
