import type { BoardSweep } from '../../../state/app-state.ts';
import { cellsOf } from '../../../state/selectors.ts';
import { Term } from '../../glossary/Term.tsx';
import { cappedRuns } from '../../map/cell-summary.ts';
import { useMoment } from '../../use-moment.ts';
import { MAP_LEGEND } from '../../workbench/words.ts';

const SIDE = 14;

/** What hatched and dashed cells are, where there are any. */
export function MapLegend({ sweep }: { readonly sweep: BoardSweep }) {
  const cells = cellsOf(sweep, useMoment());
  const hasDiverged = cells.some(({ diverged }) => diverged > 0);
  const hasCapped = cells.some((cell) => cappedRuns(cell, sweep.plan.spec.budget) > 0);
  if (!hasDiverged && !hasCapped) return null;
  return (
    <p className="map-legend">
      {hasDiverged && (
        <span>
          <svg width={SIDE} height={SIDE} aria-hidden="true">
            <rect width={SIDE} height={SIDE} fill="url(#hatch)" />
          </svg>
          <Term id="diverged">{MAP_LEGEND.diverged}</Term>
        </span>
      )}
      {hasCapped && (
        <span>
          <svg width={SIDE} height={SIDE} aria-hidden="true">
            <rect className="map-cell-capped" x={1} y={1} width={SIDE - 2} height={SIDE - 2} />
          </svg>
          <Term id="budgetSpent">{MAP_LEGEND.capped}</Term>
        </span>
      )}
    </p>
  );
}
