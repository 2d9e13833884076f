import { formatNumber } from '../../../figure/format-number.ts';
import type { SweepPlan } from '../../../sweep/sweep-plan.ts';
import { formatCount, formatWithError } from '../../charts/format.ts';
import { runName } from '../../charts/run-name.ts';
import type { TipContent } from '../../charts/Tip.tsx';
import { stabilityRegion } from '../../stability-limit.ts';
import type { PlacedRun } from './scene.ts';

/** Why no limits are drawn. */
export const NO_REGION =
  'The stability limits are those of plain SGD without momentum or weight decay; none is drawn for these steps.';

/** Where a run is, and where its limits are. */
export function stabilityTip(plan: SweepPlan, { run, sharpness, nonUniformity, x, y }: PlacedRun): TipContent {
  const limit = stabilityRegion(plan, run, sharpness.step);
  return {
    x,
    y,
    title: runName(run),
    rows: [
      ['sharpness a = λ₁', formatWithError(sharpness.value, sharpness.error ?? 0)],
      ...(limit ? [['its limit 2/η', formatNumber(limit.sharpness)] as const] : []),
      ['non-uniformity s', formatWithError(nonUniformity.value, nonUniformity.error ?? 0)],
      ...(limit ? [['its limit', formatNumber(limit.nonUniformity)] as const] : []),
      ['step', formatCount(sharpness.step)],
    ],
    note: limit ? 'Limits of a minimum that is stable under plain SGD in mean square (Wu, Ma, E 2018).' : NO_REGION,
  };
}
