import { useMemo } from 'react';
import { selectionOfOther } from '../../state/selectors.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';
import { useApp } from '../use-app.ts';
import type { TipContent } from './Tip.tsx';
import { nearestPoint, type TraceLine } from './trace-line.ts';
import { traceTip } from './trace-tip.ts';
import { cellOf, usePointing } from './use-pointing.ts';

/** The curves of one sweep in a plot. */
export interface SweepLines {
  readonly plan: SweepPlan;
  readonly lines: readonly TraceLine[];
}

/** Pointing in a plot of traces: the nearest run is highlighted in all panels and described in a tooltip; a click selects its cell. */
export function useNearest(sweeps: readonly SweepLines[]) {
  const board = useApp((state) => state.sweep?.plan);
  const { at, handlers } = usePointing({
    find(place) {
      const found = nearestPoint(
        sweeps.flatMap(({ lines }) => lines),
        place.x,
        place.y,
      );
      const own = found && sweeps.find(({ lines }) => lines.includes(found.line));
      return own ? { ...found, plan: own.plan } : null;
    },
    hovered({ line: { run, cell }, plan }) {
      if (cell) return cellOf(run);
      return !board || plan === board ? { kind: 'run', run: run.id } : selectionOfOther(run, board);
    },
    kept: ({ line: { run } }) => cellOf(run),
  });
  const tip: TipContent | null = useMemo(() => at && traceTip(at.plan, at), [at]);
  return { tip, handlers };
}
