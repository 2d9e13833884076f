import { useCallback, useMemo, useState } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import { useApp } from '../use-app.ts';
import type { TipContent } from './Tip.tsx';
import { type NearestPoint, nearestPoint, type TraceLine } from './trace-line.ts';
import { traceTip } from './trace-tip.ts';

interface Nearest {
  readonly tip: TipContent | null;
  onPoint(x: number, y: number): void;
  onLeave(): void;
  onPick(): void;
}

/** Pointing in a plot of traces: the nearest run is highlighted everywhere and named here; a click keeps its cell. */
export function useNearest(sweep: BoardSweep, lines: readonly TraceLine[]): Nearest {
  const hover = useApp((state) => state.hover);
  const select = useApp((state) => state.select);
  const [at, setAt] = useState<NearestPoint | null>(null);
  const onPoint = useCallback(
    (x: number, y: number) => {
      const found = nearestPoint(lines, x, y);
      setAt(found);
      hover(found && { kind: 'run', run: found.line.run.id });
    },
    [lines, hover],
  );
  const onLeave = useCallback(() => {
    setAt(null);
    hover(null);
  }, [hover]);
  const onPick = useCallback(() => {
    if (!at) return;
    const { learningRate, batchSize } = at.line.run;
    select({ kind: 'cell', learningRate, batchSize });
  }, [at, select]);
  const tip = useMemo(() => at && traceTip(sweep.plan, at), [at, sweep.plan]);
  return { tip, onPoint, onLeave, onPick };
}
