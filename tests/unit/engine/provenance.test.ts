import { describe, expect, test } from 'vitest';
import type { EngineDescription } from '../../../src/engine/contract.ts';
import { PLAIN_PROVENANCE, precisionText, provenanceText } from '../../../src/engine/provenance.ts';

const engine: EngineDescription = { kind: 'simd', device: 'this one', unitRoundoff: 2 ** -24 };

describe('who computed a number', () => {
  test('engine, precision, and a passed self-check with how much it looked at', () => {
    expect(provenanceText({ ...engine, selfCheck: { quantities: 24, milliseconds: 31 } })).toBe(
      'WebAssembly SIMD, f32 (unit roundoff 2⁻²⁴), self-check passed (24 quantities)',
    );
  });
  test.each([
    [{ ...engine, kind: 'webgl' }, 'WebGL, f32 (unit roundoff 2⁻²⁴), not checked: it was not asked to'],
    [
      { ...engine, kind: 'tfjs-cpu', unitRoundoff: 2 ** -11 },
      'JavaScript, f16 (unit roundoff 2⁻¹¹), not checked: it was not asked to',
    ],
    [null, 'engine not recorded, not checked: it is not known which it was'],
  ] as const)('where it was not checked it says so and why: %#', (description, text) => {
    expect(provenanceText(description)).toBe(text);
  });
  test('toys have no engine to be checked', () => {
    expect(PLAIN_PROVENANCE).toBe('JavaScript, f64 (unit roundoff 2⁻⁵³), not checked: no engine took part');
  });
});

test.each([
  [2 ** -10, 'unit roundoff 2⁻¹⁰'],
  [3e-6, 'unit roundoff 0.00000300'],
  [2 ** -24 * (1 + 2 ** -40), 'unit roundoff 5.96e-8'],
])('a unit roundoff of %d belongs to no known format and is given as it is', (unitRoundoff, text) => {
  expect(precisionText(unitRoundoff)).toBe(text);
});
