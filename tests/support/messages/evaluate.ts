import { type Module, moduleOf, type Node, ownNodes } from './modules.ts';
import {
  allFields,
  distinct,
  fieldOf,
  isNothing,
  isStringy,
  isText,
  isUseful,
  itemsOf,
  literal,
  messageArgument,
  moduleScope,
  OPAQUE,
  ofTexts,
  oneOf,
  product,
  type Scope,
  type Text,
  type Value,
  WRAPPERS,
} from './text-values.ts';

const MOST_DEPTH = 20;
const holeOf = ({ module }: Scope, { start, end }: Node) => ({
  hole: module.source.slice(start, end).replaceAll(/\s+/g, ' '),
});
const hole = (scope: Scope, node: Node): Value => ofTexts([[holeOf(scope, node)]]);

/** The texts that a value can be; a hole where it is no text. */
export function textsOf(value: Value, scope: Scope, node: Node): readonly Text[] {
  if (value.kind === 'texts') return value.texts;
  if (value.kind === 'one') return distinct(value.of.flatMap((each) => textsOf(each, scope, node)));
  return [[holeOf(scope, node)]];
}

/** What a name stands for in a file, wherever it is declared. */
function ofModule(module: Module, name: string, depth: number): Value | undefined {
  const node = module.names.get(name);
  if (node)
    return node.type === 'ClassDeclaration' ? undefined : evaluate(node, { ...moduleScope(module), depth: depth + 1 });
  const imported = module.imports.get(name);
  return imported && ofModule(moduleOf(imported.path), imported.name, depth);
}

/** Binds a parameter or a pattern to what it is given. */
function bind(pattern: Node, given: (() => Value) | undefined, into: Map<string, () => Value>, scope: Scope): void {
  if (pattern.type === 'AssignmentPattern') {
    const other = () => evaluate(pattern.right, scope);
    bind(pattern.left, given ? () => oneOf([given()]) : other, into, scope);
    return;
  }
  if (pattern.type === 'Identifier') {
    into.set(pattern.name, given ?? (() => ofTexts([[{ hole: pattern.name }]])));
    return;
  }
  if (pattern.type === 'ArrayPattern') {
    const item = (value: Value, i: number): Value[] => {
      if (value.kind === 'one') return value.of.flatMap((each) => item(each, i));
      return value.kind === 'list' && value.items[i] ? [value.items[i]] : [];
    };
    pattern.elements.forEach((element: Node | null, i: number) => {
      if (element)
        bind(
          element,
          () => {
            const found = given ? item(given(), i) : [];
            return found.length > 0 ? oneOf(found) : ofTexts([[{ hole: element.name ?? 'item' }]]);
          },
          into,
          scope,
        );
    });
    return;
  }
  if (pattern.type !== 'ObjectPattern') return;
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const name = property.key.name ?? property.key.value;
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    const own = () => given && fieldOf(given(), name);
    const fallback = () =>
      property.value.type === 'AssignmentPattern' ? evaluate(property.value.right, scope) : ofTexts([[{ hole: name }]]);
    if (target.type === 'Identifier') into.set(target.name, () => own() ?? fallback());
    else bind(target, () => own() ?? fallback(), into, scope);
  }
}

/** The scope inside a function: parameters bound to arguments, or to holes, and the constants of its body. */
export function inside(fn: Node, scope: Scope, given: readonly (() => Value)[] = []): Scope {
  const names = new Map(scope.names);
  const own: Scope = { module: scope.module, names, depth: scope.depth + 1 };
  for (const [i, param] of fn.params.entries()) bind(param, given[i], names, own);
  bindBody(fn.body, names, own);
  return own;
}

function bindBody(body: Node, names: Map<string, () => Value>, own: Scope): void {
  const nodes = [...ownNodes(body)];
  const assigned = (id: Node) =>
    nodes.filter(
      ({ type, operator, left }) => type === 'AssignmentExpression' && operator === '=' && left.name === id.name,
    );
  const declaredHere = new Set<string>();
  const isAgain = (id: Node) => id.type === 'Identifier' && declaredHere.has(id.name);
  for (const node of nodes) {
    if (node.type === 'FunctionDeclaration') names.set(node.id.name, () => ({ kind: 'function', node, scope: own }));
    if (node.type === 'VariableDeclarator') {
      const values = [node.init, ...(node.id.type === 'Identifier' ? assigned(node.id) : []).map(({ right }) => right)];
      const known = values.filter((value) => value && !isNothing(value));
      // Of names declared in several blocks, which one is meant is not looked up.
      const before = isAgain(node.id) ? names.get(node.id.name) : undefined;
      declaredHere.add(node.id.name);
      if (known.length > 0)
        bind(
          node.id,
          lazily(() => oneOf([...(before ? [before()] : []), ...known.map((value) => evaluate(value, own))])),
          names,
          own,
        );
    }
    if (/^For(Of|In)Statement$/.test(node.type) && node.left.type === 'VariableDeclaration')
      bind(node.left.declarations[0].id, undefined, names, own);
  }
}

/** Computes once; a value that needs itself is a hole. */
function lazily(compute: () => Value): () => Value {
  let state: Value | 'open' | undefined;
  return () => {
    if (state === 'open') return ofTexts([[{ hole: 'itself' }]]);
    if (state === undefined) {
      state = 'open';
      state = compute();
    }
    return state;
  };
}

/** What a call returns: each value that its function can return. */
function returned({ node, scope }: { node: Node; scope: Scope }, given: readonly (() => Value)[]): Value | undefined {
  const own = inside(node, scope, given);
  if (node.body.type !== 'BlockStatement') return evaluate(node.body, own);
  const values: Value[] = [];
  for (const each of ownNodes(node.body))
    if (each.type === 'ReturnStatement' && each.argument && !isNothing(each.argument))
      values.push(evaluate(each.argument, own));
  return values.length > 0 ? oneOf(values) : undefined;
}

/** What a call throws: the errors that the body of its function makes. */
export function thrown(node: Node, scope: Scope): readonly Text[] {
  const callee = evaluate(node.callee, scope);
  if (callee.kind !== 'function') return [];
  const given = node.arguments.map((each: Node) => lazily(() => evaluate(each, scope)));
  const own = inside(callee.node, { ...callee.scope, depth: scope.depth + 1 }, given);
  return [...ownNodes(callee.node.body)].flatMap((each) => {
    if (each.type === 'NewExpression' && /(Error|^DamagedBytes)$/.test(each.callee.name ?? ''))
      return textsOf(evaluate(each, own), own, each);
    return each.type === 'CallExpression' && each.callee.name === 'fileFault' ? thrown(each, own) : [];
  });
}

/** What a method of a list or a table of texts gives: one item, as all are made alike. */
function ofMethod(node: Node, scope: Scope): Value | undefined {
  const { object, property } = node.callee;
  const name = property.name;
  if (/^(map|flatMap)$/.test(name) && node.arguments[0]) {
    const callback = evaluate(node.arguments[0], scope);
    if (callback.kind !== 'function') return undefined;
    const items = evaluate(object, scope);
    const item = items.kind === 'list' && items.items.length > 0 ? [() => oneOf(items.items)] : [];
    const made = returned(callback, item);
    return made && { kind: 'list', items: made.kind === 'list' ? made.items : [made] };
  }
  if (/^(slice|filter|toSorted|toReversed)$/.test(name)) {
    const items = evaluate(object, scope);
    return items.kind === 'list' || isText(items) ? items : undefined;
  }
  if (name === 'values' && object.name === 'Object')
    return { kind: 'list', items: allFields(evaluate(node.arguments[0], scope)) };
  if (name === 'join') {
    const items = evaluate(object, scope);
    if (items.kind !== 'list' || items.items.length === 0) return undefined;
    const words = items.items.flatMap((item) => (item.kind === 'texts' && item.texts.length === 1 ? item.texts : []));
    const separator = node.arguments[0]?.value;
    return words.length === items.items.length && words.every((text) => text.every((part) => typeof part === 'string'))
      ? literal(words.map((text) => text.join('')).join(separator))
      : oneOf(items.items);
  }
  if (/^(at|find|get)$/.test(name)) {
    const of = allFields(evaluate(object, scope));
    return of.length > 0 ? oneOf(of) : undefined;
  }
  return undefined;
}

function ofCall(node: Node, scope: Scope): Value {
  if (scope.depth > MOST_DEPTH) return hole(scope, node);
  if (node.callee.type === 'MemberExpression') {
    const found = ofMethod(node, scope);
    return found && isUseful(found) ? found : hole(scope, node);
  }
  if (OPAQUE.test(node.callee.name ?? '')) return hole(scope, node);
  const callee = evaluate(node.callee, scope);
  if (callee.kind !== 'function') return hole(scope, node);
  const given = node.arguments.map((each: Node) => lazily(() => evaluate(each, scope)));
  const value = returned({ node: callee.node, scope: { ...callee.scope, depth: scope.depth + 1 } }, given);
  return value && isUseful(value) ? value : hole(scope, node);
}

function ofObject(node: Node, scope: Scope): Value {
  const fields = new Map<string, Value>();
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      const spread = evaluate(property.argument, scope);
      if (spread.kind === 'object') for (const [name, value] of spread.fields) fields.set(name, value);
    } else fields.set(property.key.name ?? String(property.key.value), evaluate(property.value, scope));
  }
  return { kind: 'object', fields };
}

function ofMember(node: Node, scope: Scope): Value {
  const object = evaluate(node.object, scope);
  if (!node.computed) return fieldOf(object, node.property.name) ?? hole(scope, node);
  const of = allFields(object);
  return of.length > 0 ? oneOf(of) : hole(scope, node);
}

const both = (left: Node, right: Node, scope: Scope) =>
  oneOf([left, right].filter((each) => !isNothing(each)).map((each) => evaluate(each, scope)));

type Evaluator = (node: Node, scope: Scope) => Value;
const inner: Evaluator = (node, scope) => evaluate(node.expression, scope);
const aFunction: Evaluator = (node, scope) => ({ kind: 'function', node, scope });

const EVALUATORS: Readonly<Record<string, Evaluator>> = {
  Literal: (node, scope) =>
    typeof node.value === 'string' || typeof node.value === 'number' ? literal(String(node.value)) : hole(scope, node),
  TemplateLiteral: (node, scope) =>
    ofTexts(
      product(
        node.quasis.flatMap(({ value }: Node, i: number) => [
          [[value.cooked]],
          ...(node.expressions[i] ? [textsOf(evaluate(node.expressions[i], scope), scope, node.expressions[i])] : []),
        ]),
      ),
    ),
  BinaryExpression: (node, scope) => {
    if (node.operator !== '+') return hole(scope, node);
    const sides = [node.left, node.right].map((side) => ({ side, value: evaluate(side, scope) }));
    return isStringy(node) || sides.some(({ value }) => isText(value))
      ? ofTexts(product(sides.map(({ side, value }) => textsOf(value, scope, side))))
      : hole(scope, node);
  },
  ConditionalExpression: (node, scope) => both(node.consequent, node.alternate, scope),
  LogicalExpression: (node, scope) =>
    node.operator === '&&' ? evaluate(node.right, scope) : both(node.left, node.right, scope),
  Identifier: (node, scope) => {
    if (scope.depth > MOST_DEPTH) return hole(scope, node);
    const own = scope.names.get(node.name);
    return own ? own() : (ofModule(scope.module, node.name, scope.depth) ?? hole(scope, node));
  },
  MemberExpression: ofMember,
  ...Object.fromEntries(WRAPPERS.map((type) => [type, inner])),
  AwaitExpression: (node, scope) => evaluate(node.argument, scope),
  CallExpression: ofCall,
  NewExpression: (node, scope) => {
    const message = /(Error|^DamagedBytes)$/.test(node.callee.name ?? '') ? messageArgument(node) : undefined;
    if (message) return evaluate(message, scope);
    return node.callee.name === 'Map' && node.arguments[0]?.type === 'ArrayExpression'
      ? {
          kind: 'object',
          fields: new Map(
            node.arguments[0].elements.flatMap((pair: Node, i: number) =>
              pair.type === 'ArrayExpression' && pair.elements[1]
                ? [[String(i), evaluate(pair.elements[1], scope)]]
                : [],
            ),
          ),
        }
      : hole(scope, node);
  },
  ArrowFunctionExpression: aFunction,
  FunctionExpression: aFunction,
  FunctionDeclaration: aFunction,
  ObjectExpression: ofObject,
  ArrayExpression: (node, scope) => ({
    kind: 'list',
    items: node.elements.flatMap((each: Node) =>
      each.type === 'SpreadElement' ? itemsOf(evaluate(each.argument, scope)) : [evaluate(each, scope)],
    ),
  }),
};

/** What an expression is, followed through constants, branches and calls of the project's functions. */
export const evaluate: Evaluator = (node, scope) => EVALUATORS[node.type]?.(node, scope) ?? hole(scope, node);
