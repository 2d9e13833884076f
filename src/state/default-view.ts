import type { ViewState } from './app-state.ts';

/** The view of a page that is opened without a link. */
export const DEFAULT_VIEW: ViewState = {
  page: 'start',
  mapQuantity: 'sharpness',
  timeAxis: 'etaSteps',
  compareAt: 'end',
  gapMeasure: 'loss',
  panelSet: 'overview',
  chosenProbes: {},
  shownLosses: 'both',
  timeScale: 'log',
  stabilityUnits: 'curvature',
  tuneBy: null,
};
