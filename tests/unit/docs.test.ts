import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLAIMS } from '../../src/claims/registry.ts';
import { distinct } from '../../src/math/distinct.ts';
import { SCALAR_PROBES } from '../../src/probes/scalar/registry.ts';

const DOCUMENTS = [
  'README.md',
  'tests/README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('README.md'))
    .map((path) => `src/${path}`),
];

describe.each(DOCUMENTS)('%s', (path) => {
  const text = readFileSync(path, 'utf8');

  test('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, link]) => link);
    expect(links.filter((link) => !existsSync(join(dirname(path), link)))).toEqual([]);
  });

  test('names files that exist', () => {
    const places = [...text.matchAll(/`((?:src|tests|docs|public|\.ci)\/[\w./-]+\.\w+)`/g)].map(([, place]) => place);
    expect(places.filter((place) => !existsSync(place))).toEqual([]);
  });

  test('gives npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('counts in README.md', () => {
  const readme = readFileSync('README.md', 'utf8');
  test('of probes', () =>
    expect(readme).toContain(`${SCALAR_PROBES.filter(({ tier }) => tier !== 'sharpness').length} probes`));
  test('of claims and papers', () => {
    // The first claim of the gallery sets two of the papers side by side.
    const titles = distinct(CLAIMS.map(({ source }) => source.title)).filter((title) => !title.includes(', beside '));
    expect(readme).toContain(`${CLAIMS.length} predictions of ${titles.length} papers`);
  });
});
