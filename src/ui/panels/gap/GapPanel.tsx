import type { GapMeasure } from '../../../state/app-state.ts';
import { EachSweep } from '../../comparison/EachSweep.tsx';
import { GAP_ENTRIES } from '../../glossary/registry-entries.ts';
import { Term } from '../../glossary/Term.tsx';
import { TermMark } from '../../glossary/TermMark.tsx';
import { ParametrisationCaveat } from '../../ParametrisationCaveat.tsx';
import { MEASURED_BY, QUANTITIES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { QuantityTable } from '../QuantityTable.tsx';
import { GAP, PANEL } from '../words.ts';
import { GapFigure } from './GapFigure.tsx';

const OPTIONS = Object.entries(MEASURED_BY);

/** The generalization gap, test accuracy or sharpness against η/B. */
export function GapPanel({ sweep, scale }: SweepPanelProps) {
  const chosen = useApp((state) => state.view.gapMeasure);
  // A regression has losses but no accuracy.
  const isRegression = sweep?.plan.network.classes === 1;
  const measure = isRegression && (chosen === 'accuracy' || chosen === 'testAccuracy') ? 'loss' : chosen;
  const setView = useApp((state) => state.setView);
  return (
    <Panel
      title={GAP.head}
      term="ratio"
      head="sentence"
      table={sweep && (() => <QuantityTable sweep={sweep} quantity={MEASURED_BY[measure]} />)}
      controls={
        <>
          <select
            className="panel-choice"
            aria-label={GAP.quantity}
            value={measure}
            onChange={(event) => setView({ gapMeasure: event.currentTarget.value as GapMeasure })}
          >
            {OPTIONS.map(([value, quantity]) => (
              <option key={value} value={value}>
                {QUANTITIES[quantity].name}
              </option>
            ))}
          </select>
          <TermMark id={GAP_ENTRIES[measure]} name={PANEL.about(QUANTITIES[MEASURED_BY[measure]])} />
          <Term id="spearman">ρ</Term>
        </>
      }
      note={measure === 'sharpness' && <ParametrisationCaveat />}
      empty={<PanelEmpty title={GAP.empty.title}>{GAP.empty.text}</PanelEmpty>}
    >
      {sweep &&
        scale &&
        ((size) => (
          <EachSweep sweep={sweep} size={size}>
            {(each, room) => <GapFigure sweep={each} measure={measure} size={room} scale={scale} />}
          </EachSweep>
        ))}
    </Panel>
  );
}
