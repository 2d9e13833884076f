import { PANELS_ENGLISH } from '../text/en/panels.ts';
import { room } from '../text/room.ts';

/** Words of the panels, in the language of the page. */
export const {
  panel: PANEL,
  tiers: TIER_NAMES,
  axes: AXES,
  map: MAP,
  cell: MAP_CELL,
  readout: MAP_READOUT,
  finding: MAP_FINDING,
  correlation: CORRELATION,
  gap: GAP,
  loss: LOSS,
  trace: TRACE,
  probe: PROBE,
  stability: STABILITY,
  tuning: TUNING,
} = room('panels', PANELS_ENGLISH);
