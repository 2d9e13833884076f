import { PLANE_ENGLISH } from '../text/en/plane.ts';
import { room } from '../text/room.ts';

/** Every visible word of the editors of own data, in the language of the page. */
export const { points: POINTS, formula: FORMULA } = room('plane', PLANE_ENGLISH);
