import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');

/** What each folder under src may import; `errors.ts` and files of the same folder always. The order is bottom up. */
const ARROWS: Record<string, readonly string[]> = {
  math: [],
  theory: ['math'],
  data: ['math'],
  engine: ['data', 'math'],
  probes: ['engine', 'data', 'math'],
  sweep: ['probes', 'engine', 'data', 'math'],
  claims: ['sweep', 'probes', 'theory', 'engine', 'data', 'math'],
  figure: ['claims', 'math'],
  evidence: ['claims', 'sweep', 'engine', 'data', 'math'],
  worker: ['evidence', 'claims', 'sweep', 'probes', 'engine', 'data', 'math'],
  state: ['evidence', 'claims', 'sweep', 'worker', 'probes', 'theory', 'engine', 'data', 'math'],
  ui: ['state', 'evidence', 'figure', 'claims', 'sweep', 'theory', 'data', 'engine', 'math'],
  cli: ['evidence', 'figure', 'claims', 'sweep', 'worker', 'probes', 'engine', 'data', 'math'],
  'main.tsx': ['ui', 'state', 'evidence', 'worker', 'sweep', 'data'],
};

/** Packages that belong to one folder. */
const HOMES: readonly { readonly package: RegExp; readonly homes: readonly string[] }[] = [
  { package: /^@tensorflow\//, homes: ['engine/webgl'] },
  { package: /^(react|react-dom|d3|d3-.*|@mantine)(\/|$)/, homes: ['ui', 'main.tsx'] },
  { package: /^zustand(\/|$)/, homes: ['state'] },
];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('engine/simd/kernels/'));

const importsOf = (path: string) =>
  [...readFileSync(join(SRC, path), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]);

const folderOf = (path: string) => path.split('/')[0];

describe('imports point down the table of arrows', () => {
  test.each(files)('%s', (path) => {
    for (const name of importsOf(path)) {
      if (name.startsWith('.')) {
        const target = relative(SRC, resolve(SRC, dirname(path), name))
          .split(sep)
          .join('/');
        const folder = folderOf(target);
        const allowed = folder === folderOf(path) || folder === 'errors.ts' || ARROWS[folderOf(path)]?.includes(folder);
        expect(allowed, `src/${path} must not import ${name}`).toBe(true);
      } else {
        const rule = HOMES.find((home) => home.package.test(name));
        const allowed = rule === undefined || rule.homes.some((home) => path.startsWith(home));
        expect(allowed, `src/${path} must not import ${name}; it lives in ${rule?.homes.join(', ')}`).toBe(true);
      }
    }
  });
});

test('the table itself has no cycle', () => {
  const visit = (folder: string, trail: string[]): void => {
    expect(trail).not.toContain(folder);
    for (const next of ARROWS[folder] ?? []) visit(next, [...trail, folder]);
  };
  for (const folder of Object.keys(ARROWS)) visit(folder, []);
});
