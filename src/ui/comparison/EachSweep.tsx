import './each-sweep.css';
import { type ReactNode, useMemo } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import type { Size } from '../charts/frame.ts';
import { SweepName } from './SweepName.tsx';
import { type SweepLetter, useComparison } from './use-comparison.ts';

interface EachSweepProps {
  /** The sweep on the board. */
  readonly sweep: BoardSweep;
  readonly size: Size;
  readonly children: (sweep: BoardSweep, size: Size) => ReactNode;
}

const GUTTER = 16;
const NAME_HEIGHT = 24;
/** A figure with axes needs this much; with less room the second is below the first. */
const LEAST_WIDTH = 250;

/** The room of each of two figures in one panel: in two columns, or where these would be too narrow in two rows. */
export function halvesOf({ width, height }: Size): Size & { readonly areColumns: boolean } {
  const column = Math.floor((width - GUTTER) / 2);
  const areColumns = column >= LEAST_WIDTH;
  const rows = areColumns ? height : Math.floor((height - GUTTER) / 2);
  return { areColumns, width: areColumns ? column : width, height: Math.max(1, rows - NAME_HEIGHT) };
}

/** The height of both figures together, given that of one. */
export const wholeOf = (areColumns: boolean, height: number): number =>
  areColumns ? height + NAME_HEIGHT : 2 * (height + NAME_HEIGHT) + GUTTER;

/** A figure of the sweep on the board, or one of each sweep where two are shown side by side. */
export function EachSweep({ sweep, size, children }: EachSweepProps) {
  const comparison = useComparison();
  const { areColumns, width, height } = halvesOf(size);
  const half = useMemo(() => ({ width, height }), [width, height]);
  if (comparison?.display !== 'sideBySide') return children(sweep, size);
  const sweeps: readonly (readonly [SweepLetter, BoardSweep])[] = [
    ['A', sweep],
    ['B', comparison.sweep],
  ];
  return (
    <div className={areColumns ? 'each-sweep each-sweep-columns' : 'each-sweep'}>
      {sweeps.map(([letter, each]) => (
        <div key={letter}>
          <p className="each-sweep-name">
            <SweepName letter={letter} sweep={each} />
          </p>
          <div className="each-sweep-figure" style={half}>
            {children(each, half)}
          </div>
        </div>
      ))}
    </div>
  );
}
