import type { FontFace } from '../font/font-face.ts';
import { subsetFont } from '../font/subset-font.ts';
import type { PdfObjects } from './pdf-objects.ts';

const hex = (value: number) => value.toString(16).padStart(4, '0').toUpperCase();

/** At most this many entries of a list of characters may stand in one block. Source: ISO 32000-1, 9.7.5. */
const BLOCK = 100;

/** What each glyph means, so that text can be found and copied. */
function unicodeMap(characters: ReadonlyMap<number, string>): string {
  const entries = [...characters].map(
    ([glyph, text]) => `<${hex(glyph)}> <${[...text].map((c) => hex(c.codePointAt(0) ?? 0)).join('')}>`,
  );
  const blocks: string[] = [];
  for (let i = 0; i < entries.length; i += BLOCK) {
    const block = entries.slice(i, i + BLOCK);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange',
    ...blocks,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend',
  ].join('\n');
}

/** A subset must be named by six capitals and a plus sign; equal subsets by equal ones. */
function subsetTag(glyphs: readonly number[]): string {
  let state = glyphs.reduce((sum, glyph) => (sum * 31 + glyph + 1) % 308_915_776, 7);
  return Array.from({ length: 6 }, () => {
    const letter = String.fromCharCode(65 + (state % 26));
    state = Math.floor(state / 26);
    return letter;
  }).join('');
}

/** Embeds the glyphs of a face that a text uses; codes of the text are numbers of glyphs. */
export function addPdfFont(objects: PdfObjects, face: FontFace, characters: ReadonlyMap<number, string>): number {
  const glyphs = [...characters.keys()].sort((a, b) => a - b);
  const inThousandths = (units: number) => Math.round((1000 * units) / face.unitsPerEm);
  const name = `${subsetTag(glyphs)}+${face.name}`;
  const file = subsetFont(face, glyphs);
  const program = objects.addStream(file, `/Length1 ${file.length}`);
  // Symbolic (4), and italic (64).
  const flags = face.italicAngle === 0 ? 4 : 68;
  const descriptor = objects.add(
    `<</Type/FontDescriptor/FontName/${name}/Flags ${flags}/FontBBox[${face.box.map(inThousandths).join(' ')}]` +
      `/ItalicAngle ${face.italicAngle.toFixed(1)}/Ascent ${inThousandths(face.ascent)}/Descent ${inThousandths(face.descent)}` +
      `/CapHeight ${inThousandths(face.capHeight)}/StemV 80/FontFile2 ${program} 0 R>>`,
  );
  const widths = glyphs.map((glyph) => `${glyph}[${inThousandths(face.advance(glyph))}]`).join('');
  const descendant = objects.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${descriptor} 0 R/CIDToGIDMap/Identity/W[${widths}]>>`,
  );
  const toUnicode = objects.addStream(unicodeMap(characters));
  return objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${toUnicode} 0 R>>`,
  );
}
