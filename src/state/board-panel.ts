import type { ScalarProbeId } from '../probes/scalar/registry.ts';

/** What a panel shows. `probe`: one recorded number over time; there can be one panel of each. */
export const PANEL_KINDS = [
  'map',
  'loss',
  'probe',
  'eigenvalues',
  'gap',
  'stability',
  'bestRate',
  'bestValue',
] as const;
export type PanelKind = (typeof PANEL_KINDS)[number];

/** Most columns and rows of the board that a panel can take. */
export const MOST_COLUMNS = 3;
export const MOST_ROWS = 2;

/** A panel of the board. It takes one column and one row where it does not say otherwise. */
export interface BoardPanel {
  readonly kind: PanelKind;
  /** Of a panel of kind `probe`. */
  readonly probe?: ScalarProbeId;
  readonly columns?: number;
  readonly rows?: number;
}

/** Names a panel among those of a board: no two show the same. */
export type PanelKey = string;
export const panelKey = ({ kind, probe }: BoardPanel): PanelKey => (probe ? `${kind}-${probe}` : kind);

export const panelColumns = ({ columns = 1 }: BoardPanel) => columns;
export const panelRows = ({ rows = 1 }: BoardPanel) => rows;

type Panels = readonly BoardPanel[];

const probe = (id: ScalarProbeId): BoardPanel => ({ kind: 'probe', probe: id });
const MAP: BoardPanel = { kind: 'map', rows: 2 };

/** Arrangements to start from. */
export const LAYOUTS = {
  overview: [MAP, probe('sharpness'), { kind: 'loss' }, { kind: 'gap', columns: 2 }],
  curvature: [MAP, { kind: 'eigenvalues' }, probe('hessianTrace'), probe('gradientTopFraction')],
  noise: [MAP, probe('simpleNoiseScale'), probe('covarianceTrace'), probe('noiseAlignment')],
  stability: [MAP, { kind: 'stability', columns: 2, rows: 1 }, probe('batchSharpness'), probe('sharpness')],
  tuning: [MAP, { kind: 'bestRate' }, { kind: 'bestValue' }, { kind: 'gap', columns: 2 }],
} as const satisfies Record<string, Panels>;
export type LayoutName = keyof typeof LAYOUTS;
export const LAYOUT_NAMES = Object.keys(LAYOUTS) as LayoutName[];

const bounded = (value: number, most: number) => Math.max(1, Math.min(most, Math.round(value)));

/** A panel at another size, in whole columns and rows. */
function resized({ kind, probe: shown }: BoardPanel, columns: number, rows: number): BoardPanel {
  const [width, height] = [bounded(columns, MOST_COLUMNS), bounded(rows, MOST_ROWS)];
  return {
    kind,
    ...(shown && { probe: shown }),
    ...(width > 1 && { columns: width }),
    ...(height > 1 && { rows: height }),
  };
}

export const hasPanel = (panels: Panels, key: PanelKey) => panels.some((panel) => panelKey(panel) === key);

/** With a panel at the end; as before if it is there already. */
export const withPanel = (panels: Panels, panel: BoardPanel): Panels =>
  hasPanel(panels, panelKey(panel)) ? panels : [...panels, panel];

export const withoutPanel = (panels: Panels, key: PanelKey): Panels =>
  panels.filter((panel) => panelKey(panel) !== key);

export const withSize = (panels: Panels, key: PanelKey, size: { columns: number; rows: number }): Panels =>
  panels.map((panel) => (panelKey(panel) === key ? resized(panel, size.columns, size.rows) : panel));

/** With another probe in the place of a panel's; as before if that has a panel of its own. */
export function withProbe(panels: Panels, key: PanelKey, id: ScalarProbeId): Panels {
  if (hasPanel(panels, panelKey(probe(id)))) return panels;
  return panels.map((panel) => (panelKey(panel) === key ? { ...panel, kind: 'probe', probe: id } : panel));
}

/** With a panel at another index; the others close up. An index beyond the ends is that of the end. */
export function withPlace(panels: Panels, key: PanelKey, index: number): Panels {
  const moved = panels.find((panel) => panelKey(panel) === key);
  if (!moved) return panels;
  const others = withoutPanel(panels, key);
  const at = Math.max(0, Math.min(others.length, index));
  return [...others.slice(0, at), moved, ...others.slice(at)];
}
