/** Bytes before the first chunk of a PNG, and those of that chunk, IHDR. Source: PNG specification, third edition. */
const SIGNATURE = 8;
const HEADER = 25;

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

/** A PNG that says how many dots it has per inch, so that programs show it at its physical size. */
export function withDotsPerInch(png: Uint8Array, dotsPerInch: number): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  const perMetre = Math.round(dotsPerInch / 0.0254);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4); // pHYs
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  chunk[16] = 1; // per metre
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const file = new Uint8Array(png.length + chunk.length);
  const at = SIGNATURE + HEADER;
  file.set(png.subarray(0, at));
  file.set(chunk, at);
  file.set(png.subarray(at), at + chunk.length);
  return file;
}
