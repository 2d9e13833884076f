import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { ratioScale } from './charts/colours.ts';
import { GapPanel } from './panels/gap/GapPanel.tsx';
import { LossPanel } from './panels/loss/LossPanel.tsx';
import { MapPanel } from './panels/map/MapPanel.tsx';
import { SharpnessPanel } from './panels/sharpness/SharpnessPanel.tsx';
import { useApp } from './use-app.ts';

/** The map and the three panels, all of one sweep, all in the colours of its ratios. */
export function Board() {
  const sweep = useApp((state) => state.sweep);
  const scheme = useComputedColorScheme('light');
  const plan = sweep?.plan;
  const scale = useMemo(() => (plan ? ratioScale(plan, scheme) : null), [plan, scheme]);
  return (
    <main className="board">
      <MapPanel sweep={sweep} scheme={scheme} scale={scale} />
      <LossPanel sweep={sweep} scale={scale} />
      <SharpnessPanel sweep={sweep} scale={scale} />
      <GapPanel sweep={sweep} scale={scale} />
    </main>
  );
}
