import { HEADER_ENGLISH } from '../text/en/header.ts';
import { room } from '../text/room.ts';

/** The words of the header, in the language of the page. */
export const HEADER = room('header', HEADER_ENGLISH);
