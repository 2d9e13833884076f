import { PAGE_ENGLISH } from './en/page.ts';
import { room } from './room.ts';

/** The words of the page as a whole, and those that several rooms share, in the language of the page. */
export const PAGE = room('page', PAGE_ENGLISH);
