import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placePopover } from '../../../../src/ui/glossary/place-popover.ts';

const WINDOW = { width: 390, height: 844 };
const BOX = { width: 300, height: 80 };
const word = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 24 });

test('below the word, from its left edge on', () =>
  expect(placePopover(word(20, 100), BOX, WINDOW)).toEqual({ left: 20, top: 128 }));
test('above it at the lower end of the window', () =>
  expect(placePopover(word(20, 800), BOX, WINDOW)).toEqual({ left: 20, top: 716 }));
test('moved to the left at the right end of the window', () =>
  expect(placePopover(word(340, 100), BOX, WINDOW).left).toBe(82));

test('inside the window wherever the word is, and beside the word where there is room', () => {
  const size = fc.record({ width: fc.integer({ min: 10, max: 320 }), height: fc.integer({ min: 10, max: 200 }) });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 350 }), fc.integer({ min: 0, max: 820 }), size, (left, top, box) => {
      const anchor = word(left, top);
      const at = placePopover(anchor, box, WINDOW);
      expect(at.left).toBeGreaterThanOrEqual(8);
      expect(at.left + box.width).toBeLessThanOrEqual(WINDOW.width - 8);
      expect(at.top).toBeGreaterThanOrEqual(8);
      expect(at.top + box.height).toBeLessThanOrEqual(WINDOW.height - 8);
      expect(at.top >= anchor.bottom || at.top + box.height <= anchor.top).toBe(true);
    }),
  );
});
