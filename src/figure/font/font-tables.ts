/** Where a font is none that figures can be set in. */
export const damagedFont = (file: string): Error =>
  new Error(`${file}: must be a TrueType file as it is served with the page, got another. Reload the page.`);

/** Tables of a TrueType font by their four-letter tag. Source: OpenType specification 1.9, “OpenType font file”. */
export type FontTables = ReadonlyMap<string, DataView>;

export function readFontTables(bytes: Uint8Array, file: string): FontTables {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 12 || view.getUint32(0) !== 0x00010000) throw damagedFont(file);
  const tables = new Map<string, DataView>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(tag, new DataView(bytes.buffer, bytes.byteOffset + view.getUint32(at + 8), view.getUint32(at + 12)));
  }
  return tables;
}

/** A table that the fonts of figures have. */
export function fontTable(tables: FontTables, tag: string, file: string): DataView {
  const table = tables.get(tag);
  if (!table) throw damagedFont(file);
  return table;
}

/** Glyph of each character, from the segments of a table of format 4. */
export function readCharacterMap(cmap: DataView, file: string): ReadonlyMap<number, number> {
  const places = Array.from({ length: cmap.getUint16(2) }, (_, i) => cmap.getUint32(4 + 8 * i + 4));
  const at = places.find((place) => cmap.getUint16(place) === 4);
  if (at === undefined) throw damagedFont(file);
  const count = cmap.getUint16(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + 2 * count];
  const [deltas, offsets] = [starts + 2 * count, starts + 4 * count];
  const glyphs = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    const [end, start] = [cmap.getUint16(ends + 2 * i), cmap.getUint16(starts + 2 * i)];
    const [delta, offset] = [cmap.getUint16(deltas + 2 * i), cmap.getUint16(offsets + 2 * i)];
    for (let code = start; code <= end && code < 0xffff; code++) {
      const direct = offset === 0 ? code : cmap.getUint16(offsets + 2 * i + offset + 2 * (code - start));
      if (direct !== 0) glyphs.set(code, (direct + delta) & 0xffff);
    }
  }
  return glyphs;
}
