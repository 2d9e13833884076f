import { SegmentedControl, useComputedColorScheme } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ratioScale } from './charts/colours.ts';
import { Microscope } from './microscope/Microscope.tsx';
import { MapPanel } from './panels/map/MapPanel.tsx';
import { PANEL_SETS, type PanelSet, PanelSlots } from './panels/PanelSlots.tsx';
import { useApp } from './use-app.ts';

const SETS = PANEL_SETS.map((value) => ({ value, label: `${value.charAt(0).toUpperCase()}${value.slice(1)}` }));

/** The map and the panels beside it, in the colours of the sweep's ratios. */
export function Board() {
  const sweep = useApp((state) => state.sweep);
  const [shown, setShown] = useState<PanelSet>('overview');
  const scheme = useComputedColorScheme('light');
  const plan = sweep?.plan;
  const scale = useMemo(() => (plan ? ratioScale(plan, scheme) : null), [plan, scheme]);
  return (
    <main className="board">
      <MapPanel sweep={sweep} scheme={scheme} scale={scale} />
      <SegmentedControl<PanelSet>
        className="board-sets"
        fullWidth
        aria-label="Panels beside the map"
        value={shown}
        onChange={setShown}
        data={SETS}
      />
      <PanelSlots shown={shown} sweep={sweep} scale={scale} />
      <Microscope sweep={sweep} scale={scale} />
    </main>
  );
}
