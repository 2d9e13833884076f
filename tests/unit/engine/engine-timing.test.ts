import { expect, test } from 'vitest';
import { timingText } from '../../../src/engine/engine-timing.ts';

const simd = { kind: 'simd', device: 'WebAssembly SIMD, 128-bit', milliseconds: 0.02 } as const;
const webgl = { kind: 'webgl', device: 'a GPU', milliseconds: 0.062 } as const;
const at = Date.UTC(2026, 10, 29, 23, 59);

test.each([
  [null, 'not timed yet: a first sweep of this kind starts on WebAssembly SIMD'],
  [
    { at, times: [simd, webgl], refusals: [] },
    'WebAssembly SIMD: 3.1 times as fast as WebGL here, timed on 2026-11-29 on a sweep of this kind',
  ],
  [
    { at, times: [webgl, { ...simd, milliseconds: 10 }], refusals: [] },
    'WebGL: 160 times as fast as WebAssembly SIMD here, timed on 2026-11-29 on a sweep of this kind',
  ],
  [
    { at, times: [simd], refusals: ['WebGL 2 is not available in this browser.'] },
    'WebAssembly SIMD: the only one of the timed engines that runs here, timed on 2026-11-29 on a sweep of this kind',
  ],
])('says which engine is the fastest, by how much, and when that was measured: %#', (timing, text) =>
  expect(timingText(timing)).toBe(text),
);
