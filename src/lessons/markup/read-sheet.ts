import type { List, ListItem, Paragraph, PhrasingContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { InstructorSheet, SheetQuestion } from '../lesson.ts';
import type { LessonContext } from './attributes.ts';
import { lessonFault } from './lesson-fault.ts';
import { readInline } from './read-inline.ts';

const PARTS = ['Aim', 'Questions', 'What can go wrong'] as const;
type PartName = (typeof PARTS)[number];
type Child = ContainerDirective['children'][number];

/** What stands under each heading of the sheet. */
function partsOf(directive: ContainerDirective, file: string): Record<PartName, Child[]> {
  const parts: Record<PartName, Child[]> = { Aim: [], Questions: [], 'What can go wrong': [] };
  let current: Child[] | null = null;
  for (const child of directive.children) {
    if (child.type !== 'heading') {
      if (!current) throw lessonFault(file, child, `the sheet must begin with the heading ### ${PARTS[0]}.`);
      current.push(child);
      continue;
    }
    const [text] = child.children;
    const name = PARTS.find((part) => text?.type === 'text' && text.value === part);
    if (!name) throw lessonFault(file, child, `a heading of the sheet must be one of ${PARTS.join(', ')}.`);
    current = parts[name];
  }
  for (const part of PARTS)
    if (parts[part].length === 0) throw lessonFault(file, directive, `the sheet must have a part ### ${part}. Add it.`);
  return parts;
}

const isParagraph = (child: Child): child is Paragraph => child.type === 'paragraph';

function onlyList(children: readonly Child[], file: string): List {
  const [list, ...more] = children;
  if (list?.type !== 'list' || more.length > 0)
    throw lessonFault(file, more[0] ?? list ?? {}, 'this part of the sheet must be one list.');
  return list;
}

const textOf = (item: ListItem, file: string): PhrasingContent[] => {
  const [paragraph, ...more] = item.children;
  if (paragraph?.type !== 'paragraph' || more.length > 0)
    throw lessonFault(file, item, 'an item of the sheet must be one paragraph.');
  return paragraph.children;
};

/** "- **Question?** Answer." */
function readQuestion(item: ListItem, context: LessonContext): SheetQuestion {
  const [question, ...answer] = textOf(item, context.file);
  if (question?.type !== 'strong' || answer.length === 0)
    throw lessonFault(context.file, item, 'a question must be in **bold**, with its answer after it.');
  return { question: readInline(question.children, context), answer: readInline(answer, context) };
}

/** The instructor's page of a lesson. */
export function readSheet(directive: ContainerDirective, context: LessonContext): InstructorSheet {
  const { file } = context;
  const parts = partsOf(directive, file);
  const aim = parts.Aim.map((child) => {
    if (!isParagraph(child)) throw lessonFault(file, child, 'the aim must be paragraphs.');
    return { kind: 'paragraph' as const, children: readInline(child.children, context) };
  });
  return {
    aim,
    questions: onlyList(parts.Questions, file).children.map((item) => readQuestion(item, context)),
    pitfalls: onlyList(parts['What can go wrong'], file).children.map((item) =>
      readInline(textOf(item, file), context),
    ),
  };
}
