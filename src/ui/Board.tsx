import { SegmentedControl } from '@mantine/core';
import { lazy, useMemo } from 'react';
import { PANEL_SETS, type PanelSet } from '../state/panel-view.ts';
import { ratioScale } from './charts/colours.ts';
import { useColourScheme } from './colour-scheme.ts';
import { MapPanel } from './panels/map/MapPanel.tsx';
import { PanelSlots } from './panels/PanelSlots.tsx';
import { LazyPart } from './shell/LazyPart.tsx';
import { useApp } from './use-app.ts';
import { useWasTrue } from './use-was-true.ts';

const Microscope = lazy(() => import('./microscope/Microscope.tsx'));

const SETS = PANEL_SETS.map((value) => ({ value, label: `${value.charAt(0).toUpperCase()}${value.slice(1)}` }));

/** The map and the panels beside it, in the colours of the sweep's ratios. */
export function Board() {
  const sweep = useApp((state) => state.sweep);
  const shown = useApp((state) => state.view.panelSet);
  const setView = useApp((state) => state.setView);
  const scheme = useColourScheme();
  const hasMicroscope = useWasTrue(useApp((state) => state.microscope !== null));
  const plan = sweep?.plan;
  const scale = useMemo(() => (plan ? ratioScale(plan, scheme) : null), [plan, scheme]);
  return (
    <main className={sweep ? 'board' : 'board board-empty'} id="main" tabIndex={-1}>
      <h1 className="visually-hidden">Workbench</h1>
      <MapPanel sweep={sweep} scheme={scheme} scale={scale} />
      <SegmentedControl<PanelSet>
        className="board-sets"
        fullWidth
        aria-label="Panels beside the map"
        value={shown}
        onChange={(value) => setView({ panelSet: value })}
        data={SETS}
      />
      <PanelSlots shown={shown} sweep={sweep} scale={scale} />
      {hasMicroscope && (
        <LazyPart>
          <Microscope sweep={sweep} scale={scale} />
        </LazyPart>
      )}
    </main>
  );
}
