import { expect, test } from 'vitest';
import { ENTRY_IDS } from '../../../../src/ui/glossary/entry-ids.ts';
import { ENTRY_FACTS } from '../../../../src/ui/glossary/facts/facts.ts';
import { loadGlossaryText } from '../../../../src/ui/glossary/load-text.ts';
import { searchEntries } from '../../../../src/ui/glossary/search-entries.ts';

const text = await loadGlossaryText('en');
const search = (typed: string) => searchEntries(typed, text, ENTRY_FACTS).flatMap(({ ids }) => ids);

test('an empty text finds all, in their order', () => {
  expect(search('')).toEqual(ENTRY_IDS);
  expect(search('  ')).toEqual(ENTRY_IDS);
});
test('symbols and names are found, whatever their case', () => {
  expect(search('λ₁')).toContain('sharpness');
  expect(search('EDGE of stability')).toContain('edgeOfStability');
  expect(search('2/η')).toContain('stabilityLimit');
});
test('all words must occur, in any order', () => {
  expect(search('replacement without')).toContain('withoutReplacement');
  expect(search('replacement without')).not.toContain('momentum');
  expect(search('zzz')).toEqual([]);
});
test('groups without entries are left out', () =>
  expect(searchEntries('fingerprint', text, ENTRY_FACTS).every(({ ids }) => ids.length > 0)).toBe(true));
