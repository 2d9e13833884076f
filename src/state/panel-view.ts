import type { ScalarProbeId } from '../probes/scalar/registry.ts';
import type { Objective } from '../sweep/spec/objective.ts';

/** The pages that show the board: the introductory one with the map and two figures, and the full set of panels. */
export const BOARD_PAGES = ['start', 'workbench'] as const;
export type BoardPage = (typeof BOARD_PAGES)[number];

/** The sets of panels beside the map. */
export const PANEL_SETS = ['overview', 'curvature', 'noise', 'stability', 'tuning'] as const;
export type PanelSet = (typeof PANEL_SETS)[number];

/** Panels of recorded probes over time, by name. */
export const PROBE_PANELS = [
  'eigenvalues',
  'curvature',
  'alignment',
  'noiseScale',
  'noise',
  'noiseAlignment',
  'batchSharpness',
] as const;
export type ProbePanelName = (typeof PROBE_PANELS)[number];

export const SHOWN_LOSSES = ['train', 'test', 'both'] as const;
export type ShownLosses = (typeof SHOWN_LOSSES)[number];

export const TIME_SCALES = ['log', 'linear'] as const;
export type TimeScale = (typeof TIME_SCALES)[number];

/** Units of the stability panel: curvatures, or fractions of the limits of stability. */
export const STABILITY_UNITS = ['curvature', 'share'] as const;
export type StabilityUnits = (typeof STABILITY_UNITS)[number];

/** Which panels are open, and what they show. */
export interface PanelView {
  readonly panelSet: PanelSet;
  /** The probes chosen in panels; the others show their own. */
  readonly chosenProbes: Partial<Record<ProbePanelName, ScalarProbeId>>;
  readonly shownLosses: ShownLosses;
  /** Scale of the time axis of the losses. */
  readonly timeScale: TimeScale;
  readonly stabilityUnits: StabilityUnits;
  /** The criterion for the best η of every B; null: that of the spec, or else the usual one. */
  readonly tuneBy: Objective | null;
}
