import { OBJECTIVES, type Objective } from '../../../sweep/spec/objective.ts';
import { QUANTITIES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { RateFigure } from './RateFigure.tsx';
import { useObjective } from './use-objective.ts';

/** The best η of every B. */
export function BestRatePanel({ sweep, scale }: SweepPanelProps) {
  const setView = useApp((state) => state.setView);
  const by = useObjective(sweep);
  return (
    <Panel
      title="Best η of every B by"
      term="tuning"
      head="sentence"
      controls={
        <select
          className="panel-choice"
          aria-label="Quantity that the best η optimises"
          value={by}
          onChange={(event) => setView({ tuneBy: event.currentTarget.value as Objective })}
        >
          {OBJECTIVES.map((value) => (
            <option key={value} value={value}>
              {QUANTITIES[value].name.toLowerCase()}
            </option>
          ))}
        </select>
      }
      empty={
        <PanelEmpty title="Does η have to grow with B?">
          The best learning rate of every batch size. Where noise dominates it grows in proportion to B (dashed); beyond
          a critical batch size it is limited by curvature.
        </PanelEmpty>
      }
    >
      {sweep && scale && ((size) => <RateFigure sweep={sweep} by={by} size={size} scale={scale} />)}
    </Panel>
  );
}
