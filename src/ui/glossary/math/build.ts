import type { MathNode, MathPart, MathTag } from './math-node.ts';
import { tokensOf } from './tokens.ts';

const nodesOf = (part: MathPart): readonly MathNode[] => (typeof part === 'string' ? tokensOf(part) : [part]);

/** Parts side by side. */
export function row(...parts: readonly MathPart[]): MathNode {
  const nodes = parts.flatMap(nodesOf);
  const [only] = nodes;
  return nodes.length === 1 && only ? only : { tag: 'mrow', content: nodes };
}

const made = (tag: MathTag, ...parts: readonly MathPart[]): MathNode => ({
  tag,
  content: parts.map((part) => row(part)),
});

export const fraction = (above: MathPart, below: MathPart) => made('mfrac', above, below);
export const root = (inside: MathPart) => made('msqrt', inside);
export const sub = (base: MathPart, index: MathPart) => made('msub', base, index);
export const sup = (base: MathPart, exponent: MathPart) => made('msup', base, exponent);
export const subSup = (base: MathPart, index: MathPart, exponent: MathPart) => made('msubsup', base, index, exponent);
export const squared = (base: MathPart) => sup(base, '2');
export const transposeOf = (base: MathPart) => sup(base, 'T');
/** max, min or lim over something. */
export const under = (name: MathPart, below: MathPart) => made('munder', name, below);

const mark = (content: string, form: 'prefix' | 'postfix', stretchy: boolean): MathNode => ({
  tag: 'mo',
  content,
  attributes: { form, stretchy: String(stretchy) },
});

/** Brackets that are as high as what is between them. */
function fenced([open, close]: readonly [string, string], stretchy: boolean, parts: readonly MathPart[]): MathNode {
  return {
    tag: 'mrow',
    content: [mark(open, 'prefix', stretchy), ...parts.flatMap(nodesOf), mark(close, 'postfix', stretchy)],
  };
}
export const paren = (...parts: readonly MathPart[]) => fenced(['(', ')'], true, parts);
export const bracket = (...parts: readonly MathPart[]) => fenced(['[', ']'], true, parts);
export const normOf = (...parts: readonly MathPart[]) => fenced(['‖', '‖'], false, parts);
export const size = (...parts: readonly MathPart[]) => fenced(['|', '|'], false, parts);

/** ∇ of something, with no space before it. */
export const nabla = (of: MathPart): MathNode => ({
  tag: 'mrow',
  content: [{ tag: 'mo', content: '∇', attributes: { form: 'prefix', lspace: '0', rspace: '0' } }, ...nodesOf(of)],
});

/** Σ over an index, from one end to the other if both are given. */
export function sum(below: MathPart, above?: MathPart): MathNode {
  const sign: MathNode = { tag: 'mo', content: '∑' };
  return above === undefined ? made('munder', sign, below) : made('munderover', sign, below, above);
}
/** The expectation over an index. */
export const expectation = (over: MathPart, ...parts: readonly MathPart[]) => {
  const sign: MathNode = { tag: 'mi', content: 'E', attributes: { mathvariant: 'normal' } };
  return row(over === '' ? sign : sub(sign, over), bracket(...parts));
};
/** ‖x‖². */
export const normSquared = (...parts: readonly MathPart[]) => squared(normOf(...parts));
