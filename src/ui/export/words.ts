import { EXPORT_ENGLISH } from '../text/en/export.ts';
import { room } from '../text/room.ts';

/** The words of the export menu, in the language of the page. */
export const EXPORT = room('export', EXPORT_ENGLISH);
