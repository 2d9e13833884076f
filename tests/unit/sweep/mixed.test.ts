import { expect, test } from 'vitest';
import type { EngineDescription } from '../../../src/engine/contract.ts';
import { provenanceText } from '../../../src/engine/provenance.ts';
import { engineOfRecord, isMixed } from '../../../src/sweep/results/mixed.ts';

const webgl: EngineDescription = { kind: 'webgl', device: 'test', unitRoundoff: 2 ** -24 };
const to = (run: number, step: number, engine: 'simd' | 'webgl') => ({ run, step, engine });

test('a sweep of one engine is not mixed, and its provenance names that engine alone', () => {
  expect(isMixed({ switches: [] })).toBe(false);
  expect(engineOfRecord(webgl, { switches: [] })).toEqual(webgl);
  expect(provenanceText(engineOfRecord(webgl, { switches: [] }))).not.toContain('mixed');
});

test.each([
  [[to(3, 96, 'simd')], 'mixed: 1 run went on with WebAssembly SIMD from step 96'],
  [
    [to(0, 96, 'simd'), to(1, 96, 'simd'), to(4, 80, 'simd')],
    '3 runs went on with WebAssembly SIMD from steps 80 to 96',
  ],
  [
    [to(0, 8, 'simd'), to(0, 64, 'webgl'), to(1, 64, 'webgl')],
    'mixed: 1 run went on with WebAssembly SIMD from step 8, 2 runs went on with WebGL from step 64',
  ],
])('a mixed sweep says which runs went on with what, from which steps', (switches, text) => {
  expect(isMixed({ switches })).toBe(true);
  expect(provenanceText(engineOfRecord(webgl, { switches }))).toContain(`WebGL, f32`);
  expect(provenanceText(engineOfRecord(webgl, { switches }))).toContain(text);
});
