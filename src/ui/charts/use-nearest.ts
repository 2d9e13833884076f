import { useMemo } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import type { TipContent } from './Tip.tsx';
import { nearestPoint, type TraceLine } from './trace-line.ts';
import { traceTip } from './trace-tip.ts';
import { cellOf, usePointing } from './use-pointing.ts';

/** Pointing in a plot of traces: the nearest run is highlighted in all panels and described in a tooltip; a click selects its cell. */
export function useNearest({ plan }: BoardSweep, lines: readonly TraceLine[]) {
  const { at, handlers } = usePointing({
    find: ({ x, y }) => nearestPoint(lines, x, y),
    hovered: ({ line: { run, cell } }) => (cell ? cellOf(run) : { kind: 'run', run: run.id }),
    kept: ({ line: { run } }) => cellOf(run),
  });
  const tip: TipContent | null = useMemo(() => at && traceTip(plan, at), [at, plan]);
  return { tip, handlers };
}
