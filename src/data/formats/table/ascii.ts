/** Codes of the characters that structure a table. All are single bytes in UTF-8, so rows can be found in bytes. */
export const ASCII = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  blank: 0x20,
  quote: 0x22,
  hash: 0x23,
  percent: 0x25,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  slash: 0x2f,
  zero: 0x30,
} as const;

export const isBlank = (byte: number): boolean => byte === ASCII.blank || byte === ASCII.tab;

export const isLineEnd = (byte: number): boolean => byte === ASCII.lineFeed || byte === ASCII.carriageReturn;

/** Start of the line after the line end at `at`; \r\n is one line end. */
export function afterLineEnd(bytes: Uint8Array, at: number): number {
  return bytes[at] === ASCII.carriageReturn && bytes[at + 1] === ASCII.lineFeed ? at + 2 : at + 1;
}

/** Number of line ends in [start, end). */
export function countLineEnds(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at = isLineEnd(bytes[at]) ? afterLineEnd(bytes, at) : at + 1)
    if (isLineEnd(bytes[at])) count++;
  return count;
}
