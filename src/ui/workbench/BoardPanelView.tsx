import { memo, useMemo } from 'react';
import {
  type BoardPanel,
  type PanelKind,
  panelColumns,
  panelKey,
  panelRows,
  withoutPanel,
  withPlace,
  withSize,
} from '../../state/board-panel.ts';
import { GapPanel } from '../panels/gap/GapPanel.tsx';
import { LossPanel } from '../panels/loss/LossPanel.tsx';
import { MapPanel } from '../panels/map/MapPanel.tsx';
import type { SweepPanelProps } from '../panels/Panel.tsx';
import { type PanelFrame, PanelFrameProvider } from '../panels/panel-frame.ts';
import { EigenvaluesPanel } from '../panels/probe/EigenvaluesPanel.tsx';
import { ProbePanel } from '../panels/probe/ProbePanel.tsx';
import { StabilityPanel } from '../panels/stability/StabilityPanel.tsx';
import { BestRatePanel } from '../panels/tuning/BestRatePanel.tsx';
import { BestValuePanel } from '../panels/tuning/BestValuePanel.tsx';
import { useApp, useStore } from '../use-app.ts';

interface BoardPanelViewProps extends SweepPanelProps {
  readonly panel: BoardPanel;
  readonly index: number;
  readonly count: number;
}

/** Panels that show the sweep on the board only. */
const OF_ONE: readonly PanelKind[] = ['stability', 'bestRate', 'bestValue'];

/** What a panel shows. */
export function PanelBody({ panel, ...props }: SweepPanelProps & { readonly panel: BoardPanel }) {
  switch (panel.kind) {
    case 'map':
      return <MapPanel {...props} />;
    case 'loss':
      return <LossPanel {...props} />;
    case 'eigenvalues':
      return <EigenvaluesPanel {...props} />;
    case 'gap':
      return <GapPanel {...props} />;
    case 'stability':
      return <StabilityPanel {...props} />;
    case 'bestRate':
      return <BestRatePanel {...props} />;
    case 'bestValue':
      return <BestValuePanel {...props} />;
    case 'probe':
      return <ProbePanel {...props} probe={panel.probe ?? 'sharpness'} />;
  }
}

/** A panel in its frame: what it shows, and what can be done with it. */
export const BoardPanelView = memo(function BoardPanelView({ panel, index, count, ...props }: BoardPanelViewProps) {
  const store = useStore();
  const key = panelKey(panel);
  const isMaximised = useApp((state) => state.view.maximised === key);
  const isCompared = useApp((state) => state.compared !== null);
  const frame = useMemo((): PanelFrame => {
    const { setView } = store.getState();
    const panels = () => store.getState().view.panels;
    return {
      key,
      isMaximised,
      columns: panelColumns(panel),
      rows: panelRows(panel),
      isFirst: index === 0,
      isLast: index === count - 1,
      isOfOne: isCompared && OF_ONE.includes(panel.kind),
      maximise: (on) => setView({ maximised: on ? key : null }),
      move: (by) => setView({ panels: withPlace(panels(), key, index + by) }),
      resize: (size) => setView({ panels: withSize(panels(), key, size) }),
      remove: () => setView({ panels: withoutPanel(panels(), key), ...(isMaximised && { maximised: null }) }),
    };
  }, [store, key, panel, index, count, isMaximised, isCompared]);
  return (
    <PanelFrameProvider value={frame}>
      <PanelBody panel={panel} {...props} />
    </PanelFrameProvider>
  );
});
