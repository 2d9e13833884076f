const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(128).fill(255);
for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value;

/** Groups of three bytes that become one piece of text. */
const PIECE = 8192;

/** Bytes as base64 (RFC 4648, section 4), with padding. Own code: `btoa` takes a string of one character a byte. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  let characters: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const three = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    characters.push(
      ALPHABET[three >> 18],
      ALPHABET[(three >> 12) & 63],
      left > 1 ? ALPHABET[(three >> 6) & 63] : '=',
      left > 2 ? ALPHABET[three & 63] : '=',
    );
    if (characters.length < 4 * PIECE) continue;
    pieces.push(characters.join(''));
    characters = [];
  }
  pieces.push(characters.join(''));
  return pieces.join('');
}

/** The bytes of a base64 text; null where it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const end = text.length - padding;
  for (let i = 0, at = 0; i < end; i += 4) {
    let four = 0;
    for (let k = 0; k < 4; k++) {
      const value = i + k < end ? (VALUES[text.charCodeAt(i + k)] ?? 255) : 0;
      if (value === 255) return null;
      four = (four << 6) | value;
    }
    bytes[at++] = four >> 16;
    if (at < bytes.length) bytes[at++] = (four >> 8) & 255;
    if (at < bytes.length) bytes[at++] = four & 255;
  }
  return bytes;
}
