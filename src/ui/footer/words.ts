import { FOOTER_ENGLISH } from '../text/en/footer.ts';
import { room } from '../text/room.ts';

/** The words of the footer, in the language of the page. */
export const FOOTER = room('footer', FOOTER_ENGLISH);
