import { Suspense } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../src/ui/styles/tokens.css';
import '../../../src/ui/styles/base.css';
import '../../../src/ui/styles/elements.css';
import '../../../src/ui/styles/page.css';
import { ENTRY_IDS } from '../../../src/ui/glossary/entry-ids.ts';
import { ENTRY_FACTS } from '../../../src/ui/glossary/facts/facts.ts';
import GlossaryView from '../../../src/ui/glossary/GlossaryView.tsx';
import { chooseLanguage, LANGUAGES, type Language } from '../../../src/ui/text/languages.ts';
import { isFullSize } from '../../support/full-size.ts';
import { axeFaults } from './axe-faults.ts';
import { all, find } from './mount.ts';

let root: Root | undefined;

interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly language?: Language;
  readonly scheme?: string;
}

async function open(id: string | null, { width = 1440, height = 900, language = 'en', scheme = 'light' }: Look = {}) {
  await page.viewport(width, height);
  root?.unmount();
  await chooseLanguage(language);
  document.documentElement.dataset.mantineColorScheme = scheme;
  document.title = 'Glossary';
  document.body.innerHTML = '<div id="host"></div>';
  root = createRoot(document.getElementById('host') as HTMLElement);
  root.render(
    <Suspense>
      <GlossaryView id={id} />
    </Suspense>,
  );
  await expect.poll(() => find('main.glossary h1')).not.toBeNull();
}
afterEach(async () => {
  root?.unmount();
  root = undefined;
  await chooseLanguage('en');
  document.documentElement.dataset.mantineColorScheme = 'light';
});

const names = () => all('.glossary-name').map(({ textContent }) => textContent);

describe('the list of all entries', () => {
  test('shows every entry, filters by what is typed, and says how many are left', async () => {
    await open(null);
    expect(names()).toHaveLength(ENTRY_IDS.length);
    const search = page.getByRole('searchbox', { name: 'Search the glossary' });
    await search.fill('2/η limit');
    await expect.poll(() => names().length).toBeLessThan(ENTRY_IDS.length);
    expect(names()).toContain('Stability limit 2/η');
    await expect.element(page.getByRole('status')).toHaveTextContent(/^\d+ entr/);
    await search.fill('no such word');
    await expect.element(page.getByRole('status')).toHaveTextContent('No entry contains these words.');
  });
});

describe('an entry', () => {
  test('has formula, paragraph, picture, relations and sources, and takes the focus', async () => {
    await open('edgeOfStability');
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Edge of stability');
    const math = find('math');
    expect(math?.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
    // A fraction is drawn as one: its parts are above one another.
    const [above, below] = all('mfrac > *').map((part) => part.getBoundingClientRect());
    expect(above?.bottom).toBeLessThanOrEqual((below?.top ?? 0) + 1);
    await expect.element(page.getByRole('img')).toBeVisible();
    const source = page.getByRole('link', { name: /Typically Occurs at the Edge of Stability/ });
    await expect.element(source).toHaveAttribute('href', 'https://arxiv.org/abs/2103.00065');
    expect(document.activeElement).toBe(find('.glossary-article'));
    await expect
      .element(page.getByRole('link', { name: 'Edge of stability', exact: true }))
      .toHaveAttribute('aria-current', 'page');
  });

  test('that does not exist is said to, with the way to all', async () => {
    await open('nothing');
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('There is no entry “nothing”.');
    await expect.element(page.getByRole('link', { name: 'All entries' })).toHaveAttribute('href', '#/glossary');
  });

  test('is in the language of the page', async () => {
    await open('sharpness', { language: 'de' });
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Schärfe');
    expect(document.documentElement.lang).toBe('de');
    await userEvent.tab();
    await expect.element(page.getByRole('link', { name: 'Alle Einträge' })).toBeVisible();
  });

  test.each(LANGUAGES)('none is wider than a phone, in %s', async (language) => {
    for (const id of ENTRY_IDS.filter((_, i) => isFullSize || i % 3 === 0)) {
      await open(id, { width: 390, height: 844, language });
      expect(document.documentElement.scrollWidth, id).toBe(390);
      const room = find('.glossary-formulas')?.getBoundingClientRect();
      for (const math of all('.glossary-formulas math')) {
        const { width, height } = math.firstElementChild?.getBoundingClientRect() ?? new DOMRect();
        expect(width, id).toBeLessThanOrEqual((room?.width ?? 0) - 32);
        expect(height, id).toBeGreaterThan(8);
      }
      expect(all('.picture svg').length, id).toBe(ENTRY_FACTS[id].picture ? 1 : 0);
    }
  });
});

describe.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
])('axe finds nothing wrong, %s, %i px wide', (scheme, width) => {
  test.each([null, 'sharpness', 'equivalenceTest'])('%s', async (id) => {
    await open(id, { width, height: 844, scheme });
    expect(await axeFaults()).toEqual([]);
  });
});
