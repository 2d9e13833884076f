import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FONT_SIZE } from '../../../src/figure/words.ts';

const SRC = join(import.meta.dirname, '../../../src');
const TOKENS = 'ui/styles/tokens.css';
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'));
const read = (path: string) => readFileSync(join(SRC, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

/** Values of the declarations of some properties in a file, custom ones left out. */
const valuesOf = (path: string, properties: string): string[] =>
  [...read(path).matchAll(new RegExp(`(?<![\\w-])(?:${properties}):\\s*([^;]+);`, 'g'))].map(([, value]) =>
    value.replace(/\s+/g, ' '),
  );
/** Of the sizes on a wide screen: those for others come after them. */
const firsts = <V>(pairs: readonly (readonly [string, V])[]) => new Map([...pairs].reverse());
const tokens = firsts(
  [...read(TOKENS).matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value] as const),
);
const named = (start: string) => [...tokens.keys()].filter((name) => name.startsWith(start)).sort();

describe('sizes of type are tokens', () => {
  const SIZES = ['--text-small', '--text-body', '--text-title', '--text-figure'];
  const ALLOWED = [
    'inherit',
    ...SIZES.slice(0, 3).map((name) => `var(${name})`),
    'var(--text-figure)',
    'calc(var(--text-figure) * var(--type-scale))',
  ];
  /** A presentation has its own on a screen of 1280 × 720, in proportion on others; figures in it are magnified from type of 13 px to 22. */
  const HALL: Readonly<Record<string, readonly string[]>> = {
    'ui/lecture/present.css': [
      ...[40, 28, 22].map((size) => `calc(${size} * var(--unit))`),
      'max(12px, calc(14 * var(--unit)))',
    ],
    // Values in cells 24, the lit ratio 28.
    'ui/lecture/hall.css': ['14px', '16.5px'],
  };
  const ROOT = 'calc(100% * var(--type-scale))';

  test('three on screen and one in figures, 13 px or more', () => {
    expect(named('--text-')).toEqual([...SIZES].sort());
    const pixels = SIZES.map((name) => {
      const [, number, unit] = /^([\d.]+)(px|rem)$/.exec(tokens.get(name) ?? '') ?? [];
      return Number(number) * (unit === 'rem' ? 16 : 1);
    });
    expect(pixels).toEqual([13, 15, 26, 13]);
    expect(pixels[3]).toBe(FONT_SIZE);
  });

  test.each(files)('%s declares no other', (path) => {
    const sizes = valuesOf(path, 'font-size').filter((value) => !(path === 'ui/styles/base.css' && value === ROOT));
    const shorthands = valuesOf(path, 'font').filter((value) => value !== 'inherit');
    for (const value of sizes) expect([...ALLOWED, ...(HALL[path] ?? [])], value).toContain(value);
    for (const value of shorthands)
      expect(value).toMatch(/^(400 )?var\(--text-(small|body)\) \/ [\d.]+ var\(--font(-mono)?\)$/);
  });

  test('of the four every one is used', () => {
    const used = files.flatMap((path) => valuesOf(path, 'font-size|font')).join(' ');
    for (const name of SIZES) expect(used).toContain(`var(${name})`);
  });
});

describe('spaces are on a grid of 8 px with 4 as its half step', () => {
  test('as tokens', () => {
    const spaces = named('--space-');
    expect(spaces.length).toBeGreaterThan(5);
    for (const name of spaces) expect(tokens.get(name)).toBe(`${4 * Number(name.slice('--space-'.length))}px`);
  });
  test.each(files)('%s has no other', (path) => {
    const space = 'var\\(--(?:space-\\d+|margin)\\)';
    // In a presentation in even pixels of a screen of 1280 × 720.
    const inHall = path === 'ui/lecture/present.css' ? '|calc\\(-?\\d*[02468] \\* var\\(--unit\\)\\)' : '';
    const part = `0|auto|${space}|calc\\(-1 \\* ${space}\\)${inHall}`;
    for (const value of valuesOf(path, '(?:margin|padding)(?:-\\w+)?|(?:row-|column-)?gap'))
      expect(value).toMatch(new RegExp(`^(?:${part})( (?:${part}))*$`));
  });
});

test('every stylesheet is imported by a component beside it, or by the page', () => {
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  for (const path of files) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const name = path.slice(folder.length + 1);
    const importers = sources.filter((source) => {
      const text = readFileSync(join(SRC, source), 'utf8');
      return folder === 'ui/styles'
        ? source === 'ui/App.tsx' && text.includes(`import './styles/${name}'`)
        : source.startsWith(`${folder}/`) &&
            !source.slice(folder.length + 1).includes('/') &&
            text.includes(`import './${name}'`);
    });
    expect(importers, path).toHaveLength(1);
  }
});
