import { describe, expect, test } from 'vitest';
import { readFontFace } from '../../../../src/figure/font/font-face.ts';
import { subsetFont } from '../../../../src/figure/font/subset-font.ts';
import { runsWidth, textRuns } from '../../../../src/figure/font/typeface.ts';
import { figureTypeface, fontBytes } from '../../../support/figure-typeface.ts';

const typeface = figureTypeface();

describe('a face', () => {
  // As fonttools reads them from the same files.
  test.each([
    ['Regular', 0],
    ['Italic', -9.4],
    ['Bold', 0],
  ] as const)('%s has the metrics of Inter 4.1', (style, angle) => {
    const { unitsPerEm, ascent, descent, capHeight, italicAngle } = typeface[style];
    expect([unitsPerEm, ascent, descent, capHeight]).toEqual([2048, 1984, -494, 1490]);
    expect(italicAngle).toBeCloseTo(angle, 1);
  });

  test('a stroke of a letter is where the letter is: I is a rectangle from the line to the height of capitals', () => {
    const face = typeface.Regular;
    const outline = face.outline(face.glyphOf('I'));
    expect(outline.map(([kind]) => kind).join('')).toMatch(/^ML{3,4}Z$/);
    const heights = outline.flatMap((segment) => (segment[0] === 'Z' ? [] : [segment[2] as number]));
    expect([Math.min(...heights), Math.max(...heights)]).toEqual([0, face.capHeight]);
  });

  test('a composed letter has the outlines of its parts', () => {
    const face = typeface.Regular;
    const [plain, dotted] = ['u', 'ü'].map((letter) => face.outline(face.glyphOf(letter)).length);
    expect(dotted).toBeGreaterThan(plain ?? 0);
  });

  test('a character that it lacks is an empty box, and no error', () => {
    const face = typeface.Regular;
    expect(face.glyphOf('漢')).toBe(0);
    expect(face.outline(0).length).toBeGreaterThan(4);
  });

  test('what is no TrueType file is refused by name', () => {
    expect(() => readFontFace(new Uint8Array([0x77, 0x4f, 0x46, 0x32, 0, 0, 0, 0, 0, 0, 0, 0]), 'Inter-Bold')).toThrow(
      'Inter-Bold.ttf: must be a TrueType file as it is served with the page',
    );
  });
});

describe('a subset', () => {
  const face = typeface.Regular;
  const letters = [...'λ₁ ü'].map((letter) => face.glyphOf(letter));
  const file = subsetFont(face, letters);
  const subset = readFontFace(file, 'subset');

  test('has the same glyphs under the same numbers', () => {
    for (const letter of 'λ₁ü') {
      expect(subset.glyphOf(letter)).toBe(face.glyphOf(letter));
      expect(subset.outline(subset.glyphOf(letter))).toEqual(face.outline(face.glyphOf(letter)));
    }
    expect(subset.advance(face.glyphOf('λ'))).toBe(face.advance(face.glyphOf('λ')));
  });

  test('and nothing of the others', () => {
    expect(subset.outline(face.glyphOf('M'))).toEqual([]);
    expect(file.length).toBeLessThan(fontBytes('Regular').length / 4);
  });

  test('its checksums are right: the sum over the file is the magic number', () => {
    const view = new DataView(file.buffer);
    let sum = 0;
    for (let i = 0; i < file.length; i += 4) sum = (sum + view.getUint32(i)) >>> 0;
    // Source: OpenType specification 1.9, “head”: with its adjustment the sum is 0xB1B0AFBA.
    expect(sum).toBe(0xb1b0afba);
  });
});

describe('runs of a text', () => {
  const look = (text: string) =>
    textRuns(text)
      .map(({ text: own, style, level }) => `${style === 'Italic' ? `*${own}*` : own}${level === 0 ? '' : level}`)
      .join('|');
  test.each([
    ['η/B', '*η*|/|*B*'],
    ['sharpness λ₁', 'sharpness |*λ*|₁'],
    ['B = 32', '*B*| = 32'],
    ['B_crit', '*B*|crit-1'],
    ['η* ∝ B^α', '*η*|* ∝ |*B*|*α*1'],
    ['A', 'A'],
    ['B', 'B'],
    ['B: ρ = −0.5', 'B: |*ρ*| = −0.5'],
    ['B ÷ A', 'B ÷ A'],
    ['at the end (B)', 'at the end (B)'],
    ['(N−B)', '(|*N*|−|*B*|)'],
    ['Batch SAM', 'Batch SAM'],
  ])('%s', (text, runs) => expect(look(text)).toBe(runs));

  test('a width is the sum of the advances', () => {
    const { Regular, Italic } = typeface;
    const units = Italic.advance(Italic.glyphOf('λ')) + Regular.advance(Regular.glyphOf('₁'));
    expect(runsWidth(textRuns('λ₁'), typeface, 7)).toBeCloseTo((7 * units) / 2048, 10);
  });
});
