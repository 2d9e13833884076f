import { expect, test } from 'vitest';
import { mixedText } from '../../../src/sweep/results/mixed.ts';
import { linkCaveat, tooLongText } from '../../../src/ui/header/link-text.ts';
import { mixedSentence } from '../../../src/ui/mixed-sentence.ts';

test('a link with results needs no words; without them it says why', () => {
  expect(linkCaveat({ holdsResults: true, isMixed: false, hasSweep: true })).toBeNull();
  expect(linkCaveat({ holdsResults: false, isMixed: true, hasSweep: true })).toMatch(
    /more than one engine.*not reproducible/,
  );
  expect(linkCaveat({ holdsResults: false, isMixed: false, hasSweep: true })).toMatch(/has not finished/);
  expect(linkCaveat({ holdsResults: false, isMixed: false, hasSweep: false })).toMatch(/no sweep/);
  expect(tooLongText(41_230)).toMatch(/41 230 characters.*as a file/);
});

test('a mixed sweep says what happened and what follows', () => {
  const mixed = mixedText([{ run: 1, step: 120, engine: 'simd' }]);
  expect(mixedSentence(mixed)).toMatch(/^1 run went on with WebAssembly SIMD from step 120\. .*not reproducible\.$/);
});
