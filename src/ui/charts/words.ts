import { CHARTS_ENGLISH } from '../text/en/charts.ts';
import { room } from '../text/room.ts';

/** The words of charts, in the language of the page. */
export const CHARTS = room('charts', CHARTS_ENGLISH);
