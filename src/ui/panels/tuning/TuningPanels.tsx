import { NativeSelect } from '@mantine/core';
import { OBJECTIVES, type Objective } from '../../../sweep/spec/objective.ts';
import { quantityEntry } from '../../glossary/registry-entries.ts';
import { QUANTITIES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { RateFigure } from './RateFigure.tsx';
import { ValueFigure } from './ValueFigure.tsx';

const OPTIONS = OBJECTIVES.map((value) => ({ value, label: QUANTITIES[value].name.toLowerCase() }));

/** The best η of every B, and the value reached there: batch sizes compared at their tuned η. */
export function TuningPanels({ sweep, scale }: SweepPanelProps) {
  const chosen = useApp((state) => state.view.tuneBy);
  const setView = useApp((state) => state.setView);
  const usual = sweep?.plan.network.classes === 1 ? 'testLoss' : 'testAccuracy';
  const by = chosen ?? sweep?.plan.spec.tune ?? usual;
  return (
    <>
      <Panel
        title="Best η of every B by"
        term="tuning"
        head="sentence"
        className="panel-tall"
        controls={
          <NativeSelect
            aria-label="Quantity that the best η optimises"
            value={by}
            onChange={(event) => setView({ tuneBy: event.currentTarget.value as Objective })}
            data={OPTIONS}
          />
        }
        empty={
          <PanelEmpty title="Does η have to grow with B?">
            The best learning rate of every batch size. Where noise dominates it grows in proportion to B (dashed);
            beyond a critical batch size it is limited by curvature.
          </PanelEmpty>
        }
      >
        {sweep && scale && ((size) => <RateFigure sweep={sweep} by={by} size={size} scale={scale} />)}
      </Panel>
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
    </>
  );
}
