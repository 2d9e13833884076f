import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseLanguage, LANGUAGE_KEY } from '../../../src/ui/text/languages.ts';
import { axeFaults } from './axe-faults.ts';
import { all, type FixtureStore, find, mountPage, setState } from './mount.ts';

let store: FixtureStore;
let unmount = () => {};

beforeEach(async () => {
  await chooseLanguage('de');
  ({ store, unmount } = await mountPage());
});
afterEach(async () => {
  unmount();
  await chooseLanguage('en');
  localStorage.removeItem(LANGUAGE_KEY);
});

const textOf = (selector: string) => find(selector)?.textContent;
const notice = (text: string) => ({ notices: [{ id: 'a', kind: 'information' as const, text }] });
const FAULT = 'grid: a sweep must have at most 20000 runs, got 30000. Use fewer values or seeds.';

test('a notice is in the language of the page, and so is the name of its button', async () => {
  setState(store, notice('Another tab performs this sweep. Run it again.'));
  const german = 'Ein anderer Tab führt diesen Sweep aus. Führen Sie ihn noch einmal aus.';
  await expect.poll(() => textOf('.notice p')).toBe(german);
  expect(find('.notice button')?.getAttribute('aria-label')).toContain(german);
  expect(all('.notice [lang]')).toEqual([]);
  await chooseLanguage('en');
  await expect.poll(() => textOf('.notice p')).toBe('Another tab performs this sweep. Run it again.');
});

test('what has no German is marked as English', async () => {
  setState(store, notice('Failed to frobnicate. Reload the page.'));
  await expect.poll(() => textOf('.notice p')).toBe('Failed to frobnicate. Laden Sie die Seite neu.');
  expect(all('.notice [lang="en"]').map(({ textContent }) => textContent)).toEqual(['Failed to frobnicate.']);
  expect(await axeFaults(find('.notices') ?? undefined)).toEqual([]);
});

test('faults of the draft, its data, a link and the comparison with a link are German where they are shown', async () => {
  setState(store, {
    draftError: FAULT,
    dataset: {
      state: 'failed',
      progress: null,
      message: 'data set "moons": trainCount must be at most 12, the number of examples, got 20. Use fewer examples.',
    },
    linkFault: {
      kind: 'damagedLink',
      text: 'This link is incomplete: it ends early. Copy the link again, from its first to its last character.',
    },
    reproduction: { state: 'exact', text: 'Reproduced exactly: same fingerprint as in the link, 0133a316….' },
  });
  await expect
    .poll(() => textOf('.start-fault'))
    .toBe('grid: Ein Sweep darf höchstens 20000 Läufe haben; gefunden: 30000. Nehmen Sie weniger Werte oder Seeds.');
  expect(textOf('.field-note-wrong')).toBe(
    'Datensatz „moons“: trainCount darf höchstens 12 sein, die Zahl der Beispiele; gefunden: 20. Nehmen Sie weniger Beispiele.',
  );
  expect(textOf('.board-message [role=alert]')).toBe(
    'Dieser Link ist unvollständig: Er endet zu früh. Kopieren Sie den Link noch einmal, vom ersten bis zum letzten Zeichen.',
  );
  expect(textOf('.reproduction p')).toBe('✓Genau reproduziert: derselbe Fingerabdruck wie im Link, 0133a316….');
});

test('why a sweep failed is German in the footer', async () => {
  const { sweep } = store.getState();
  if (!sweep) throw new Error('the fixture has a sweep');
  setState(store, { sweep: { ...sweep, status: 'failed', error: FAULT } });
  await expect.poll(() => textOf('.footer-fault')).toContain('Ein Sweep darf höchstens 20000 Läufe haben');
});
