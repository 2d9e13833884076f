import type { Lesson } from './lesson.ts';
import startHere from './texts/start-here.lesson.md';

/** Every lesson, in the order of the list. */
export const LESSONS: readonly Lesson[] = [startHere];

/** The lesson of an id. */
export const lessonOf = (id: string): Lesson | undefined => LESSONS.find((lesson) => lesson.id === id);
