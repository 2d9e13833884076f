import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { BoardSweep } from '../../../state/app-state.ts';
import type { Clock } from '../../../sweep/results/clock.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import type { AxisKind } from '../../charts/axis-kind.ts';
import type { RatioScale } from '../../charts/colours.ts';
import { useSize } from '../../charts/use-size.ts';
import { TIME_AXES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { TraceFigure } from '../TraceFigure.tsx';

type Splits = 'train' | 'test' | 'both';

const PROBES: Record<Splits, readonly RecordedProbe[]> = {
  train: ['trainLoss'],
  test: ['testLoss'],
  both: ['trainLoss', 'testLoss'],
};
const Y_LABELS: Record<Splits, string> = {
  train: 'training loss',
  test: 'test loss',
  both: 'loss: train solid, test dashed',
};
const toOptions = (names: readonly string[]) => names.map((value) => ({ value, label: value }));
const TIME_OPTIONS = Object.entries(TIME_AXES).map(([value, { name }]) => ({ value: value as Clock, label: name }));

interface LossPanelProps {
  readonly sweep: BoardSweep | null;
  readonly scale: RatioScale | null;
}

/** Loss of every run against steps, epochs or η·step. */
export function LossPanel({ sweep, scale }: LossPanelProps) {
  const timeAxis = useApp((state) => state.view.timeAxis);
  const setView = useApp((state) => state.setView);
  const [splits, setSplits] = useState<Splits>('both');
  const [xKind, setXKind] = useState<AxisKind>('log');
  const [ref, size] = useSize<HTMLDivElement>();
  const view = useMemo(() => ({ probes: PROBES[splits], timeAxis, xKind, ceiling: 2 }), [splits, timeAxis, xKind]);
  return (
    <section className="panel" aria-labelledby="loss-title">
      <header className="panel-head">
        <h2 id="loss-title">Loss</h2>
        <SegmentedControl
          size="xs"
          aria-label="Which loss"
          value={splits}
          onChange={setSplits}
          data={toOptions(['train', 'test', 'both']) as { value: Splits; label: string }[]}
        />
        <SegmentedControl
          size="xs"
          aria-label="Time axis"
          value={timeAxis}
          onChange={(value) => setView({ timeAxis: value })}
          data={TIME_OPTIONS}
        />
        <SegmentedControl
          size="xs"
          aria-label="Scale of the time axis"
          value={xKind}
          onChange={setXKind}
          data={toOptions(['log', 'linear']) as { value: AxisKind; label: string }[]}
        />
      </header>
      <div className="plot" ref={ref}>
        {sweep && scale && size ? (
          <TraceFigure
            name="loss"
            title="Loss"
            sweep={sweep}
            view={view}
            size={size}
            scale={scale}
            yLabel={Y_LABELS[splits]}
            summary={`Loss of ${sweep.plan.runs.length} runs against ${TIME_AXES[timeAxis].name}, on log axes; one curve per run, coloured by η/B.`}
          />
        ) : (
          <PanelEmpty title="Training and test loss of every run">
            One curve per run, coloured by η/B. On the axis η·step, runs of small learning rate follow one another: SGD
            then approximates a continuous flow.
          </PanelEmpty>
        )}
      </div>
    </section>
  );
}
