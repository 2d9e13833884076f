import { MICROSCOPE_ENGLISH } from '../text/en/microscope.ts';
import { room } from '../text/room.ts';

/** The words of the microscope, in the language of the page. */
export const MICROSCOPE = room('microscope', MICROSCOPE_ENGLISH);
