import type { ViewState } from '../app-state.ts';
import { type BoardPanel, panelKey } from '../board-panel.ts';

/** Start shows the map and the sharpness, whatever panels the workbench has. */
const OF_START: readonly BoardPanel[] = [{ kind: 'map' }, { kind: 'probe', probe: 'sharpness' }];

/** The one or two figures of a step: the panel that fills the board, else the first two of the workbench. */
export function stepFigures({ page, panels, maximised }: ViewState): readonly BoardPanel[] {
  if (page === 'start') return OF_START;
  const alone = panels.find((panel) => panelKey(panel) === maximised);
  return alone ? [alone] : panels.slice(0, 2);
}
