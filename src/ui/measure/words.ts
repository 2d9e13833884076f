import { MEASURE_ENGLISH } from '../text/en/measure.ts';
import { room } from '../text/room.ts';

/** The words of the view that measures a network, in the language of the page. */
export const MEASURE = room('measure', MEASURE_ENGLISH);
