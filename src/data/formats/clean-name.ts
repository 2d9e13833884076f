import { LIMITS } from './limits.ts';

/** Control characters, halves of surrogate pairs, and marks that change the direction of the text after them. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Whether a name from a file can be shown, and names nothing outside its archive: neither `../` nor an absolute path. */
export const isSoundName = (name: string): boolean =>
  name.length <= LIMITS.nameLength &&
  !UNPRINTABLE.test(name) &&
  !/^[/\\]|^[a-z]:[/\\]|(^|[/\\])\.\.([/\\]|$)/i.test(name);

/** The rule of `isSoundName`, for messages. */
export const SOUND_NAME = `of at most ${LIMITS.nameLength} printable characters, without .. or a leading slash`;

/** White space is no harm in a title or the name of a class. */
const ALL_BUT_SPACE = new RegExp(`(?![\t\n\r])${UNPRINTABLE.source}`, 'gu');

/** A name or title as it can be shown: unprintable characters other than white space as \ufffd, no longer than names may be. */
export const cleanName = (name: string): string =>
  UNPRINTABLE.test(name) || name.length > LIMITS.nameLength
    ? name.slice(0, LIMITS.nameLength).replaceAll(ALL_BUT_SPACE, '\ufffd')
    : name;
