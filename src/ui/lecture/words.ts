import { LECTURE_ENGLISH } from '../text/en/lecture.ts';
import { room } from '../text/room.ts';

/** Words of presenting and of writing lectures, in the language of the page. */
export const LECTURE = room('lecture', LECTURE_ENGLISH);
