import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { parseLesson } from '../src/lessons/markup/parse-lesson.ts';

/** Lessons are read when the page is built: it carries what they say, checked, and no reader of Markdown. */
export function lessonMarkup(): Plugin {
  return {
    name: 'lesson-markup',
    enforce: 'pre',
    transform(source, id) {
      if (!id.endsWith('.lesson.md')) return null;
      return { code: `export default ${JSON.stringify(parseLesson(basename(id), source))};`, map: null };
    },
  };
}
