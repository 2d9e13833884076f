import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { OBJECTIVES, type Objective } from '../../../sweep/spec/objective.ts';
import { QUANTITIES } from '../../quantities.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { RateFigure } from './RateFigure.tsx';
import { ValueFigure } from './ValueFigure.tsx';

const OPTIONS = OBJECTIVES.map((value) => ({ value, label: QUANTITIES[value].name.toLowerCase() }));

/** The best η of every B, and what each B reaches there: batch sizes compared with η tuned for each. */
export function TuningPanels({ sweep, scale }: SweepPanelProps) {
  const [chosen, setChosen] = useState<Objective | null>(null);
  const usual = sweep?.plan.network.classes === 1 ? 'testLoss' : 'testAccuracy';
  const by = chosen ?? sweep?.plan.spec.tune ?? usual;
  return (
    <>
      <Panel
        title="Best η of every B by"
        head="sentence"
        className="panel-tall"
        controls={
          <NativeSelect
            aria-label="What the best η is best for"
            value={by}
            onChange={(event) => setChosen(event.currentTarget.value as Objective)}
            data={OPTIONS}
          />
        }
        empty={
          <PanelEmpty title="Does η have to grow with B?">
            The best learning rate of every batch size. While noise rules, it grows in proportion to B (dashed); beyond
            a critical batch size, curvature caps it.
          </PanelEmpty>
        }
      >
        {sweep && scale && ((size) => <RateFigure sweep={sweep} by={by} size={size} scale={scale} />)}
      </Panel>
      <Panel
        title="What each B reaches at its best η"
        empty={
          <PanelEmpty title="Is a small batch better, or just better tuned?">
            Every batch size with the learning rate that suits it best. “Compare runs at” says whether they had equal
            epochs, equal steps or equal η·step: the answer depends on it.
          </PanelEmpty>
        }
      >
        {sweep && scale && ((size) => <ValueFigure sweep={sweep} by={by} size={size} scale={scale} />)}
      </Panel>
    </>
  );
}
