import type { Segment } from '../print/path.ts';
import { damagedFont, type FontTables, fontTable, readCharacterMap, readFontTables } from './font-tables.ts';
import { glyphOutline } from './glyph-outline.ts';

/** A TrueType font: its metrics and outlines in font units, `unitsPerEm` of which are the size of a text. */
export interface FontFace {
  /** As in PostScript, without spaces: "Inter-Italic". */
  readonly name: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly [xMin: number, yMin: number, xMax: number, yMax: number];
  readonly italicAngle: number;
  readonly tables: FontTables;
  readonly glyphs: number;
  /** The glyph of a character; glyph 0, an empty box, where it has none. */
  glyphOf(character: string): number;
  advance(glyph: number): number;
  /** y upwards. */
  outline(glyph: number): readonly Segment[];
  /** Its part of the table “glyf”. */
  data(glyph: number): DataView;
}

/** Reads a font with short offsets (below 128 kB of outlines), as those of figures are. */
export function readFontFace(bytes: Uint8Array, name: string): FontFace {
  const file = `${name}.ttf`;
  const tables = readFontTables(bytes, file);
  const table = (tag: string) => fontTable(tables, tag, file);
  const [head, hhea, hmtx] = [table('head'), table('hhea'), table('hmtx')];
  const [loca, glyf] = [table('loca'), table('glyf')];
  const characters = readCharacterMap(table('cmap'), file);
  if (head.getInt16(50) !== 0) throw damagedFont(file);
  const advances = hhea.getUint16(34);
  const outlines = new Map<number, readonly Segment[]>();
  const data = (glyph: number) => {
    const [from, to] = [2 * loca.getUint16(2 * glyph), 2 * loca.getUint16(2 * glyph + 2)];
    return new DataView(glyf.buffer, glyf.byteOffset + from, to - from);
  };
  return {
    name,
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    capHeight: table('OS/2').getInt16(88),
    box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    italicAngle: table('post').getInt32(4) / 65536,
    tables,
    glyphs: table('maxp').getUint16(4),
    glyphOf: (character) => characters.get(character.codePointAt(0) ?? 0) ?? 0,
    advance: (glyph) => hmtx.getUint16(4 * Math.min(glyph, advances - 1)),
    outline(glyph) {
      const known = outlines.get(glyph) ?? glyphOutline(glyph, data);
      outlines.set(glyph, known);
      return known;
    },
    data,
  };
}
