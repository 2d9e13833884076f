import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, firstInvalidUtf8, mayBeText } from '../../../../src/data/formats/table/decode-text.ts';
import { RUNS } from '../../../support/runs.ts';

/** Where the platform's decoder, given one byte more each time, first refuses; a character cut off at the end counts from its start. */
function refusedAt(bytes: Uint8Array): number {
  for (let length = 1; length <= bytes.length; length++)
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    } catch {
      return length - 1;
    }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.length;
  }
  return -1;
}

// Bytes near the borders of the table of well-formed sequences.
const byte = fc.oneof(
  fc.constantFrom(0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xee, 0xf0, 0xf4, 0xf5, 0xff),
  fc.nat(255),
);
const character = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 1 })
  .map((text) => [...new TextEncoder().encode(text)]);
const bytesOfAnyKind = fc
  .array(
    fc.oneof(
      character,
      byte.map((single) => [single]),
    ),
    { maxLength: 8 },
  )
  .map((parts) => Uint8Array.from(parts.flat()));

describe('UTF-8', () => {
  test('a byte that is none is found where the decoder of the platform refuses it', () => {
    fc.assert(
      fc.property(bytesOfAnyKind, (bytes) => {
        const [ours, theirs] = [firstInvalidUtf8(bytes), refusedAt(bytes)];
        expect(ours < 0).toBe(theirs < 0);
        // Ours is the first byte of the bad sequence, theirs the byte within it that settles it.
        if (ours >= 0) {
          expect(theirs - ours).toBeGreaterThanOrEqual(0);
          expect(theirs - ours).toBeLessThanOrEqual(3);
          expect(refusedAt(bytes.subarray(0, ours))).toBe(-1);
        }
      }),
      { numRuns: 10 * RUNS },
    );
  });
});

describe('other encodings', () => {
  test('UTF-16 of both kinds, of any text and beyond one step of decoding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(1, 20_000), (text, times) => {
        const content = `\ufeff${text.repeat(times)}`;
        const units = Uint16Array.from({ length: content.length }, (_, i) => content.charCodeAt(i));
        const little = new Uint8Array(units.buffer);
        const expected = new TextEncoder().encode(content.slice(1));
        const swapped = new Uint8Array(little.length);
        for (let i = 0; i < little.length; i++) swapped[i] = little[i ^ 1];
        for (const [bytes, encoding] of [
          [little, 'utf-16le'],
          [swapped, 'utf-16be'],
        ] as const) {
          const decoded = decodeText({ name: 'a', bytes });
          expect(decoded.encoding).toBe(encoding);
          expect(Buffer.compare(decoded.bytes, expected)).toBe(0);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('half a character of UTF-16 is refused', () => {
    expect(() => decodeText({ name: 'a', bytes: Uint8Array.of(0xff, 0xfe, 0x41) })).toThrow(
      'a, text: encoding must be UTF-16LE, got bytes that are none. Choose another encoding',
    );
  });

  test('windows-1252 has the letters of Latin-1, and its own marks', () => {
    const bytes = Uint8Array.of(0x80, 0x8e, 0x93, 0x99, 0x9f, 0xa0, 0xe4, 0xff);
    expect(new TextDecoder().decode(decodeText({ name: 'a', bytes }, 'windows-1252').bytes)).toBe('€Ž“™Ÿ\u00a0äÿ');
  });

  test('zero bytes are no text, but after a byte order mark', () => {
    expect(mayBeText(Uint8Array.of(0x31, 0))).toBe(false);
    expect(mayBeText(Uint8Array.of(0xff, 0xfe, 0x31, 0))).toBe(true);
    expect(mayBeText(Uint8Array.of(0x31, 0x2c))).toBe(true);
  });
});
