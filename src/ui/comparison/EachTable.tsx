import type { ReactNode } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import { SweepName } from './SweepName.tsx';
import { useComparison } from './use-comparison.ts';

interface EachTableProps {
  /** The sweep on the board. */
  readonly sweep: BoardSweep;
  readonly children: (sweep: BoardSweep) => ReactNode;
}

/** The numbers of the sweep on the board, and below them those of the one that it is compared with. */
export function EachTable({ sweep, children }: EachTableProps) {
  const comparison = useComparison();
  if (!comparison) return children(sweep);
  return (
    <>
      <p className="each-sweep-name">
        <SweepName letter="A" sweep={sweep} />
      </p>
      {children(sweep)}
      <p className="each-sweep-name">
        <SweepName letter="B" sweep={comparison.sweep} />
      </p>
      {children(comparison.sweep)}
    </>
  );
}
