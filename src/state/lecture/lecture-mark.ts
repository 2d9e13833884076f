export const LECTURE_FORMAT = 'sgdscope-lecture';

const MARK = new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${LECTURE_FORMAT}"`);

/** Whether a file is meant as a lecture, by its first characters. */
export const beginsAsLecture = (beginning: string): boolean => MARK.test(beginning);
