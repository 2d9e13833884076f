import { SegmentedControl } from '@mantine/core';
import type { StabilityUnits } from '../../../state/panel-view.ts';
import { missingTier } from '../../../state/recorded-probes.ts';
import { useApp } from '../../use-app.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { MeasureOffer } from '../probe/MeasureOffer.tsx';
import { StabilityFigure } from './StabilityFigure.tsx';
import { hasRegion } from './scene.ts';
import { NO_REGION } from './tip.ts';

const UNITS: { value: StabilityUnits; label: string }[] = [
  { value: 'curvature', label: 'curvature' },
  { value: 'share', label: 'fraction of limit' },
];

/** Where each run ended between the two limits that stability sets. */
export function StabilityPanel({ sweep, scale }: SweepPanelProps) {
  const chosen = useApp((state) => state.view.stabilityUnits);
  const setView = useApp((state) => state.setView);
  const missing = sweep && missingTier(sweep, 'nonUniformity');
  const isLimited = sweep === null || hasRegion(sweep.plan);
  const units = isLimited ? chosen : 'curvature';
  return (
    <Panel
      title="Sharpness against non-uniformity"
      term="nonUniformity"
      controls={
        isLimited && (
          <SegmentedControl
            aria-label="Units of both axes"
            value={units}
            onChange={(value) => setView({ stabilityUnits: value })}
            data={UNITS}
          />
        )
      }
      note={!isLimited && missing === null && <p className="caption">{NO_REGION}</p>}
      empty={
        <PanelEmpty
          title="Which minima can SGD stay in?"
          action={sweep && missing && <MeasureOffer sweep={sweep} probe="nonUniformity" tier={missing} />}
        >
          One point per run inside the region of its η and B. Full-batch training is limited by sharpness alone, a ≤
          2/η; small batches also by how much examples disagree about the curvature, s ≲ √B/η.
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
