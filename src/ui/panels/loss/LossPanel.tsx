import { useMemo } from 'react';
import { SHOWN_LOSSES, type ShownLosses } from '../../../state/panel-view.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { EachSweep } from '../../comparison/EachSweep.tsx';
import { EachTable } from '../../comparison/EachTable.tsx';
import { useComparison } from '../../comparison/use-comparison.ts';
import { TIME_AXES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { TraceFigure } from '../TraceFigure.tsx';
import { TraceTable } from '../TraceTable.tsx';
import { useHeardCurves } from '../use-heard-curves.ts';

const PROBES: Record<ShownLosses, readonly RecordedProbe[]> = {
  train: ['trainLoss'],
  test: ['testLoss'],
  both: ['trainLoss', 'testLoss'],
};
const Y_LABELS: Record<ShownLosses, string> = {
  train: 'training loss',
  test: 'test loss',
  both: 'loss: train solid, test dashed',
};
/** With two sweeps in the figure the dash says of which a curve is. */
const TOGETHER = 'loss: train, test dotted';
const SPLIT_NAMES: Record<ShownLosses, string> = { train: 'train', test: 'test', both: 'train and test' };

/** Loss of every run against steps, epochs or η·step. */
export function LossPanel({ sweep, scale }: SweepPanelProps) {
  const timeAxis = useApp((state) => state.view.timeAxis);
  const setView = useApp((state) => state.setView);
  const splits = useApp((state) => state.view.shownLosses);
  const xKind = useApp((state) => state.view.timeScale);
  const sound = useHeardCurves(sweep, PROBES[splits][0] ?? 'trainLoss');
  const comparison = useComparison();
  const isOverlaid = comparison !== null && comparison.display !== 'sideBySide';
  const view = useMemo(() => ({ probes: PROBES[splits], timeAxis, xKind, ceiling: 2 }), [splits, timeAxis, xKind]);
  return (
    <Panel
      title="Loss"
      term="trainLoss"
      controls={
        <select
          className="panel-choice"
          aria-label="Which loss"
          value={splits}
          onChange={(event) => setView({ shownLosses: event.currentTarget.value as ShownLosses })}
        >
          {SHOWN_LOSSES.map((value) => (
            <option key={value} value={value}>
              {SPLIT_NAMES[value]}
            </option>
          ))}
        </select>
      }
      table={
        sweep &&
        (() => (
          <EachTable sweep={sweep}>
            {(each) =>
              PROBES[splits].map((probe) => <TraceTable key={probe} sweep={each} probe={probe} clock={timeAxis} />)
            }
          </EachTable>
        ))
      }
      sound={sound}
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
          <EachSweep sweep={sweep} size={size}>
            {(each, room) => (
              <TraceFigure
                name="loss"
                title="Loss"
                sweep={each}
                view={view}
                size={room}
                scale={scale}
                yLabel={isOverlaid && splits === 'both' ? TOGETHER : Y_LABELS[splits]}
                summary={`Loss of ${each.plan.runs.length} runs against ${TIME_AXES[timeAxis].name}, on log axes; one curve per run, coloured by η/B.`}
              />
            )}
          </EachSweep>
        ))}
    </Panel>
  );
}
