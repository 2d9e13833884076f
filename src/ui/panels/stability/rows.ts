import { formatNumber } from '../../../figure/format-number.ts';
import type { StabilityUnits } from '../../../state/panel-view.ts';
import type { SweepPlan } from '../../../sweep/sweep-plan.ts';
import { formatCount, formatRate, formatWithError } from '../../charts/format.ts';
import { seedName } from '../../charts/run-name.ts';
import { CHARTS } from '../../charts/words.ts';
import { stabilityRegion } from '../../stability-limit.ts';
import { STABILITY } from '../words.ts';
import { type StabilityPoint, shapeIn } from './scene.ts';

/** Names of the columns of `stabilityRows`. */
export function stabilityHeads(units: StabilityUnits): string[] {
  const { x, y } = STABILITY.axes.share;
  const { sharpness, sharpnessLimit, nonUniformity, nonUniformityLimit } = STABILITY;
  const values = units === 'share' ? [y, x] : [sharpness, sharpnessLimit, nonUniformity, nonUniformityLimit];
  return ['η', 'B', STABILITY.seed, CHARTS.step, ...values];
}

/** What the figure shows of each run: η, B, seed and step; then a and s with their limits, "–" where there is none, or in shares of them. */
export function stabilityRows(plan: SweepPlan, points: readonly StabilityPoint[], units: StabilityUnits): string[][] {
  const limitText = (limit: number | undefined) =>
    limit === undefined || !Number.isFinite(limit) ? '–' : formatNumber(limit);
  return points.map(({ run, sharpness, nonUniformity }) => {
    const at = { run, step: sharpness.step };
    const limit = stabilityRegion(plan, run, sharpness.step);
    const value = shapeIn(plan, at, { sharpness: sharpness.value, nonUniformity: nonUniformity.value }, units);
    const error = shapeIn(
      plan,
      at,
      { sharpness: sharpness.error ?? 0, nonUniformity: nonUniformity.error ?? 0 },
      units,
    );
    const [a, s] = [formatWithError(value.a, error.a), formatWithError(value.s, error.s)];
    const values = units === 'share' ? [a, s] : [a, limitText(limit?.sharpness), s, limitText(limit?.nonUniformity)];
    return [formatRate(run.learningRate), formatCount(run.batchSize), seedName(run), formatCount(at.step), ...values];
  });
}
