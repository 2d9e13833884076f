import { afterEach, expect, test, vi } from 'vitest';
import { sha256Of } from '../../../src/data/hash.ts';

afterEach(() => vi.unstubAllGlobals());

/** FIPS 180-2, appendix B, and the empty message. */
const KNOWN = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
] as const;

test.each(KNOWN)('SHA-256 of "%s", by the browser and without its help', async (text, hash) => {
  const bytes = new TextEncoder().encode(text);
  expect(await sha256Of(bytes)).toBe(hash);
  // What a page is given that comes over plain http from another host.
  vi.stubGlobal('crypto', {});
  expect(await sha256Of(bytes)).toBe(hash);
});
