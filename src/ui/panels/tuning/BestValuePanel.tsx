import { quantityEntry } from '../../glossary/registry-entries.ts';
import { QUANTITIES } from '../../quantities.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { TUNING } from '../words.ts';
import { TuningTable } from './TuningTable.tsx';
import { useObjective } from './use-objective.ts';
import { ValueFigure } from './ValueFigure.tsx';

/** Batch sizes compared at their tuned η. */
export function BestValuePanel({ sweep, scale }: SweepPanelProps) {
  const by = useObjective(sweep);
  return (
    <Panel
      title={TUNING.valueTitle(QUANTITIES[by].name)}
      term={quantityEntry(by)}
      table={sweep && (() => <TuningTable sweep={sweep} by={by} />)}
      empty={<PanelEmpty title={TUNING.valueEmpty.title}>{TUNING.valueEmpty.text}</PanelEmpty>}
    >
      {sweep && scale && ((size) => <ValueFigure sweep={sweep} by={by} size={size} scale={scale} />)}
    </Panel>
  );
}
