import { OBJECTIVES, type Objective } from '../../../sweep/spec/objective.ts';
import { CHARTS } from '../../charts/words.ts';
import { QUANTITIES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { TUNING } from '../words.ts';
import { RateFigure } from './RateFigure.tsx';
import { TuningTable } from './TuningTable.tsx';
import { useObjective } from './use-objective.ts';

/** The best η of every B. */
export function BestRatePanel({ sweep, scale }: SweepPanelProps) {
  const setView = useApp((state) => state.setView);
  const by = useObjective(sweep);
  return (
    <Panel
      title={TUNING.head}
      term="tuning"
      head="sentence"
      controls={
        <select
          className="panel-choice"
          aria-label={TUNING.quantity}
          value={by}
          onChange={(event) => setView({ tuneBy: event.currentTarget.value as Objective })}
        >
          {OBJECTIVES.map((value) => (
            <option key={value} value={value}>
              {CHARTS.nameInText(QUANTITIES[value].name)}
            </option>
          ))}
        </select>
      }
      table={sweep && (() => <TuningTable sweep={sweep} by={by} />)}
      empty={<PanelEmpty title={TUNING.rateEmpty.title}>{TUNING.rateEmpty.text}</PanelEmpty>}
    >
      {sweep && scale && ((size) => <RateFigure sweep={sweep} by={by} size={size} scale={scale} />)}
    </Panel>
  );
}
