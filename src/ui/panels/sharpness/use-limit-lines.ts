import { useCallback, useMemo } from 'react';
import type { Domain } from '../../../figure/axes/scale.ts';
import type { SweepPlan } from '../../../sweep/sweep-plan.ts';
import { useApp } from '../../use-app.ts';
import { useHighlight } from '../../use-highlight.ts';
import { type LimitOf, limitLines, widenToLimits } from './scene.ts';

/** The limit lines of a panel, and its value axis extended to those that are near; none without a `limitOf`. */
export function useLimitLines(plan: SweepPlan, limitOf: LimitOf | null) {
  const clock = useApp((state) => state.view.timeAxis);
  const highlighted = useHighlight();
  const lines = useMemo(
    () => (limitOf ? limitLines(plan, { limitOf, clock, highlighted }) : []),
    [plan, limitOf, clock, highlighted],
  );
  // The axis must not depend on what is highlighted.
  const always = useMemo(
    () => (limitOf ? limitLines(plan, { limitOf, clock, highlighted: null }) : []),
    [plan, limitOf, clock],
  );
  const widen = useCallback((extent: Domain) => widenToLimits(extent, always), [always]);
  return { lines, widen };
}
