import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../src/ui/styles/tokens.css';
import '../../../src/ui/styles/base.css';
import { loadGlossaryText } from '../../../src/ui/glossary/load-text.ts';
import { Term } from '../../../src/ui/glossary/Term.tsx';
import { axeFaults } from './axe-faults.ts';
import { all, find } from './mount.ts';

const MEANING = (await loadGlossaryText('en')).entries.sharpness.meaning;
let root: Root;

/** Two terms, one in a heading and one in a sentence, and something else to press. */
function Sample() {
  return (
    <main>
      <h1>
        <Term id="sharpness">λ₁</Term>
      </h1>
      <p>
        Cells of equal <Term id="ratio">η/B</Term> end alike.
      </p>
      {/* Where no explanation covers it. */}
      <button type="button" style={{ marginTop: 300 }}>
        Elsewhere
      </button>
    </main>
  );
}

beforeEach(async () => {
  await page.viewport(390, 844);
  document.documentElement.lang = 'en';
  document.title = 'Terms';
  document.body.innerHTML = '<div id="host"></div>';
  root = createRoot(document.getElementById('host') as HTMLElement);
  root.render(<Sample />);
  await expect.poll(() => all('.term').length).toBe(2);
});
afterEach(() => root.unmount());

const sharpness = () => page.getByRole('button', { name: 'λ₁' });
const elsewhere = () => page.getByRole('button', { name: 'Elsewhere' });
const shown = () => all('.term-popover').filter((box) => box.matches(':popover-open'));
const shownText = () => shown().map((box) => box.querySelector('.term-meaning')?.textContent);

describe('a term', () => {
  test('is described by its meaning, is large enough to hit, and is no part of a longer heading', async () => {
    await expect.element(sharpness()).toHaveAccessibleDescription(MEANING);
    expect(find('h1')?.textContent).toBe('λ₁');
    for (const term of all('.term')) {
      const { width, height } = term.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
  });

  test('opens while the pointer rests on it, and stays while it moves onto the explanation', async () => {
    await sharpness().hover();
    await expect.poll(shownText).toEqual([MEANING]);
    await userEvent.hover(find('.term-popover:popover-open .term-meaning') as HTMLElement);
    await new Promise((done) => setTimeout(done, 400));
    expect(shownText()).toEqual([MEANING]);
    await elsewhere().hover();
    await expect.poll(shown).toEqual([]);
  });

  test('opens on focus by keyboard, leads to the glossary, and Escape closes it alone', async () => {
    let reached = 0;
    const count = ({ key }: KeyboardEvent) => void (key === 'Escape' && reached++);
    window.addEventListener('keydown', count);
    await userEvent.tab();
    await expect.poll(shownText).toEqual([MEANING]);
    await userEvent.tab();
    expect(document.activeElement?.getAttribute('href')).toBe('#/glossary/sharpness');
    expect(shown()).toHaveLength(1);
    await userEvent.keyboard('{Escape}');
    await expect.poll(shown).toEqual([]);
    expect((document.activeElement as HTMLElement).dataset.term).toBe('sharpness');
    expect(reached).toBe(0);
    await userEvent.keyboard('{Escape}');
    expect(reached).toBe(1);
    window.removeEventListener('keydown', count);
  });

  test('leaving it by keyboard closes it and opens the next', async () => {
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.tab();
    expect((document.activeElement as HTMLElement).dataset.term).toBe('ratio');
    await expect.poll(() => shown().length).toBe(1);
    expect(shownText()).not.toEqual([MEANING]);
  });

  test('a press opens it, keeps it, and closes it; a press elsewhere closes it', async () => {
    await sharpness().click();
    await expect.poll(shownText).toEqual([MEANING]);
    await sharpness().click();
    await expect.poll(shown).toEqual([]);
    await sharpness().click();
    await expect.poll(shownText).toEqual([MEANING]);
    await elsewhere().click();
    await expect.poll(shown).toEqual([]);
  });

  test('a finger opens it by a tap and not by passing over it', async () => {
    const term = find<HTMLElement>('[data-term=sharpness]') as HTMLElement;
    const touch = { pointerType: 'touch', bubbles: true };
    term.dispatchEvent(new PointerEvent('pointerover', touch));
    await new Promise((done) => setTimeout(done, 400));
    expect(shown()).toEqual([]);
    term.dispatchEvent(new PointerEvent('pointerdown', touch));
    term.dispatchEvent(new PointerEvent('pointerup', touch));
    term.dispatchEvent(new PointerEvent('pointerout', touch));
    term.click();
    await expect.poll(shownText).toEqual([MEANING]);
    await new Promise((done) => setTimeout(done, 400));
    expect(shown()).toHaveLength(1);
  });

  test.each(['light', 'dark'])('axe finds nothing wrong with it open, %s', async (scheme) => {
    document.documentElement.dataset.mantineColorScheme = scheme;
    await sharpness().click();
    await expect.poll(shownText).toEqual([MEANING]);
    expect(await axeFaults()).toEqual([]);
    const box = shown()[0]?.getBoundingClientRect();
    expect([box && box.left >= 8, box && box.right <= 382]).toEqual([true, true]);
  });
});
