import type { ViewState } from './app-state.ts';
import { LAYOUTS } from './board-panel.ts';

/** The view of a page that is opened without a link. */
export const DEFAULT_VIEW: ViewState = {
  page: 'start',
  mapQuantity: 'sharpness',
  timeAxis: 'etaSteps',
  compareAt: 'end',
  playedTo: null,
  gapMeasure: 'loss',
  panels: LAYOUTS.overview,
  maximised: null,
  curves: 'mean',
  cellContent: 'trainLoss',
  shownLosses: 'both',
  timeScale: 'log',
  stabilityUnits: 'curvature',
  tuneBy: null,
  comparison: 'overlay',
};
