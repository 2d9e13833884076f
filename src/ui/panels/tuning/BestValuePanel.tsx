import { quantityEntry } from '../../glossary/registry-entries.ts';
import { QUANTITIES } from '../../quantities.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { useObjective } from './use-objective.ts';
import { ValueFigure } from './ValueFigure.tsx';

/** Batch sizes compared at their tuned η. */
export function BestValuePanel({ sweep, scale }: SweepPanelProps) {
  const by = useObjective(sweep);
  return (
    <Panel
      title={`${QUANTITIES[by].name} at the best η of each B`}
      term={quantityEntry(by)}
      empty={
        <PanelEmpty title="Are small batches better, or only better tuned?">
          Every batch size at its best learning rate. The answer depends on whether runs are compared at equal epochs,
          equal steps or equal η·step: choose this at “Compare runs at”.
        </PanelEmpty>
      }
    >
      {sweep && scale && ((size) => <ValueFigure sweep={sweep} by={by} size={size} scale={scale} />)}
    </Panel>
  );
}
