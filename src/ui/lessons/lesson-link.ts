import { LESSONS_LINK } from '../route.ts';

export const lessonLink = (id: string) => `${LESSONS_LINK}/${id}`;
export const lessonSheetLink = (id: string) => `${lessonLink(id)}/sheet`;
