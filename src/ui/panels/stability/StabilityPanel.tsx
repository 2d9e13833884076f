import { SegmentedControl } from '@mantine/core';
import { STABILITY_UNITS } from '../../../state/panel-view.ts';
import { missingTier } from '../../../state/recorded-probes.ts';
import { useApp } from '../../use-app.ts';
import { ADD_PANEL } from '../../workbench/words.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { MeasureOffer } from '../probe/MeasureOffer.tsx';
import { STABILITY } from '../words.ts';
import { StabilityFigure } from './StabilityFigure.tsx';
import { StabilityTable } from './StabilityTable.tsx';
import { hasRegion } from './scene.ts';

/** Where each run ended between the two limits that stability sets. */
export function StabilityPanel({ sweep, scale }: SweepPanelProps) {
  const chosen = useApp((state) => state.view.stabilityUnits);
  const setView = useApp((state) => state.setView);
  const missing = sweep && missingTier(sweep, 'nonUniformity');
  const isLimited = sweep === null || hasRegion(sweep.plan);
  const units = isLimited ? chosen : 'curvature';
  return (
    <Panel
      title={ADD_PANEL.panelNames.stability}
      term="nonUniformity"
      controls={
        isLimited && (
          <SegmentedControl
            aria-label={STABILITY.units}
            value={units}
            onChange={(value) => setView({ stabilityUnits: value })}
            data={STABILITY_UNITS.map((value) => ({ value, label: STABILITY.unitNames[value] }))}
          />
        )
      }
      note={!isLimited && missing === null && <p className="caption">{STABILITY.noRegion}</p>}
      table={sweep && missing === null && (() => <StabilityTable sweep={sweep} units={units} />)}
      empty={
        <PanelEmpty
          title={STABILITY.empty.title}
          action={sweep && missing && <MeasureOffer sweep={sweep} probe="nonUniformity" tier={missing} />}
        >
          {STABILITY.empty.text}
        </PanelEmpty>
      }
    >
      {sweep &&
        scale &&
        missing === null &&
        ((size) => <StabilityFigure sweep={sweep} scale={scale} size={size} units={units} />)}
    </Panel>
  );
}
