import type { PhrasingContent } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import { PAPERS } from '../../claims/papers.ts';
import { type Inline, LESSON_COUNTS, type LessonSetting } from '../lesson.ts';
import { isProbe, LESSON_QUANTITIES, READ_AT } from '../lesson-quantity.ts';
import { Attributes, type LessonContext } from './attributes.ts';
import { lessonFault } from './lesson-fault.ts';
import { isFormula, statedNumber } from './prose.ts';
import { CLAIM_ID, readView } from './read-view.ts';

type Reader = (directive: TextDirective, attributes: Attributes, context: LessonContext) => Inline;

/** Settings of the spec that a word-button can be named after. */
function settingIn(attributes: Attributes): LessonSetting | null {
  const has = (name: string) => attributes.optional(name) !== undefined;
  if (has('cell')) return { what: 'cell', place: attributes.place('cell') };
  if (has('over')) return { what: 'quotient', place: attributes.place('over') };
  if (has('rate')) return { what: 'rate', learningRate: attributes.learningRate('rate') };
  if (has('batch')) return { what: 'batch', batchSize: attributes.batchSize('batch') };
  return null;
}

/** The text of a directive without markup. */
function plainLabel({ children }: TextDirective, attributes: Attributes): string {
  const [first, ...more] = children;
  if (first?.type !== 'text' || more.length > 0) throw attributes.fault('it must have a plain label in [brackets].');
  return first.value;
}

function readSet(directive: TextDirective, attributes: Attributes, { file }: LessonContext): Inline {
  const named = settingIn(attributes);
  const view = readView(attributes);
  if (Object.keys(view).length === 0) throw attributes.fault('it must set a part of the view, such as cells="…".');
  if (named) return { kind: 'set', view, label: named };
  const label = plainLabel(directive, attributes);
  requireNoNumber(label, directive, file);
  return { kind: 'set', view, label };
}

const READERS: Readonly<Record<string, Reader>> = {
  set: readSet,
  setting(_, attributes) {
    const setting = settingIn(attributes);
    if (setting) return { kind: 'setting', setting };
    if (attributes.optional('limit') !== undefined)
      return { kind: 'setting', setting: { what: 'limit', learningRate: attributes.learningRate('limit') } };
    return { kind: 'setting', setting: { what: attributes.oneOf('count', LESSON_COUNTS) } };
  },
  value(_, attributes) {
    const quantity = attributes.oneOf('of', LESSON_QUANTITIES);
    const at = attributes.oneOf('at', READ_AT, 'end');
    if (at !== 'end' && !isProbe(quantity)) throw attributes.fault(`at must be end for ${quantity}, got "${at}".`);
    return { kind: 'value', quantity, place: attributes.place('cell'), at };
  },
  measured: (_, attributes) => ({ kind: 'measured', finding: attributes.finding() }),
  evidence: (_, attributes) => ({
    kind: 'evidence',
    claim: claimIn(attributes),
    criterion: attributes.number('criterion', 0),
  }),
  verdict: (_, attributes) => ({ kind: 'verdict', claim: claimIn(attributes) }),
  paper: (_, attributes) => ({
    kind: 'paper',
    paper: attributes.oneOf('id', Object.keys(PAPERS) as [keyof typeof PAPERS]),
  }),
  lesson: (_, attributes) => ({ kind: 'lesson', lesson: attributes.text('id') }),
  term(directive, attributes, context) {
    return { kind: 'term', id: attributes.text('id'), children: readInline(directive.children, context) };
  },
};

function claimIn(attributes: Attributes): string {
  const claim = attributes.text('claim');
  if (!CLAIM_ID.test(claim)) throw attributes.fault(`claim must be the id of a claim, got "${claim}". Correct it.`);
  return claim;
}

function requireNoNumber(text: string, node: Parameters<typeof lessonFault>[1], file: string): void {
  const stated = statedNumber(text);
  if (!stated) return;
  throw lessonFault(
    file,
    node,
    `a number in the text must be computed, got "${stated.number}" in "${text.slice(Math.max(0, stated.index - 20), stated.index + 20)}". Write it as a directive (README.md).`,
  );
}

function readOne(node: PhrasingContent, context: LessonContext): Inline {
  switch (node.type) {
    case 'text':
      requireNoNumber(node.value, node, context.file);
      return { kind: 'text', text: node.value.replaceAll('\n', ' ') };
    case 'emphasis':
    case 'strong':
      return { kind: node.type, children: readInline(node.children, context) };
    case 'inlineCode':
      if (!isFormula(node.value))
        throw lessonFault(
          context.file,
          node,
          `text in backticks must be a short formula with symbols, got "${node.value}". Use a directive for numbers.`,
        );
      return { kind: 'formula', text: node.value };
    case 'textDirective': {
      const reader = Object.hasOwn(READERS, node.name) ? READERS[node.name] : undefined;
      const attributes = new Attributes(node, context);
      if (!reader)
        throw lessonFault(
          context.file,
          node,
          `a directive must be one of ${Object.keys(READERS).join(', ')}, got "${node.name}". Correct it (README.md).`,
        );
      const read = reader(node, attributes, context);
      attributes.done();
      return read;
    }
    default:
      throw lessonFault(
        context.file,
        node,
        `a paragraph must hold text, emphasis, formulas and directives alone, got ${node.type}. Remove it.`,
      );
  }
}

/** The content of a paragraph. Throws SpecError with the place of what is not allowed. */
export const readInline = (nodes: readonly PhrasingContent[], context: LessonContext): Inline[] =>
  nodes.map((node) => readOne(node, context));
