import type { FontFace } from './font-face.ts';
import { glyphParts } from './glyph-outline.ts';

/** What renderers ask for, in the order in which tables are written. */
const KEPT = ['OS/2', 'cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'post'] as const;

const padded = (length: number) => (length + 3) & ~3;

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) sum = (sum + (bytes[i] ?? 0) * 2 ** (8 * (3 - (i % 4)))) % 2 ** 32;
  return sum;
}

/** Some glyphs with those that they are composed of, and the empty box. */
function closure(face: FontFace, glyphs: Iterable<number>): Set<number> {
  const all = new Set([0]);
  const add = (glyph: number) => {
    if (all.has(glyph)) return;
    all.add(glyph);
    for (const part of glyphParts(face.data(glyph))) add(part.glyph);
  };
  for (const glyph of glyphs) add(glyph);
  return all;
}

/** The tables “glyf” and “loca” with the outlines of some glyphs only; all keep their numbers. */
function keptOutlines(face: FontFace, kept: ReadonlySet<number>): { glyf: Uint8Array; loca: Uint8Array } {
  const parts: Uint8Array[] = [];
  const offsets: number[] = [0];
  let length = 0;
  for (let glyph = 0; glyph < face.glyphs; glyph++) {
    if (kept.has(glyph)) {
      const { buffer, byteOffset, byteLength } = face.data(glyph);
      const part = new Uint8Array((byteLength + 1) & ~1);
      part.set(new Uint8Array(buffer, byteOffset, byteLength));
      parts.push(part);
      length += part.length;
    }
    offsets.push(length / 2);
  }
  const loca = new Uint8Array(2 * offsets.length);
  const view = new DataView(loca.buffer);
  for (const [i, offset] of offsets.entries()) view.setUint16(2 * i, offset);
  const glyf = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    glyf.set(part, at);
    at += part.length;
  }
  return { glyf, loca };
}

/**
 * A TrueType file with the outlines of some glyphs of a font. Glyphs keep their numbers, so that everything else stays as it is;
 * the others are empty.
 */
export function subsetFont(face: FontFace, glyphs: Iterable<number>): Uint8Array {
  const outlines: Partial<Record<string, Uint8Array>> = keptOutlines(face, closure(face, glyphs));
  const tables = KEPT.flatMap((tag) => {
    const table = face.tables.get(tag);
    const own = table && new Uint8Array(table.buffer, table.byteOffset, table.byteLength).slice();
    const bytes = outlines[tag] ?? own;
    return bytes ? [{ tag, bytes }] : [];
  });
  const start = 12 + 16 * tables.length;
  const file = new Uint8Array(tables.reduce((sum, { bytes }) => sum + padded(bytes.length), start));
  const view = new DataView(file.buffer);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 * power);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, 16 * (tables.length - power));
  let at = start;
  let head = 0;
  for (const [i, { tag, bytes }] of tables.entries()) {
    if (tag === 'head') {
      head = at;
      bytes.fill(0, 8, 12);
    }
    const entry = 12 + 16 * i;
    for (let c = 0; c < 4; c++) file[entry + c] = tag.charCodeAt(c);
    view.setUint32(entry + 4, checksum(bytes));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.length);
    file.set(bytes, at);
    at += padded(bytes.length);
  }
  // Source: OpenType specification 1.9, “head”, checksumAdjustment.
  view.setUint32(head + 8, (0xb1b0afba - checksum(file) + 2 ** 32) % 2 ** 32);
  return file;
}
