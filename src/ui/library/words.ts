import { LIBRARY_ENGLISH } from '../text/en/library.ts';
import { room } from '../text/room.ts';

/** The words of the list of sweeps, in the language of the page. */
export const LIBRARY = room('library', LIBRARY_ENGLISH);
