import type { START_ENGLISH } from './en/start.ts';
import type { Words } from './words-type.ts';

/** The English words of every room of the page, from which those of other languages have their shape. */
interface Rooms {
  readonly start: typeof START_ENGLISH;
}

/** All words of the page in one language. */
export type Catalogue = Words<Rooms>;
export type Room = keyof Catalogue;
