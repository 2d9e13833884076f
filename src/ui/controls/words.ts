import { CONTROLS_ENGLISH } from '../text/en/controls.ts';
import { room } from '../text/room.ts';

/** The words of the settings, in the language of the page. */
export const CONTROLS = room('controls', CONTROLS_ENGLISH);
