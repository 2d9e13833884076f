import { SHORTCUTS_ENGLISH } from '../text/en/shortcuts.ts';
import { room } from '../text/room.ts';

/** Every key that does something, in the language of the page. */
export const SHORTCUTS = room('shortcuts', SHORTCUTS_ENGLISH);
