import { OFFLINE_ENGLISH } from '../text/en/offline.ts';
import { room } from '../text/room.ts';

/** The words about use without a network, in the language of the page. */
export const OFFLINE = room('offline', OFFLINE_ENGLISH);
