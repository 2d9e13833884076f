import { QUANTITIES_ENGLISH } from './en/quantities.ts';
import { room } from './room.ts';

/** Names of quantities, in the language of the page. */
export const QUANTITY_WORDS = room('quantities', QUANTITIES_ENGLISH);
