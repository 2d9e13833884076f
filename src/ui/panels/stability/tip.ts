import { formatNumber } from '../../../figure/format-number.ts';
import type { SweepPlan } from '../../../sweep/sweep-plan.ts';
import { formatCount, formatWithError } from '../../charts/format.ts';
import { runName } from '../../charts/run-name.ts';
import type { TipContent } from '../../charts/Tip.tsx';
import { CHARTS } from '../../charts/words.ts';
import { stabilityRegion } from '../../stability-limit.ts';
import { STABILITY } from '../words.ts';
import type { PlacedRun } from './scene.ts';

/** Where a run is, and where its limits are. */
export function stabilityTip(plan: SweepPlan, { run, sharpness, nonUniformity, x, y }: PlacedRun): TipContent {
  const limit = stabilityRegion(plan, run, sharpness.step);
  return {
    x,
    y,
    title: runName(run),
    rows: [
      [STABILITY.sharpness, formatWithError(sharpness.value, sharpness.error ?? 0)],
      ...(limit ? [[STABILITY.sharpnessLimit, formatNumber(limit.sharpness)] as const] : []),
      [STABILITY.nonUniformity, formatWithError(nonUniformity.value, nonUniformity.error ?? 0)],
      ...(limit ? [[STABILITY.nonUniformityLimit, formatNumber(limit.nonUniformity)] as const] : []),
      [CHARTS.step, formatCount(sharpness.step)],
    ],
    note: limit ? STABILITY.limits : STABILITY.noRegion,
  };
}
