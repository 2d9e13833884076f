import { encode } from 'uqr';

/** Light modules on each side, as the standard asks for. */
export const QUIET_MODULES = 4;
/** Bytes that a code of the largest version and the lowest error correction holds. */
export const MOST_CODE_BYTES = 2953;

export interface QrCode {
  /** Modules on each side, quiet zone included. */
  readonly size: number;
  /** The dark modules as an svg path with a unit of one module. */
  readonly path: string;
}

/** The dark modules of a row as rectangles, one for each run of them. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x] || row[x - 1]) continue;
    let end = x;
    while (row[end]) end++;
    path += `M${x},${y}h${end - x}v1h${x - end}z`;
  }
  return path;
}

/** A text as a QR code (ISO/IEC 18004); null where it is longer than a code holds. Error correction is as strong as the size allows. */
export function qrCode(text: string): QrCode | null {
  if (new TextEncoder().encode(text).length > MOST_CODE_BYTES) return null;
  const { size, data } = encode(text, { ecc: 'L', boostEcc: true, border: QUIET_MODULES });
  return { size, path: data.map(rowPath).join('') };
}
