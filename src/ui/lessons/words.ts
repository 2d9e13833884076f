import { LESSONS_ENGLISH } from '../text/en/lessons.ts';
import { room } from '../text/room.ts';

/** The words around lessons, in the language of the page. */
export const LESSON_WORDS = room('lessons', LESSONS_ENGLISH);
