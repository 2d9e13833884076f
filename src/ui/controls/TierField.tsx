import { useMemo } from 'react';
import { tierGradients, workShares } from '../../state/measuring-work.ts';
import { MEASURE_TIERS, type MeasureTier, probesAddedBy } from '../../state/recorded-probes.ts';
import { TIER_NAMES } from '../panels/probe/probe-view.ts';
import { useApp } from '../use-app.ts';
import { ChoiceField } from './fields.tsx';
import { useDraftPart } from './use-draft.ts';

const OPTIONS = MEASURE_TIERS.map((tier) => [tier, TIER_NAMES[tier]] as const);

/** What a tier adds, and the cost of each of its measurements. */
function costText(tier: MeasureTier): string {
  if (tier === 'sharpness') return 'Losses, accuracies and λ₁ only.';
  return `${probesAddedBy(tier).length} more numbers than the previous tier, at about ${tierGradients(tier)} gradients per measurement.`;
}

const percent = (share: number) => (share < 0.01 ? '< 1 %' : `${Math.round(100 * share)} %`);
const NAMES = { ...TIER_NAMES, losses: 'losses', sharpness: 'λ₁' };

/** The share of the board's sweep that is measuring, by tier: of its time once that is known, else an estimate. */
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
        ? `Measuring takes ${percent(total)} of this sweep’s time: ${parts}.`
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
