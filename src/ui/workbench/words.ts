import { COMPARISON_ENGLISH } from '../text/en/comparison.ts';
import { WORKBENCH_ENGLISH } from '../text/en/workbench.ts';
import { room } from '../text/room.ts';

/** All words of the workbench, in the language of the page. */
export const {
  view: WORKBENCH,
  toolbar: TOOLBAR,
  addPanel: ADD_PANEL,
  measureProbes: MEASURE_PROBES,
  finding: FINDING,
  readout: READOUT,
  legend: MAP_LEGEND,
  next: NEXT,
  play: PLAY,
  tables: TABLES,
  actions: PANEL_ACTIONS,
} = room('workbench', WORKBENCH_ENGLISH);

/** Words of two sweeps shown together: A on the board, B from the library. */
export const COMPARISON = room('comparison', COMPARISON_ENGLISH);
