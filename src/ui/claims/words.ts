import { CLAIMS_ENGLISH } from '../text/en/claims.ts';
import { room } from '../text/room.ts';

/** The words around claims, in the language of the page. */
export const CLAIM_WORDS = room('claims', CLAIMS_ENGLISH);
