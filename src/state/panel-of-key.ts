import { SCALAR_PROBE_IDS } from '../probes/scalar/registry.ts';
import { type BoardPanel, PANEL_KINDS, type PanelKey, panelKey } from './board-panel.ts';

/** The panel that a key names; null where there is none. */
export function panelOfKey(key: PanelKey): BoardPanel | null {
  const panels: BoardPanel[] = [
    ...PANEL_KINDS.filter((kind) => kind !== 'probe').map((kind) => ({ kind })),
    ...SCALAR_PROBE_IDS.map((probe) => ({ kind: 'probe', probe }) as const),
  ];
  return panels.find((panel) => panelKey(panel) === key) ?? null;
}
