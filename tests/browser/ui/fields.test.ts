import { afterEach, describe, expect, test } from 'vitest';
import { GERMAN } from '../../../src/ui/text/de/german.ts';
import { speak } from '../../../src/ui/text/room.ts';
import { all, mountPage } from './mount.ts';

let unmount = () => {};
afterEach(() => {
  unmount();
  speak(null);
});

/** Pixels between what is written and what explains it. */
const APART = 3;

interface MarkedField {
  readonly label: string;
  readonly markName: string;
  /** From the end of the label's text to the mark. */
  readonly gap: number;
  /** Whether the text is within the field. */
  readonly isInside: boolean;
}

/** The text of a field's name, without its hint. */
function nameOf(field: Element): ChildNode {
  const label = field.querySelector('.field-label, .mantine-Switch-label');
  const text = label?.firstChild;
  if (!text) throw new Error(`a marked field must have a label, got ${field.outerHTML.slice(0, 200)}`);
  return text;
}

/** Fields with a mark that are shown: those of the open groups. */
function markedFields(): MarkedField[] {
  return all('.controls .field-marked')
    .filter((field) => field.checkVisibility())
    .map((field) => {
      const text = nameOf(field);
      const range = document.createRange();
      range.selectNodeContents(text);
      const boxes = [...range.getClientRects()];
      const mark = field.querySelector('.term-mark')?.getBoundingClientRect();
      const end = Math.max(...boxes.map(({ right }) => right));
      const { left } = field.getBoundingClientRect();
      return {
        label: text.textContent ?? '',
        markName: field.querySelector('.field-mark .visually-hidden')?.textContent ?? '',
        gap: (mark?.left ?? Number.NaN) - end,
        isInside: boxes.every((box) => box.left >= left - 1),
      };
    });
}

describe.each([
  ['English', null, (label: string) => `About ${label}`],
  ['German', GERMAN, (label: string) => `Erklärung: ${label}`],
] as const)('a setting with a mark, in %s', (_, words, nameFor) => {
  test.each([1440, 1920])('is named by its mark, and ends before it, %i px', async (width) => {
    speak(words);
    ({ unmount } = await mountPage({ width }));
    document.documentElement.lang = words ? 'de' : 'en';
    await expect.poll(() => markedFields().length).toBeGreaterThan(10);
    for (const { label, markName, gap, isInside } of markedFields()) {
      expect(markName).toBe(nameFor(label));
      expect(gap, label).toBeGreaterThan(APART);
      expect(isInside, label).toBe(true);
    }
  });

  test('has its input in one line with that beside it', async () => {
    speak(words);
    ({ unmount } = await mountPage());
    await expect.poll(() => markedFields().length).toBeGreaterThan(10);
    const half = all('.fields > .field:not(.field-wide)').filter((field) => field.checkVisibility());
    const topOf = (field: Element | undefined) => field?.querySelector('input, select')?.getBoundingClientRect().top;
    let pairs = 0;
    for (const [i, field] of half.entries()) {
      const next = half[i + 1];
      const isBeside = next && next.getBoundingClientRect().top === field.getBoundingClientRect().top;
      if (!isBeside || field.matches('.field-switch') || next.matches('.field-switch')) continue;
      pairs++;
      expect(topOf(next), nameOf(field).textContent ?? '').toBeCloseTo(topOf(field) ?? Number.NaN, 0);
    }
    expect(pairs).toBeGreaterThan(4);
  });
});
