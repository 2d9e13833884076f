import { describe, expect, test } from 'vitest';
import { ENTRY_IDS, GROUP_IDS } from '../../../../src/ui/glossary/entry-ids.ts';
import { loadGlossaryText } from '../../../../src/ui/glossary/load-text.ts';
import { LANGUAGES } from '../../../../src/ui/text/languages.ts';

test('an id names one entry', () => expect(new Set(ENTRY_IDS).size).toBe(ENTRY_IDS.length));

describe.each(LANGUAGES)('the words in %s', (language) => {
  test('are complete, and the meaning of each entry is one line', async () => {
    const { entries, groups } = await loadGlossaryText(language);
    expect(Object.keys(entries).sort()).toEqual([...ENTRY_IDS].sort());
    expect(Object.keys(groups)).toEqual(GROUP_IDS);
    for (const id of ENTRY_IDS) {
      const { name, meaning, paragraph } = entries[id];
      expect(name.length, id).toBeGreaterThan(1);
      expect(meaning.length, `${id}: ${meaning}`).toBeLessThanOrEqual(120);
      for (const text of [meaning, paragraph]) expect(text, id).toMatch(/^\S.*[.]$/s);
      expect(paragraph, id).not.toBe(meaning);
    }
  });

  test('give every entry a name of its own', async () => {
    const names = Object.values((await loadGlossaryText(language)).entries).map(({ name }) => name.toLowerCase());
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});
