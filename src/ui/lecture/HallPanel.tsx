import { useMemo } from 'react';
import type { BoardPanel } from '../../state/board-panel.ts';
import type { RatioScale } from '../charts/colours.ts';
import type { Size } from '../charts/frame.ts';
import { MantineScope } from '../mantine/MantineScope.tsx';
import { type AppStore, StoreProvider, useStore } from '../use-app.ts';
import { PanelBody } from '../workbench/BoardPanelView.tsx';
import { sceneScale, sceneSize } from './hall-scale.ts';
import type { ShownStep } from './shown-step.ts';

interface HallPanelProps {
  readonly panel: BoardPanel;
  readonly step: ShownStep;
  readonly size: Size;
  readonly unit: number;
  readonly scale: RatioScale;
}

/** The store of the page with the sweep and the view of a step in place of those of the board. */
function storeOf(page: AppStore, { sweep, view }: ShownStep): AppStore {
  const state = { ...page.getState(), sweep, view, hovered: null, selected: null, compared: null, setView: () => {} };
  return { getState: () => state, subscribe: () => () => {} };
}

/** A panel of the workbench, magnified: for those that have no figure of their own in a lecture. */
export default function HallPanel({ panel, step, size, unit, scale }: HallPanelProps) {
  const page = useStore();
  const store = useMemo(() => storeOf(page, step), [page, step]);
  const inner = sceneSize(size, unit);
  return (
    <StoreProvider value={store}>
      <MantineScope>
        <div className="hall-panel" inert style={{ ...inner, zoom: sceneScale(unit) }}>
          <PanelBody panel={panel} sweep={step.sweep} scale={scale} />
        </div>
      </MantineScope>
    </StoreProvider>
  );
}
