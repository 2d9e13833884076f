import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'vite';

export const SRC = resolve(import.meta.dirname, '../../../src');

/** A node of an ESTree syntax tree, of which the fields that a kind of node has are read by name. */
export interface Node {
  readonly type: string;
  readonly start: number;
  // biome-ignore lint/suspicious/noExplicitAny: fields depend on the type of a node, of which the parser has no union here.
  readonly [field: string]: any;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** The nodes directly below a node. */
export const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

/** The nodes of a function's own body, without those of functions within it. */
export function* ownNodes(node: Node): Generator<Node> {
  yield node;
  if (/^(ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(node.type)) return;
  for (const value of Object.values(node).flat())
    if (typeof value === 'object' && value !== null && typeof (value as Node).type === 'string')
      yield* ownNodes(value as Node);
}

/** One file of the source. */
export interface Module {
  /** Below src, with slashes. */
  readonly path: string;
  readonly source: string;
  readonly program: Node;
  /** Names declared at the top: constants to their initial value, functions and classes to themselves. */
  readonly names: ReadonlyMap<string, Node>;
  /** Imported names of files of the project. */
  readonly imports: ReadonlyMap<string, { readonly path: string; readonly name: string }>;
}

const modules = new Map<string, Module>();

function declared(statement: Node): [string, Node][] {
  const own = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (!own) return [];
  if (own.type === 'VariableDeclaration')
    return own.declarations.flatMap(({ id, init }: Node) =>
      id.type === 'Identifier' && init ? [[id.name, init]] : [],
    );
  return own.type === 'FunctionDeclaration' || own.type === 'ClassDeclaration' ? [[own.id.name, own]] : [];
}

function importsOf(path: string, program: Node) {
  const imports = new Map<string, { path: string; name: string }>();
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration' || !statement.source.value.startsWith('.')) continue;
    const target = relative(SRC, join(SRC, dirname(path), statement.source.value))
      .split(sep)
      .join('/');
    if (!/\.tsx?$/.test(target) || !existsSync(join(SRC, target))) continue;
    for (const { imported, local } of statement.specifiers)
      if (imported) imports.set(local.name, { path: target, name: imported.name });
  }
  return imports;
}

/** A file of the source, parsed once. */
export function moduleOf(path: string): Module {
  const known = modules.get(path);
  if (known) return known;
  const source = readFileSync(join(SRC, path), 'utf8');
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const tree = program as unknown as Node;
  const found = {
    path,
    source,
    program: tree,
    names: new Map(tree.body.flatMap(declared)),
    imports: importsOf(path, tree),
  };
  modules.set(path, found as Module);
  return found as Module;
}

/** Line of a place in a file, from 1. */
export const lineOf = ({ source }: Module, { start }: Node): number => source.slice(0, start).split('\n').length;

/** Files of the page that throw what it shows as messages of the code below are shown. */
const PAGE: readonly string[] = ['ui/header/ExamplesMenu.tsx', 'ui/controls/read-text.ts', 'ui/controls/seed-text.ts'];

/**
 * Every file of the source for which a message may come from below the page: neither `ui` nor the command
 * line, nor what reads lessons when the page is built.
 */
export const sourcePaths = (): string[] =>
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter(
      (path) =>
        /\.tsx?$/.test(path) &&
        (PAGE.includes(path) || !/^(ui|cli|engine\/simd\/kernels|lessons\/markup)\//.test(path)),
    )
    .sort();
