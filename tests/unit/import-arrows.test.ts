import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');

/** What each folder under src may import; `errors.ts`, `json` and files of the same folder always. The order is bottom up. */
const ARROWS: Record<string, readonly string[]> = {
  json: [],
  offline: [],
  math: [],
  theory: ['math'],
  data: ['math'],
  engine: ['data', 'math'],
  probes: ['engine', 'data', 'math'],
  sweep: ['probes', 'engine', 'data', 'math'],
  claims: ['sweep', 'probes', 'theory', 'engine', 'data', 'math'],
  figure: ['claims', 'math'],
  evidence: ['claims', 'sweep', 'probes', 'engine', 'data', 'math'],
  lessons: ['claims', 'sweep', 'probes', 'theory', 'data', 'math'],
  library: ['evidence', 'claims', 'sweep', 'probes', 'engine', 'data', 'math'],
  worker: ['evidence', 'claims', 'sweep', 'probes', 'engine', 'data', 'math'],
  state: ['library', 'offline', 'evidence', 'claims', 'sweep', 'worker', 'probes', 'theory', 'engine', 'data', 'math'],
  ui: ['state', 'lessons', 'offline', 'evidence', 'figure', 'claims', 'sweep', 'theory', 'data', 'engine', 'math'],
  cli: ['evidence', 'figure', 'claims', 'sweep', 'worker', 'probes', 'engine', 'data', 'math'],
  // The library entry of the package; of cli what makes workers and engines in Node.
  api: ['cli', 'evidence', 'claims', 'sweep', 'worker', 'probes', 'engine', 'data', 'math'],
  'main.tsx': ['ui', 'state', 'offline', 'library', 'evidence', 'worker', 'sweep', 'data'],
};

/** Packages that belong to one folder. */
const HOMES: readonly { readonly package: RegExp; readonly homes: readonly string[] }[] = [
  { package: /^@tensorflow\//, homes: ['engine/webgl'] },
  { package: /^d3-(scale|array)(\/|$)/, homes: ['figure', 'ui'] },
  { package: /^(react|react-dom|d3|d3-.*|@mantine)(\/|$)/, homes: ['ui', 'main.tsx'] },
  { package: /^zustand(\/|$)/, homes: ['state'] },
];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('engine/simd/kernels/'));

const importsOf = (path: string) =>
  [...readFileSync(join(SRC, path), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]);

const folderOf = (path: string) => path.split('/')[0];

const EVERYWHERE: readonly string[] = ['errors.ts', 'json'];

describe('imports point down the table of arrows', () => {
  test.each(files)('%s', (path) => {
    for (const name of importsOf(path)) {
      if (name.startsWith('.')) {
        const folder = folderOf(targetOf(path, name));
        const own = folderOf(path);
        const allowed = folder === own || EVERYWHERE.includes(folder) || ARROWS[own]?.includes(folder);
        expect(allowed, `src/${path} must not import ${name}`).toBe(true);
      } else {
        const rule = HOMES.find((home) => home.package.test(name));
        const allowed = rule === undefined || rule.homes.some((home) => path.startsWith(home));
        expect(allowed, `src/${path} must not import ${name}; it lives in ${rule?.homes.join(', ')}`).toBe(true);
      }
    }
  });
});

/** The file that a relative import of `path` names, from src. */
const targetOf = (path: string, name: string) =>
  relative(SRC, resolve(SRC, dirname(path), name))
    .split(sep)
    .join('/');

describe('no file imports itself by way of others, types included', () => {
  const imports = new Map(
    files.map((path) => [
      path,
      importsOf(path)
        .filter((name) => name.startsWith('.'))
        .map((name) => targetOf(path, name)),
    ]),
  );

  /** A chain of imports from a file back to itself; undefined where there is none. */
  function circleFrom(start: string): string[] | undefined {
    const seen = new Set<string>();
    const open: string[][] = [[start]];
    for (let trail = open.pop(); trail; trail = open.pop())
      for (const next of imports.get(trail[trail.length - 1]) ?? []) {
        if (next === start) return [...trail, next];
        if (!seen.has(next)) open.push([...trail, next]);
        seen.add(next);
      }
    return undefined;
  }

  test.each(files)('%s', (path) => expect(circleFrom(path)).toBeUndefined());
});

test('no two files export one name', () => {
  const declaration =
    /^export (?:async )?(?:const|let|function\*?|class|interface|type|enum)\s+(\w+)|^export \{([^}]*)\}(?! from)/gm;
  const homes = new Map<string, Set<string>>();
  for (const path of files)
    for (const [, own, list] of readFileSync(join(SRC, path), 'utf8').matchAll(declaration)) {
      const names = own ? [own] : list.split(',').map((item) => item.trim().split(' as ').at(-1) ?? '');
      for (const name of names.filter((each) => each !== '')) homes.set(name, (homes.get(name) ?? new Set()).add(path));
    }
  const homonyms = [...homes].filter(([, paths]) => paths.size > 1).map(([name, paths]) => [name, ...paths]);
  expect(homes.size).toBeGreaterThan(2000);
  expect(homonyms).toEqual([]);
});

test('the table itself has no cycle', () => {
  const visit = (folder: string, trail: string[]): void => {
    expect(trail).not.toContain(folder);
    for (const next of ARROWS[folder] ?? []) visit(next, [...trail, folder]);
  };
  for (const folder of Object.keys(ARROWS)) visit(folder, []);
});
