import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SPEC } from '../../../src/sweep/spec/default-spec.ts';
import { specFragment, specInFragment } from '../../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';

const spec = parseSweepSpec(DEFAULT_SPEC);

describe('a link', () => {
  test('carries the whole spec, in characters that need no escaping', () => {
    const named = { ...spec, name: 'η/B → λ₁ – “ünïcödé”' };
    expect(specFragment(named)).toMatch(/^#sweep=[\w-]+$/);
    expect(specInFragment(specFragment(named))).toEqual(named);
    expect(specFragment(named).length).toBeLessThan(1000);
  });
  test('without a spec is no spec', () => {
    expect(specInFragment('')).toBeUndefined();
    expect(specInFragment('#elsewhere')).toBeUndefined();
  });
  test.each([
    ['cut off', specFragment(spec).slice(0, 40)],
    ['not packed', '#sweep=abc'],
    [
      'a bomb',
      `#sweep=${btoa(String.fromCharCode(...deflateSync(new Uint8Array(8 << 20))))
        .replaceAll('+', '-')
        .replaceAll('/', '_')}`,
    ],
  ])('that is damaged (%s) says so', (_what, fragment) => {
    expect(() => specInFragment(fragment)).toThrow('link: its fragment must hold a whole spec');
  });
  test('with a spec that breaks a rule names it', () => {
    const packed = btoa(
      String.fromCharCode(...deflateSync(strToU8(JSON.stringify({ ...spec, update: { momentum: 3 } })))),
    );
    expect(() => specInFragment(`#sweep=${packed.replaceAll('+', '-').replaceAll('/', '_')}`)).toThrow(
      'update.momentum',
    );
  });
});
