import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bibtex } from '../../../src/evidence/bibtex.ts';
import { SGDSCOPE_RELEASED } from '../../../src/evidence/version.ts';

/** Keys of the schema of version 1.2.0 at the top level; the first four are required. */
const REQUIRED = ['cff-version', 'message', 'title', 'authors'];
const KEYS = [
  ...REQUIRED,
  ...['abstract', 'commit', 'contact', 'date-released', 'doi', 'identifiers', 'keywords', 'license', 'license-url'],
  ...[
    'preferred-citation',
    'references',
    'repository',
    'repository-artifact',
    'repository-code',
    'type',
    'url',
    'version',
  ],
];

/** The values at the top level: those of one line without their quotes, of others their lines. */
const citation = new Map(
  readFileSync('CITATION.cff', 'utf8')
    .split(/\n(?=\S)/)
    .map((entry) => {
      const [, key, value] = /^([\w-]+):\s*([\s\S]*?)\s*$/.exec(entry) ?? [];
      return [key, value?.replace(/^"(.*)"$/, '$1')] as const;
    }),
);

describe('CITATION.cff', () => {
  test('has the keys of Citation File Format 1.2.0', () => {
    expect(citation.get('cff-version')).toBe('1.2.0');
    expect([...citation.keys()].filter((key) => key === undefined || !KEYS.includes(key))).toEqual([]);
    expect(REQUIRED.filter((key) => !citation.get(key))).toEqual([]);
    expect(citation.get('type')).toBe('software');
    expect(citation.get('authors')).toMatch(/^- name: \S/);
  });
  test('is of the version, the license and the day of this one', () => {
    const { version, license } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect([citation.get('version'), citation.get('license')]).toEqual([version, license]);
    expect(citation.get('date-released')).toBe(SGDSCOPE_RELEASED);
    expect(new Date(SGDSCOPE_RELEASED).toISOString().slice(0, 10)).toBe(SGDSCOPE_RELEASED);
  });
  test('names the program and its authors as BibTeX does', () => {
    const entry = bibtex({ title: 'T', fingerprint: null, url: null }).replace(/[{}]/g, '');
    expect(entry).toContain(citation.get('title'));
    expect(entry).toContain(citation.get('authors')?.replace(/^- name: /, ''));
  });
});
