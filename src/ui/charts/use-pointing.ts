import { least } from 'd3';
import { useState } from 'react';
import type { Selection } from '../../state/app-state.ts';
import { useApp } from '../use-app.ts';

interface Mark {
  readonly x: number;
  readonly y: number;
}

/** The mark nearest to (x, y), at most `reach` pixels away. */
export function nearestMark<M extends Mark>(marks: readonly M[], { x, y }: Mark, reach: number): M | null {
  const distance = (mark: M) => Math.hypot(mark.x - x, mark.y - y);
  const nearest = least(marks, distance);
  return nearest && distance(nearest) < reach ? nearest : null;
}

/** The cell of a run or a result as a selection. */
export const cellOf = ({ learningRate, batchSize }: { learningRate: number; batchSize: number }): Selection => ({
  kind: 'cell',
  learningRate,
  batchSize,
});

interface PointingOptions<M> {
  find(at: Mark): M | null;
  /** Highlighted in all panels while the pointer is on the mark. */
  hovered(mark: M): Selection;
  /** Selected by a click. */
  kept(mark: M): Selection;
}

/** The mark of a plot under the pointer, and the event handlers of the plot. */
export function usePointing<M>({ find, hovered, kept }: PointingOptions<M>) {
  const hover = useApp((state) => state.hover);
  const select = useApp((state) => state.select);
  const [at, setAt] = useState<M | null>(null);
  const show = (mark: M | null) => {
    setAt(mark);
    hover(mark && hovered(mark));
  };
  return {
    at,
    handlers: {
      onPoint: (x: number, y: number) => show(find({ x, y })),
      onLeave: () => show(null),
      onPick: () => at && select(kept(at)),
    },
  };
}
