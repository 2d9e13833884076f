import { EMBED_ENGLISH } from '../text/en/embed.ts';
import { room } from '../text/room.ts';

/** The words of embeds, in the language of the page. */
export const EMBED = room('embed', EMBED_ENGLISH);
