import { useMemo } from 'react';
import { SHOWN_LOSSES, type ShownLosses } from '../../../state/panel-view.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { EachSweep } from '../../comparison/EachSweep.tsx';
import { EachTable } from '../../comparison/EachTable.tsx';
import { useComparison } from '../../comparison/use-comparison.ts';
import { TIME_AXES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { ADD_PANEL } from '../../workbench/words.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { TraceFigure } from '../TraceFigure.tsx';
import { TraceTable } from '../TraceTable.tsx';
import { useHeardCurves } from '../use-heard-curves.ts';
import { LOSS } from '../words.ts';

const PROBES: Record<ShownLosses, readonly RecordedProbe[]> = {
  train: ['trainLoss'],
  test: ['testLoss'],
  both: ['trainLoss', 'testLoss'],
};

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
      title={ADD_PANEL.panelNames.loss}
      term="trainLoss"
      controls={
        <select
          className="panel-choice"
          aria-label={LOSS.which}
          value={splits}
          onChange={(event) => setView({ shownLosses: event.currentTarget.value as ShownLosses })}
        >
          {SHOWN_LOSSES.map((value) => (
            <option key={value} value={value}>
              {LOSS.names[value]}
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
      empty={<PanelEmpty title={LOSS.empty.title}>{LOSS.empty.text}</PanelEmpty>}
    >
      {sweep &&
        scale &&
        ((size) => (
          <EachSweep sweep={sweep} size={size}>
            {(each, room) => (
              <TraceFigure
                name="loss"
                title={ADD_PANEL.panelNames.loss}
                sweep={each}
                view={view}
                size={room}
                scale={scale}
                yLabel={isOverlaid && splits === 'both' ? LOSS.axisOfTwo : LOSS.axis[splits]}
                summary={LOSS.summary(each.plan.runs.length, TIME_AXES[timeAxis].name)}
              />
            )}
          </EachSweep>
        ))}
    </Panel>
  );
}
