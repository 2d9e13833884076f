import { useCallback, useMemo } from 'react';
import type { Domain } from '../../../figure/axes/scale.ts';
import type { SweepPlan } from '../../../sweep/sweep-plan.ts';
import { useHighlightIn } from '../../comparison/use-comparison.ts';
import type { LimitOf } from '../../stability-limit.ts';
import { useApp } from '../../use-app.ts';
import { limitLines, widenToLimits } from './scene.ts';

/**
 * The limit lines of a panel, and its value axis extended to those that are near, also to those of a compared sweep; none
 * without a `limitOf`.
 */
export function useLimitLines(plan: SweepPlan, limitOf: LimitOf | null, other: SweepPlan | null) {
  const clock = useApp((state) => state.view.timeAxis);
  const highlighted = useHighlightIn(plan);
  const lines = useMemo(
    () => (limitOf ? limitLines(plan, { limitOf, clock, highlighted }) : []),
    [plan, limitOf, clock, highlighted],
  );
  // The axis must not depend on what is highlighted.
  const always = useMemo(
    () =>
      limitOf
        ? [plan, ...(other ? [other] : [])].flatMap((each) => limitLines(each, { limitOf, clock, highlighted: null }))
        : [],
    [plan, other, limitOf, clock],
  );
  const widen = useCallback((extent: Domain) => widenToLimits(extent, always), [always]);
  return { lines, widen };
}
