import type { NamedBytes } from '../../data/formats/named-bytes.ts';
import { entryNames, looksLikeZip } from '../../data/formats/unzip.ts';
import { looksLikeSafetensors } from './safetensors.ts';

const HEADER_LENGTH_BYTES = 8;
const WEIGHTS = /^w\d+\.npy$/i;

/** Whether the first eight bytes can be the length of a safetensors header that fits into the file. */
function hasPossibleHeader(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_LENGTH_BYTES || !looksLikeSafetensors(bytes)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getBigUint64(0, true) <= BigInt(bytes.length - HEADER_LENGTH_BYTES);
}

/**
 * Whether a file is meant as a network and not as data, told by its content: a safetensors file, or an NPZ archive with
 * weights W0, W1, …. Whether it is a good one is for `readNetworkFile` to say.
 */
export function holdsNetwork(file: NamedBytes): boolean {
  if (looksLikeZip(file.bytes)) return entryNames(file).some((name) => WEIGHTS.test(name));
  return hasPossibleHeader(file.bytes);
}
