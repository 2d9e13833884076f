import { SCALAR_PROBE_IDS } from '../probes/scalar/registry.ts';
import type { Objective } from '../sweep/spec/objective.ts';
import type { BoardPanel, PanelKey } from './board-panel.ts';

/** The pages that show the board: the introductory one with the map and two figures, and the full set of panels. */
export const BOARD_PAGES = ['start', 'workbench'] as const;
export type BoardPage = (typeof BOARD_PAGES)[number];

/** How the runs of a cell are drawn over time: one curve for all with a band, or one curve each. */
export const CURVE_STYLES = ['mean', 'median', 'runs'] as const;
export type CurveStyle = (typeof CURVE_STYLES)[number];

export const SHOWN_LOSSES = ['train', 'test', 'both'] as const;
export type ShownLosses = (typeof SHOWN_LOSSES)[number];

export const TIME_SCALES = ['log', 'linear'] as const;
export type TimeScale = (typeof TIME_SCALES)[number];

/** Units of the stability panel: curvatures, or fractions of the limits of stability. */
export const STABILITY_UNITS = ['curvature', 'share'] as const;
export type StabilityUnits = (typeof STABILITY_UNITS)[number];

/** What a cell of the map holds beside its colour: nothing, its number, or also a probe over time in miniature. */
export const CELL_CONTENTS = ['colour', 'number', ...SCALAR_PROBE_IDS] as const;
export type CellContent = (typeof CELL_CONTENTS)[number];

/** How a sweep is shown beside another: in the same figures, in figures beside each other, or as the quotient or difference of both. */
export const COMPARISON_DISPLAYS = ['overlay', 'sideBySide', 'difference'] as const;
export type ComparisonDisplay = (typeof COMPARISON_DISPLAYS)[number];

/** Which panels are open, and what they show. */
export interface PanelView {
  /** In order of reading. No two have the same key. */
  readonly panels: readonly BoardPanel[];
  /** The panel that fills the board; null: none. */
  readonly maximised: PanelKey | null;
  readonly curves: CurveStyle;
  readonly cellContent: CellContent;
  readonly shownLosses: ShownLosses;
  /** Scale of the time axes. */
  readonly timeScale: TimeScale;
  readonly stabilityUnits: StabilityUnits;
  /** The criterion for the best η of every B; null: that of the spec, or else the usual one. */
  readonly tuneBy: Objective | null;
  /** Applies while another sweep is compared. */
  readonly comparison: ComparisonDisplay;
}
