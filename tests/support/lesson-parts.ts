import type { Block, Inline, Lesson, LessonView } from '../../src/lessons/lesson.ts';

/** Every part of a text, those within others included. */
const flat = (parts: readonly Inline[]): Inline[] =>
  parts.flatMap((part) => ('children' in part ? [part, ...flat(part.children)] : [part]));

/** The parts of a block's texts. */
function partsOfBlock(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'paragraph':
      return block.children;
    case 'branches':
      return Object.values(block.texts).flat();
    case 'draw':
      return block.question;
    case 'choose':
      return [...block.question, ...block.options.flatMap(({ children }) => children)];
  }
}

/** Every part of all texts of a lesson, its sheet included. */
export function partsOf({ sections, sheet }: Lesson): Inline[] {
  const ofBlocks = sections.flatMap(({ blocks }) => blocks.flatMap(partsOfBlock));
  const ofSheet = [
    ...sheet.aim.flatMap(({ children }) => children),
    ...sheet.questions.flatMap(({ question, answer }) => [...question, ...answer]),
    ...sheet.pitfalls.flat(),
  ];
  return flat([...ofBlocks, ...ofSheet]);
}

/** Every view that a lesson can show. */
export function viewsOf(lesson: Lesson): Partial<LessonView>[] {
  const reveals = lesson.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'choose' ? [block.reveal] : [])),
  );
  const set = partsOf(lesson).flatMap((part) => (part.kind === 'set' ? [part.view] : []));
  return [...lesson.sections.map(({ view }) => view), ...reveals, ...set];
}
