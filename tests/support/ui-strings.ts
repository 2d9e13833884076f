import { parseAst } from 'vite';

/** A node of an ESTree with TypeScript and JSX, as far as it is read here. */
type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Attributes and properties that a person reads or hears. */
const LABELS =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label|labels|description|hint|summary|why|heading|caption|message|text|[xy]Label|yTitle|axis|inText|unknown|fallbackText)$/;
/** Constants that hold what a person reads. */
const LABEL_CONSTANTS = /(NAME|TITLE|LABEL|TEXT|WORD|CAPTION|OTHERS|MESSAGE)S?$/;
/** Attributes whose value is no language: style, geometry, and what sets a string of classes. */
const TECHNICAL =
  /^(className|style|d|points|viewBox|transform|sizes|media|href|id|key|inputMode|autoComplete|preserveAspectRatio|size|font|aria-keyshortcuts|data-[\w-]+)$/;
/** Functions and constants that make class names or style. */
const TECHNICAL_NAMES = /(class|selector|query|font|attribute)(name|es|s)?$/i;
/** Calls whose arguments are selectors, queries and the like. */
const TECHNICAL_CALLS =
  /^(querySelector|querySelectorAll|closest|matches|matchMedia|getPropertyValue|setAttribute|getContext|createElementNS|addEventListener|removeEventListener|startsWith|endsWith|includes|split|replace|replaceAll)$/;

/** Two words of letters, one after the other. */
const SENTENCE = /\p{L}{2,}[,.:;’]? \p{L}{2,}|\p{L}[,.:;’]? \p{L}{2,}|\p{L}{2,}[,.:;’]? \p{L}/u;
/** A word of the Latin alphabet; a symbol such as λ₁, η/B or ρ is the same in every language. */
const WORD = /[A-Za-zÀ-ÿ]{2,}/;

export interface UiString {
  readonly line: number;
  readonly text: string;
}

/** The fixed parts of a string or template; null where a node is neither. */
function textOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral') return null;
  return (node.quasis as readonly { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('·');
}

const nameOf = (node: unknown): string => {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return String(node.name);
  if (node.type === 'Literal') return String(node.value);
  if (node.type === 'MemberExpression') return nameOf(node.property);
  return '';
};

/** Where a node stands: whether any word in it is read by a person, only sentences are looked for, or nothing is. */
type Reading = 'words' | 'sentences' | 'nothing';

const childrenOf = (node: Node): [string, Node][] =>
  Object.entries(node).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((child): [string, Node] => [key, child]),
  );

/** How a child is to be read, given how its parent is. */
function readingOf(parent: Node, key: string, child: Node, reading: Reading): Reading {
  switch (parent.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
      return key === 'source' ? 'nothing' : reading;
    case 'ThrowStatement':
    case 'TSLiteralType':
      return 'nothing';
    case 'JSXAttribute': {
      const name = nameOf(parent.name);
      if (LABELS.test(name)) return 'words';
      return TECHNICAL.test(name) ? 'nothing' : 'sentences';
    }
    case 'JSXElement':
    case 'JSXFragment':
      return key === 'children' ? 'words' : reading;
    case 'Property':
      if (key === 'key') return 'nothing';
      if (reading === 'nothing') return reading;
      return LABELS.test(nameOf(parent.key)) ? 'words' : reading;
    case 'VariableDeclarator': {
      const name = nameOf(parent.id);
      if (TECHNICAL_NAMES.test(name)) return 'nothing';
      return LABEL_CONSTANTS.test(name) && /^[A-Z_]+$/.test(name) ? 'words' : 'sentences';
    }
    case 'ConditionalExpression':
      return key === 'test' ? 'sentences' : reading;
    case 'LogicalExpression':
      return parent.operator === '&&' && key === 'left' ? 'sentences' : reading;
    case 'BinaryExpression':
      return parent.operator === '+' ? reading : 'nothing';
    case 'MemberExpression':
      return key === 'property' ? 'nothing' : 'sentences';
    case 'CallExpression':
    case 'NewExpression':
      if (key !== 'arguments') return 'sentences';
      return TECHNICAL_CALLS.test(nameOf(parent.callee)) || /Error$/.test(nameOf(parent.callee))
        ? 'nothing'
        : 'sentences';
    case 'JSXExpressionContainer':
    case 'TemplateLiteral':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ObjectExpression':
    case 'ArrayExpression':
      return reading;
    case 'SwitchCase':
      return key === 'test' ? 'nothing' : 'sentences';
    default:
      return reading === 'nothing' && !/Function/.test(child.type) ? 'nothing' : 'sentences';
  }
}

/** Words in the source of a component that a person reads: JSX text, labels of all kinds, and sentences anywhere. */
export function uiStrings(source: string, file: string): UiString[] {
  const found: UiString[] = [];
  const report = (node: Node, text: string) =>
    found.push({ line: source.slice(0, node.start).split('\n').length, text: text.trim().replace(/\s+/g, ' ') });
  const visit = (node: Node, reading: Reading): void => {
    if (node.type === 'JSXText') {
      if (WORD.test(String(node.value))) report(node, String(node.value));
      return;
    }
    const text = textOf(node);
    if (text !== null && reading !== 'nothing' && (reading === 'words' ? WORD : SENTENCE).test(text))
      report(node, text);
    for (const [key, child] of childrenOf(node)) visit(child, readingOf(node, key, child, reading));
  };
  visit(parseAst(source, { lang: 'tsx' }, file) as unknown as Node, 'sentences');
  return found;
}

/** Files that give words in the language of the page. */
const WORDS_FILE = /(^|\/)((page-|quantity-)?words|quantities)\.ts$/;
const LATER = /Function|^(MethodDefinition|PropertyDefinition|ImportDeclaration)$|^TS(?!As|Satisfies|NonNull)/;

/** What calls the functions that it is given at once. */
const CALLED_AT_ONCE = /^(map|flatMap|filter|forEach|reduce|sort|toSorted|from|fromEntries)$/;

/** Names of words of the page that a module reads when it is loaded, and not each time when they are shown. */
export function wordsReadWhileLoading(source: string, file: string): string[] {
  const program = parseAst(source, { lang: 'tsx' }, file) as unknown as Node;
  const body = program.body as readonly Node[];
  const words = new Set(
    body
      .filter(({ type, source: from }) => type === 'ImportDeclaration' && WORDS_FILE.test(nameOf(from)))
      .flatMap(({ specifiers }) => (specifiers as readonly Node[]).map(({ local }) => nameOf(local))),
  );
  const read: string[] = [];
  const visit = (node: Node, isCalled = false): void => {
    if (LATER.test(node.type) && !isCalled) return;
    if (node.type === 'Identifier' && words.has(nameOf(node))) read.push(nameOf(node));
    const calls = node.type === 'CallExpression' && CALLED_AT_ONCE.test(nameOf(node.callee));
    for (const [key, child] of childrenOf(node)) visit(child, calls && key === 'arguments');
  };
  visit(program);
  return read;
}
