import { expect, test } from 'vitest';
import { mixedText } from '../../../src/sweep/results/mixed.ts';
import { linkCaveat } from '../../../src/ui/header/link-text.ts';
import { HEADER } from '../../../src/ui/header/words.ts';
import { PAGE } from '../../../src/ui/text/page-words.ts';

test('a link with results needs no words; without them it says why', () => {
  expect(linkCaveat({ holdsResults: true, isMixed: false, hasSweep: true })).toBeNull();
  expect(linkCaveat({ holdsResults: false, isMixed: true, hasSweep: true })).toMatch(
    /more than one engine.*not reproducible/,
  );
  expect(linkCaveat({ holdsResults: false, isMixed: false, hasSweep: true })).toMatch(/has not finished/);
  expect(linkCaveat({ holdsResults: false, isMixed: false, hasSweep: false })).toMatch(/no sweep/);
  expect(HEADER.link.tooLong(41_230)).toMatch(/41 230 characters.*as a file/);
});

test('a mixed sweep says what happened and what follows', () => {
  const mixed = mixedText([{ run: 1, step: 120, engine: 'simd' }]);
  expect(PAGE.mixedSentence(mixed)).toMatch(
    /^1 run went on with WebAssembly SIMD from step 120\. .*not reproducible\.$/,
  );
});
