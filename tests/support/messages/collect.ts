import { evaluate, inside, textsOf, thrown } from './evaluate.ts';
import { childrenOf, lineOf, type Module, moduleOf, type Node, sourcePaths } from './modules.ts';
import { hasLetters, messageArgument, moduleScope, type Scope, type Text } from './text-values.ts';

/** A message of the source, by the file and line of the expression that makes it. */
export interface Message {
  readonly path: string;
  readonly line: number;
  readonly text: Text;
}

interface Site {
  readonly module: Module;
  readonly node: Node;
  readonly scope: Scope;
}

/** Errors whose message reaches the user. */
const ERRORS = new Set(['SpecError', 'EngineError', 'LibraryError', 'ChoiceError', 'DamagedBytes', 'Error']);

/**
 * Functions that make the messages of their callers out of phrases, by file: they are evaluated where they are called, with
 * what they are given.
 */
const MAKERS: Readonly<Record<string, readonly string[]>> = {
  'data/formats/named-bytes.ts': ['fileFault'],
  'data/formats/zip-directory.ts': ['zipFault'],
  'data/formats/table/choose-columns.ts': ['refuse'],
  'data/choose.ts': ['requireEnough'],
  'engine/check-data.ts': ['rule'],
  'sweep/cost/bounds.ts': ['requireAtMost'],
  'sweep/link/sweep-results.ts': ['damaged'],
  'engine/webgl/context-health.ts': ['deviceLost'],
};

const isFunction = (node: Node) => /^(ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(node.type);

const makersOf = ({ path }: Module) => MAKERS[path] ?? [];
const isCallOf = (node: Node, names: readonly string[]) =>
  node.type === 'CallExpression' && names.includes(node.callee.name);

/** Names of makers that a file declares or imports. */
function makersIn(module: Module): string[] {
  const imported = [...module.imports]
    .filter(([, { path, name }]) => MAKERS[path]?.includes(name))
    .map(([local]) => local);
  return [...makersOf(module), ...imported];
}

/** Every node of a file with the scope that it stands in, where parameters are holes; not what is inside of makers. */
function* sitesOf(module: Module, node: Node, scope: Scope): Generator<Site> {
  yield { module, node, scope };
  const own = isFunction(node) ? inside(node, { ...scope, depth: 0 }) : scope;
  const name = node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration' ? node.id?.name : undefined;
  if (makersOf(module).includes(name)) return;
  for (const child of childrenOf(node)) yield* sitesOf(module, child, own);
}

const property = (node: Node, name: string): Node | undefined =>
  node.properties.find((each: Node) => each.type === 'Property' && each.key.name === name)?.value;

/** Functions that are given a text for the user, and which argument that is. */
const CALLS: Readonly<Record<string, number>> = { onFault: 0, rejectAll: 0, listener: 0, damaged: 1, fromTheStart: 2 };

/** Zod's functions whose last argument may be the rule, in words. */
const RULES = /^(min|max|refine|regex|int|number|string|enum|literal|positive|gt|lt|union|array|strictObject|object)$/;

/** The expressions of texts at a node. */
function* expressionsAt({ module, node }: Site): Generator<Node> {
  if (node.type === 'NewExpression' && ERRORS.has(node.callee.name)) {
    const message = messageArgument(node);
    if (message) yield message;
  }
  // What is wrong at a place of a formula.
  if (node.type === 'NewExpression' && node.callee.name === 'Stop') yield node.arguments[1];
  if (node.type === 'ObjectExpression') {
    const kind = property(node, 'kind')?.value ?? property(node, 'state')?.value;
    const isShown = /^(warning|information|damagedLink|unknownRoute|waiting|exact|agrees|undecided|differs)$/.test(
      kind ?? '',
    );
    for (const name of [
      ...(isShown || property(node, 'sha256') ? ['text'] : []),
      'whyNot',
      'fits',
      'error',
      'damage',
      'warnings',
      'notes',
      'fault',
      ...(module.path === 'sweep/sweep-incident.ts' ? ['message'] : []),
      ...(module.path === 'sweep/network/measure-network.ts' ? ['reason'] : []),
    ]) {
      const value = property(node, name);
      if (value && value.name !== 'undefined') yield value;
    }
  }
  if (node.type === 'VariableDeclarator' && /[wW]arnings?$/.test(node.id.name ?? '') && node.init) yield node.init;
  if (node.type === 'ArrowFunctionExpression' && module.path === 'ui/controls/read-text.ts') yield node;
  if (node.type === 'FunctionDeclaration' && /([wW]arnings?|fallbackText|pointsFault)$/.test(node.id.name)) yield node;
  if (node.type !== 'CallExpression') return;
  const { callee, arguments: given } = node;
  const text = given[CALLS[callee.name] ?? -1];
  if (text) yield text;
  if (callee.type !== 'MemberExpression') return;
  if (callee.property.name === 'addIssue') {
    const message = property(given[0], 'message');
    if (message && message.type !== 'Identifier') yield message;
  }
  if (callee.property.name === 'push' && /^(damage|warnings)$/.test(callee.object.name ?? callee.object.property?.name))
    yield given[0];
  if (RULES.test(callee.property.name) && module.source.includes("from 'zod'")) {
    const last = given.at(-1);
    if (last && /^(Literal|TemplateLiteral|Identifier|ConditionalExpression)$/.test(last.type)) yield last;
  }
}

/** The texts of an expression; of a function those that it can return. */
function textsAt(node: Node, scope: Scope): readonly Text[] {
  const value = evaluate(node, { ...scope, depth: 0 });
  const texts = (of: typeof value): readonly Text[] => {
    if (of.kind === 'list') return of.items.flatMap(texts);
    if (of.kind === 'one') return of.of.flatMap(texts);
    if (of.kind !== 'function') return textsOf(of, scope, node);
    const own = inside(of.node, of.scope);
    if (of.node.body.type !== 'BlockStatement') return textsAt(of.node.body, own);
    return [...childrenOf(of.node.body)].flatMap((each) => returns(each)).flatMap((each) => textsAt(each, own));
  };
  return texts(value);
}

function returns(node: Node): Node[] {
  if (isFunction(node)) return [];
  if (node.type === 'ReturnStatement') return node.argument ? [node.argument] : [];
  return childrenOf(node).flatMap(returns);
}

/** Every message below the page, once for each place and text. */
export function collectMessages(): Message[] {
  const found = new Map<string, Message>();
  for (const path of sourcePaths()) {
    const module = moduleOf(path);
    const makers = makersIn(module);
    for (const site of sitesOf(module, module.program, moduleScope(module))) {
      const { node, scope } = site;
      const add = (texts: readonly Text[]) => {
        // Words of an enumeration and names are no messages.
        for (const text of texts)
          if (hasLetters(text) && text.some((part) => typeof part === 'string' && /\s/.test(part))) {
            const message = { path, line: lineOf(module, node), text };
            found.set(JSON.stringify(message), message);
          }
      };
      if (isCallOf(node, makers)) add(thrown(node, { ...scope, depth: 0 }));
      for (const expression of expressionsAt(site)) add(textsAt(expression, scope));
    }
  }
  return [...found.values()];
}

/** A text as it is written in a template. */
export const writtenText = (text: Text): string =>
  text.map((part) => (typeof part === 'string' ? part : `{${part.hole}}`)).join('');
