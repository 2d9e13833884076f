import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { AxisKind } from '../../../figure/axes/scale.ts';
import type { Clock } from '../../../sweep/results/clock.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { TIME_AXES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
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
const toOptions = <V extends string>(names: readonly V[]) => names.map((value) => ({ value, label: value }));
const SPLIT_OPTIONS = toOptions(['train', 'test', 'both'] as const);
const SCALE_OPTIONS = toOptions(['log', 'linear'] as const);
const TIME_OPTIONS = Object.entries(TIME_AXES).map(([value, { name }]) => ({ value: value as Clock, label: name }));

/** Loss of every run against steps, epochs or η·step. */
export function LossPanel({ sweep, scale }: SweepPanelProps) {
  const timeAxis = useApp((state) => state.view.timeAxis);
  const setView = useApp((state) => state.setView);
  const [splits, setSplits] = useState<Splits>('both');
  const [xKind, setXKind] = useState<AxisKind>('log');
  const view = useMemo(() => ({ probes: PROBES[splits], timeAxis, xKind, ceiling: 2 }), [splits, timeAxis, xKind]);
  return (
    <Panel
      title="Loss"
      controls={
        <>
          <SegmentedControl aria-label="Which loss" value={splits} onChange={setSplits} data={SPLIT_OPTIONS} />
          <SegmentedControl
            aria-label="Time axis"
            value={timeAxis}
            onChange={(value) => setView({ timeAxis: value })}
            data={TIME_OPTIONS}
          />
          <SegmentedControl
            aria-label="Scale of the time axis"
            value={xKind}
            onChange={setXKind}
            data={SCALE_OPTIONS}
          />
        </>
      }
      empty={
        <PanelEmpty title="Training and test loss of every run">
          One curve per run, coloured by η/B. Against η·step, curves of small learning rates coincide: SGD then
          approximates a continuous flow.
        </PanelEmpty>
      }
    >
      {sweep &&
        scale &&
        ((size) => (
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
        ))}
    </Panel>
  );
}
