import { describe, expect, test } from 'vitest';
import { probeText, RECORDED_PROBES } from '../../../../src/state/recorded-probes.ts';
import { ENTRY_IDS, GLOSSARY_GROUPS } from '../../../../src/ui/glossary/entry-ids.ts';
import { ENTRY_FACTS } from '../../../../src/ui/glossary/facts/facts.ts';
import { loadGlossaryText } from '../../../../src/ui/glossary/load-text.ts';
import type { MathNode } from '../../../../src/ui/glossary/math/math-node.ts';
import { PICTURE_IDS } from '../../../../src/ui/glossary/picture-ids.ts';
import { SOURCES, type SourceId } from '../../../../src/ui/glossary/sources.ts';
import { LANGUAGES } from '../../../../src/ui/text/languages.ts';

const CHILDREN = { mfrac: 2, msub: 2, msup: 2, msubsup: 3, munder: 2, munderover: 3, mover: 2, msqrt: 1 } as const;

function check({ tag, content }: MathNode, id: string): void {
  if (typeof content === 'string') {
    expect(['mi', 'mn', 'mo'], id).toContain(tag);
    expect(content, id).toMatch(/^\S+$/);
    return;
  }
  if (tag in CHILDREN) expect(content.length, `${id}: ${tag}`).toBe(CHILDREN[tag as keyof typeof CHILDREN]);
  else expect(tag, id).toBe('mrow');
  for (const node of content) check(node, id);
}

describe.each(ENTRY_IDS)('%s', (id) => {
  const { formulas = [], related, sources, picture } = ENTRY_FACTS[id];
  test('has well-formed formulas and relations to other entries', () => {
    for (const formula of formulas) check(formula, id);
    expect(related.length).toBeGreaterThan(0);
    expect(related).not.toContain(id);
    expect(new Set(related).size).toBe(related.length);
    for (const other of related) expect(ENTRY_IDS).toContain(other);
    expect(sources?.length).not.toBe(0);
  });
  test.each(LANGUAGES)('describes its picture in %s, if it has one', async (language) => {
    const words = (await loadGlossaryText(language)).entries[id].picture;
    expect(words === undefined).toBe(picture === undefined);
    if (words) expect(words).toMatch(/^\p{Lu}.*\.$/u);
  });
});

test('what comes from the literature says from where', () => {
  const groups = ['training', 'rules', 'loss', 'curvature', 'stability', 'noise', 'weights', 'model'] as const;
  const own = ['steps', 'warmStart'];
  for (const id of groups.flatMap((group) => [...GLOSSARY_GROUPS[group]]))
    if (!own.includes(id)) expect(ENTRY_FACTS[id].sources, id).toBeDefined();
});

test('every source and every picture is used, and links are safe', () => {
  const all = Object.values(ENTRY_FACTS);
  expect(new Set(all.flatMap(({ sources = [] }) => sources))).toEqual(new Set(Object.keys(SOURCES) as SourceId[]));
  expect(new Set(all.flatMap(({ picture }) => picture ?? []))).toEqual(new Set(PICTURE_IDS));
  for (const { link } of Object.values(SOURCES)) if (link !== null) expect(link).toMatch(/^https:\/\/\S+$/);
});

test('probes have the symbols of their axes', () => {
  for (const probe of RECORDED_PROBES) {
    const { symbol } = probeText(probe);
    expect(ENTRY_FACTS[probe].symbol, probe).toBe(symbol);
  }
});
