import fc from 'fast-check';
import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import { MOST_CODE_BYTES, type QrCode, QUIET_MODULES, qrCode } from '../../../../src/ui/lecture/qr-code.ts';

/** The pixels of a code as its svg draws it with a whole number of pixels per module, in RGBA. */
function drawn({ size, path }: QrCode, pixels: number): { data: Uint8ClampedArray; side: number } {
  const side = size * pixels;
  const data = new Uint8ClampedArray(4 * side * side).fill(255);
  for (const [, x = 0, y = 0, width = 0] of [...path.matchAll(/M(\d+),(\d+)h(\d+)v1h-\d+z/g)].map((m) => m.map(Number)))
    for (let row = y * pixels; row < (y + 1) * pixels; row++)
      for (let column = x * pixels; column < (x + width) * pixels; column++)
        data.set([0, 0, 0, 255], 4 * (row * side + column));
  return { data, side };
}

const decoded = (code: QrCode | null, pixels = 3) => {
  if (!code) return null;
  const { data, side } = drawn(code, pixels);
  return jsQR(data, side, side)?.data;
};

const SHORT = 'https://example.org/sgdscope/#/present?script=lectures/same-ratio.lecture.json&step=7&board';

describe('a QR code', () => {
  test('of the link to a step of the shipped lecture is read back, at three pixels a module', () => {
    const code = qrCode(SHORT);
    expect(decoded(code)).toBe(SHORT);
    // 148 pixels in the corner of a screen of 1280 × 720.
    expect(148 / (code?.size ?? 0)).toBeGreaterThan(3);
  });

  test('has a quiet zone of four light modules on each side', () => {
    const code = qrCode(SHORT);
    const [size, path] = [code?.size ?? 0, code?.path ?? ''];
    const runs = [...path.matchAll(/M(\d+),(\d+)h(\d+)/g)].map(([, x, y, width]) => [
      Number(x),
      Number(y),
      Number(width),
    ]);
    expect(Math.min(...runs.flatMap(([x = 0, y = 0]) => [x, y]))).toBe(QUIET_MODULES);
    expect(Math.max(...runs.map(([x = 0, , width = 0]) => x + width))).toBe(size - QUIET_MODULES);
  });

  test('of a link that carries a whole sweep is read back', () => {
    const text = `https://example.org/#sweep=4.${'AbZ09-_'.repeat(110)}`;
    expect(decoded(qrCode(text), 4)).toBe(text);
  });

  test('is refused where a text is longer than a code holds', () => {
    expect(qrCode('x'.repeat(MOST_CODE_BYTES + 1))).toBeNull();
    expect(qrCode('x'.repeat(MOST_CODE_BYTES))?.size).toBe(177 + 2 * QUIET_MODULES);
  });

  test('of any address is read back', () => {
    const address = fc.webUrl({ withFragments: true, withQueryParameters: true, size: 'small' });
    fc.assert(
      fc.property(address, (text) => {
        expect(decoded(qrCode(text))).toBe(text);
      }),
      { numRuns: 20 },
    );
  });
});
