/** A lesson's file, read and checked when the page is built (.ci/lesson-markup.ts). */
declare module '*.lesson.md' {
  const lesson: import('./lesson.ts').Lesson;
  export default lesson;
}
