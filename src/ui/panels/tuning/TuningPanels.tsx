import { NativeSelect } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { BoardSweep } from '../../../state/app-state.ts';
import { OBJECTIVES, type Objective } from '../../../sweep/spec/objective.ts';
import type { RatioScale } from '../../charts/colours.ts';
import { useSize } from '../../charts/use-size.ts';
import { QUANTITIES } from '../../quantities.ts';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { RateFigure, type TunedFigureProps } from './RateFigure.tsx';
import { ValueFigure } from './ValueFigure.tsx';

const OPTIONS = OBJECTIVES.map((value) => ({ value, label: QUANTITIES[value].name.toLowerCase() }));

interface TunedPanelProps {
  readonly id: string;
  readonly tall?: boolean;
  readonly head: ReactNode;
  readonly empty: ReactNode;
  readonly sweep: BoardSweep | null;
  readonly scale: RatioScale | null;
  readonly by: Objective;
  readonly figure: (props: TunedFigureProps) => ReactNode;
}

function TunedPanel({ id, tall = false, head, empty, sweep, scale, by, figure: Figure }: TunedPanelProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  return (
    <section className={`panel ${tall ? 'panel-tall' : ''}`} aria-labelledby={id}>
      <header className="panel-head panel-head-sentence">{head}</header>
      <div className="plot" ref={ref}>
        {sweep && scale && size ? <Figure sweep={sweep} by={by} size={size} scale={scale} /> : empty}
      </div>
    </section>
  );
}

/** The best η of every B, and what each B reaches there: batch sizes compared with η tuned for each. */
export function TuningPanels({ sweep, scale }: { sweep: BoardSweep | null; scale: RatioScale | null }) {
  const [chosen, setChosen] = useState<Objective | null>(null);
  const usual = sweep?.plan.network.classes === 1 ? 'testLoss' : 'testAccuracy';
  const by = chosen ?? sweep?.plan.spec.tune ?? usual;
  return (
    <>
      <TunedPanel
        id="best-rate-title"
        tall
        head={
          <>
            <h2 id="best-rate-title">Best η of every B by</h2>
            <NativeSelect
              size="xs"
              aria-label="What the best η is best for"
              value={by}
              onChange={(event) => setChosen(event.currentTarget.value as Objective)}
              data={OPTIONS}
            />
          </>
        }
        empty={
          <PanelEmpty title="Does η have to grow with B?">
            The best learning rate of every batch size. While noise rules, it grows in proportion to B (dashed); beyond
            a critical batch size, curvature caps it.
          </PanelEmpty>
        }
        sweep={sweep}
        scale={scale}
        by={by}
        figure={RateFigure}
      />
      <TunedPanel
        id="best-value-title"
        head={<h2 id="best-value-title">What each B reaches at its best η</h2>}
        empty={
          <PanelEmpty title="Is a small batch better, or just better tuned?">
            Every batch size with the learning rate that suits it best. “Compare runs at” says whether they had equal
            epochs, equal steps or equal η·step: the answer depends on it.
          </PanelEmpty>
        }
        sweep={sweep}
        scale={scale}
        by={by}
        figure={ValueFigure}
      />
    </>
  );
}
