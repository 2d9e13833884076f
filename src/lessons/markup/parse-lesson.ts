import type { Heading, RootContent } from 'mdast';
import { directiveFromMarkdown, type LeafDirective } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { directive } from 'micromark-extension-directive';
import { SpecError } from '../../errors.ts';
import type { Lesson, LessonSection } from '../lesson.ts';
import { type LessonPlace, sameLessonPlace } from '../lesson-quantity.ts';
import { Attributes, type LessonContext } from './attributes.ts';
import { readFrontMatter } from './front-matter.ts';
import { lessonFault } from './lesson-fault.ts';
import { statedNumber } from './prose.ts';
import { readBlock } from './read-blocks.ts';
import { readSheet } from './read-sheet.ts';
import { PLAIN_VIEW, readView } from './read-view.ts';

/** A section's heading and what stands under it. */
interface Chapter {
  readonly heading: Heading;
  readonly nodes: RootContent[];
}

/** The text of a heading, which holds nothing else. */
function titleOf(heading: Heading, file: string): string {
  const [text, ...more] = heading.children;
  if (heading.depth !== 2 || text?.type !== 'text' || more.length > 0)
    throw lessonFault(file, heading, 'a section must begin with a heading "## …" of plain text.');
  const stated = statedNumber(text.value);
  if (stated) throw lessonFault(file, heading, `a heading must state no number, got "${stated.number}". Reword it.`);
  return text.value;
}

const idOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

const isViewOf = (node: RootContent | undefined): node is LeafDirective =>
  node?.type === 'leafDirective' && node.name === 'view';

function readSection({ heading, nodes }: Chapter, context: LessonContext): LessonSection {
  const title = titleOf(heading, context.file);
  const [first, ...rest] = nodes;
  if (!isViewOf(first))
    throw lessonFault(context.file, first ?? heading, 'a section must have ::view{minutes=…} under its heading.');
  const attributes = new Attributes(first, context);
  const minutes = attributes.number('minutes');
  if (!(minutes > 0 && minutes <= 60)) throw attributes.fault(`minutes must be in (0, 60], got ${minutes}.`);
  const term = attributes.optional('term') ?? null;
  const view = { ...PLAIN_VIEW, ...readView(attributes) };
  attributes.done();
  if (rest.length === 0) throw lessonFault(context.file, heading, 'a section must have at least one paragraph.');
  const blocks = rest.map((node) => readBlock(node, context));
  const draw = blocks.find((block) => block.kind === 'draw');
  const isShown = (place: LessonPlace) => view.cells.some((cell) => sameLessonPlace(cell, place));
  if (
    draw &&
    !(
      view.figure === 'curves' &&
      view.quantity === draw.quantity &&
      view.clock === draw.clock &&
      isShown(draw.reference)
    )
  )
    throw attributes.fault(
      `it must show the curve that :::draw starts from: figure=curves quantity=${draw.quantity} clock=${draw.clock} and its reference among cells.`,
    );
  return { id: idOf(title), title, minutes, term, view, blocks };
}

/** The sections of the body, and the sheet at its end. */
function divide(nodes: readonly RootContent[], file: string) {
  const chapters: Chapter[] = [];
  const last = nodes.at(-1);
  if (last?.type !== 'containerDirective' || last.name !== 'sheet')
    throw lessonFault(file, last ?? {}, 'a lesson must end with :::sheet, the instructor’s page. Add it.');
  for (const node of nodes.slice(0, -1)) {
    if (node.type === 'heading') chapters.push({ heading: node, nodes: [] });
    else if (chapters.length === 0) throw lessonFault(file, node, 'a lesson must begin with a heading "## …".');
    else chapters.at(-1)?.nodes.push(node);
  }
  return { chapters, sheet: last };
}

/**
 * Reads a lesson: JSON between two lines `---`, then Markdown with directives (README.md). Throws SpecError with the file, line and
 * column of the first thing that is not allowed: HTML, links, pictures, code and numbers among them.
 */
export function parseLesson(file: string, source: string): Lesson {
  const { lines, ...front } = readFrontMatter(file, source);
  // Blank lines in place of the front matter: places are those of the file.
  const body = '\n'.repeat(lines) + source.split('\n').slice(lines).join('\n');
  const { children } = fromMarkdown(body, {
    extensions: [directive()],
    mdastExtensions: [directiveFromMarkdown()],
  });
  const context: LessonContext = {
    file,
    spec: front.spec,
    findings: front.findings,
    used: new Set(),
    predictions: new Set(),
  };
  const { chapters, sheet } = divide(children, file);
  const sections = chapters.map((chapter) => readSection(chapter, context));
  const twice = sections.find(({ id }, i) => sections.findIndex((other) => other.id === id) !== i);
  if (twice) throw new SpecError(`${file}: headings must be distinct, got "${twice.title}" again. Rename one.`);
  const read: Lesson = { ...front, sections, sheet: readSheet(sheet, context) };
  const unused = Object.keys(front.findings).filter((name) => !context.used.has(name));
  if (unused.length > 0)
    throw new SpecError(`${file}, front matter: each finding must be used, got ${unused.join(', ')}. Remove it.`);
  return read;
}
