import type { BlockContent, DefinitionContent, List, ListItem, Paragraph, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { CLOCKS } from '../../sweep/results/clock.ts';
import { branchesOf } from '../findings/finding-rule.ts';
import type { Block, Branches, ChoiceOption, ChoosePrediction, DrawPrediction, Inline } from '../lesson.ts';
import { isProbe, LESSON_QUANTITIES, type LessonPlace } from '../lesson-quantity.ts';
import { Attributes, type LessonContext } from './attributes.ts';
import { lessonFault } from './lesson-fault.ts';
import { readInline } from './read-inline.ts';
import { readView } from './read-view.ts';

type Content = BlockContent | DefinitionContent;

/** The paragraphs before a directive's list, as one text, and that list. */
function questionAndList(directive: ContainerDirective, context: LessonContext, attributes: Attributes) {
  const list = directive.children.find((child): child is List => child.type === 'list');
  const question = directive.children.filter((child): child is Paragraph => child.type === 'paragraph');
  if (question.length + (list ? 1 : 0) !== directive.children.length)
    throw attributes.fault('it must hold paragraphs and at most one list. Remove the rest.');
  return { question: question.flatMap(({ children }) => readInline(children, context)), list };
}

/** The one paragraph of a list item. */
function paragraphOf(item: ListItem, file: string): Paragraph {
  const [paragraph, ...more] = item.children;
  if (paragraph?.type !== 'paragraph' || more.length > 0)
    throw lessonFault(file, item, 'an item must be one paragraph. Join its paragraphs.');
  return paragraph;
}

function readBranches(directive: ContainerDirective, attributes: Attributes, context: LessonContext): Branches {
  const finding = attributes.finding();
  const { question, list } = questionAndList(directive, context, attributes);
  if (question.length > 0 || !list) throw attributes.fault('it must hold one list, an item for each branch.');
  const texts: Record<string, Inline[]> = {};
  const rule = context.findings[finding];
  const branches = rule ? branchesOf(rule) : [];
  for (const item of list.children) {
    const { children } = paragraphOf(item, context.file);
    const [first, ...rest] = children;
    const [, branch = '', text = ''] = (first?.type === 'text' && /^(\w+):\s*([\s\S]*)$/.exec(first.value)) || [];
    if (first?.type !== 'text' || !branches.includes(branch) || texts[branch])
      throw lessonFault(
        context.file,
        item,
        `an item must begin with one of ${branches.join(', ')}, each once, and a colon. Correct it.`,
      );
    texts[branch] = readInline([{ ...first, value: text }, ...rest], context);
  }
  const missing = branches.filter((branch) => !texts[branch]);
  if (missing.length > 0) throw attributes.fault(`it must have an item for ${missing.join(', ')}. Add it.`);
  return { kind: 'branches', finding, texts };
}

/** "..0.8", "0.8..1.25", "1.25..": the range of an answer, at the beginning of its item in backticks. */
function rangeIn(text: string): Pick<ChoiceOption, 'low' | 'high'> | null {
  const [, low, high] = /^(-?(?:\d+\.)?\d+)?\.\.(-?\d+(?:\.\d+)?)?$/.exec(text) ?? [];
  if (low === undefined && high === undefined) return null;
  const end = (written: string | undefined) => (written === undefined ? null : Number(written));
  const range = { low: end(low), high: end(high) };
  return (range.low ?? -Infinity) < (range.high ?? Infinity) ? range : null;
}

function readOption(item: ListItem, context: LessonContext): ChoiceOption {
  const [first, second, ...rest] = paragraphOf(item, context.file).children;
  const range = first?.type === 'inlineCode' ? rangeIn(first.value) : null;
  if (!range)
    throw lessonFault(context.file, item, 'an answer must begin with its range in backticks, as `0.8..1.25`. Add it.');
  // The space after the range.
  const words = second?.type === 'text' ? { ...second, value: second.value.trimStart() } : second;
  return { ...range, children: readInline(words ? [words, ...rest] : [], context) };
}

/** Refuses a second prediction of one name. */
function predictionId(attributes: Attributes, { predictions }: LessonContext): string {
  const id = attributes.text('id');
  if (predictions.has(id)) throw attributes.fault(`id must be another for each prediction, got "${id}" again.`);
  predictions.add(id);
  return id;
}

function readChoose(directive: ContainerDirective, attributes: Attributes, context: LessonContext): ChoosePrediction {
  const id = predictionId(attributes, context);
  const finding = attributes.finding();
  const reveal = readView(attributes);
  const { question, list } = questionAndList(directive, context, attributes);
  const options = (list?.children ?? []).map((item) => readOption(item, context));
  const isWhole =
    options.length >= 3 &&
    options[0]?.low === null &&
    options.at(-1)?.high === null &&
    options.every(({ low }, i) => i === 0 || low === options[i - 1]?.high);
  if (!isWhole)
    throw attributes.fault('its answers must be three or more ranges from `..` to `..` in order, without gaps.');
  if (context.findings[finding]?.kind === 'claim') throw attributes.fault('finding must be a measured number.');
  return { kind: 'choose', id, finding, question, options, reveal };
}

const FACTORS = '2 1 0.5 0.25';

function factorsIn(attributes: Attributes): number[] {
  const text = attributes.optional('factors') ?? FACTORS;
  const factors = text.split(' ').map(Number);
  if (factors.length === 4 && factors.every((each, i) => each > 0 && (i === 0 || each < (factors[i - 1] ?? 0))))
    return factors;
  throw attributes.fault(`factors must be four descending numbers above 0, as in "${FACTORS}", got "${text}".`);
}

function readDraw(directive: ContainerDirective, attributes: Attributes, context: LessonContext): DrawPrediction {
  const id = predictionId(attributes, context);
  const quantity = attributes.oneOf('quantity', LESSON_QUANTITIES, 'sharpness');
  if (!isProbe(quantity)) throw attributes.fault(`quantity must be one with a curve, got "${quantity}".`);
  const clock = attributes.oneOf('clock', CLOCKS, 'etaSteps');
  const target: LessonPlace = attributes.place('target');
  const reference: LessonPlace = attributes.place('reference');
  const factors = factorsIn(attributes);
  const { question, list } = questionAndList(directive, context, attributes);
  if (list) throw attributes.fault('it must hold paragraphs alone.');
  return { kind: 'draw', id, quantity, clock, target, reference, factors, question };
}

const CONTAINERS = { if: readBranches, choose: readChoose, draw: readDraw } as const;

/** A paragraph, or a directive over several lines. Throws SpecError with the place of what is not allowed. */
export function readBlock(node: RootContent | Content, context: LessonContext): Block {
  if (node.type === 'paragraph') return { kind: 'paragraph', children: readInline(node.children, context) };
  if (node.type !== 'containerDirective' || !Object.hasOwn(CONTAINERS, node.name))
    throw lessonFault(
      context.file,
      node,
      `a section must hold paragraphs and :::${Object.keys(CONTAINERS).join(', :::')} alone, got ${'name' in node ? node.name : node.type}. Remove it.`,
    );
  const attributes = new Attributes(node, context);
  const block = CONTAINERS[node.name as keyof typeof CONTAINERS](node, attributes, context);
  attributes.done();
  return block;
}
