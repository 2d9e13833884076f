import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');
const FOLDERS = ['src', 'tests/bench'];

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('kernels'))
    .map((path) => join(ROOT, folder, path)),
);
const textOf = (path: string) => readFileSync(path, 'utf8');

/** What a file imports from files, statically and not for its types alone. */
const valuesImportedBy = (path: string) =>
  [...textOf(path).matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?'(\.[^']+)'/gm)].map((match) => match[1]);
/** Files that a file imports in any way. */
const importedBy = (path: string) =>
  [...textOf(path).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => resolve(dirname(path), match[1]));

/** The files that browsers' workers are started from. */
const entries = sources.flatMap((path) =>
  [...textOf(path).matchAll(/new Worker\(new URL\('([^']+)'/g)].map((match) => resolve(dirname(path), match[1])),
);

test('there are entries to look at', () => {
  expect(entries).toContain(join(ROOT, 'src/worker/main.ts'));
});

describe.each(entries.map((entry) => [entry.slice(ROOT.length + 1), entry]))('%s is a leaf', (_, entry) => {
  test('it imports nothing but types until it runs', () => {
    expect(valuesImportedBy(entry)).toEqual([]);
    expect(importedBy(entry).length).toBeGreaterThan(0);
  });

  test('nothing imports it', () => {
    expect(sources.filter((path) => importedBy(path).includes(entry))).toEqual([]);
  });
});
