import { SegmentedControl } from '@mantine/core';
import { formatShort } from '../../../figure/format-number.ts';
import type { BoardSweep, CompareAt } from '../../../state/app-state.ts';
import { timeOfComparison } from '../../../state/selectors.ts';
import { CLOCKS } from '../../../sweep/results/clock.ts';
import { Term } from '../../glossary/Term.tsx';
import { TIME_AXES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';

const OPTIONS: { value: CompareAt; label: string }[] = [
  { value: 'end', label: 'their end' },
  ...CLOCKS.map((clock) => ({ value: clock, label: `equal ${TIME_AXES[clock].name}` })),
];

/**
 * The time at which runs are compared, for all panels: what holds at equal epochs need not hold at equal steps or equal
 * η·step. It is the latest time that all runs have reached. The chosen clock is also used for the time axes.
 */
export function CompareControl({ sweep }: { sweep: BoardSweep }) {
  const at = useApp((state) => state.view.compareAt);
  const setView = useApp((state) => state.setView);
  return (
    <div className="compare">
      <span id="compare-label">
        <Term id="comparison">Compare runs at</Term>
      </span>
      <SegmentedControl<CompareAt>
        aria-labelledby="compare-label"
        value={at}
        onChange={(value) => setView(value === 'end' ? { compareAt: value } : { compareAt: value, timeAxis: value })}
        data={OPTIONS}
      />
      {at !== 'end' && (
        <output>
          {TIME_AXES[at].name} {formatShort(timeOfComparison(sweep, at))}
        </output>
      )}
    </div>
  );
}
