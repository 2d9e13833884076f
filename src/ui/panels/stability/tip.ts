import type { SweepPlan } from '../../../sweep/plan.ts';
import { formatCount, formatNumber, formatWithError } from '../../charts/format.ts';
import { runName } from '../../charts/run-name.ts';
import type { TipContent } from '../../charts/Tip.tsx';
import { type PlacedRun, regionOf } from './scene.ts';

/** Where a run is, and where its own limits are. */
export function stabilityTip(plan: SweepPlan, { run, sharpness, nonUniformity, x, y }: PlacedRun): TipContent {
  const limit = regionOf(plan, run);
  return {
    x,
    y,
    title: runName(run),
    rows: [
      ['sharpness a = λ₁', formatWithError(sharpness.value, sharpness.error ?? 0)],
      ['its limit 2/η', formatNumber(limit.sharpness)],
      ['non-uniformity s', formatWithError(nonUniformity.value, nonUniformity.error ?? 0)],
      ['its limit', formatNumber(limit.nonUniformity)],
      ['step', formatCount(sharpness.step)],
    ],
    note: 'Limits of a minimum that is stable under plain SGD in mean square (Wu, Ma, E 2018).',
  };
}
