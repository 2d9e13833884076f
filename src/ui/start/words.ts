import { START_ENGLISH } from '../text/en/start.ts';
import { room } from '../text/room.ts';

/** Every visible word of the Start view, in the language of the page; sentences are functions of what they say. */
export const {
  terms: TERMS,
  headline: HEADLINE,
  setting: SETTING,
  fields: FIELDS,
  data: DATA,
  axes: AXES,
  map: MAP,
  curves: CURVES,
  gap: GAP,
  tabs: TABS,
  shown: SHOWN,
  turn: TURN,
  numbers: NUMBERS,
} = room('start', START_ENGLISH);
