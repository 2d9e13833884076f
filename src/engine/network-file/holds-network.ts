import type { NamedBytes } from '../../data/formats/named-bytes.ts';
import { looksLikeZip, unzip } from '../../data/formats/unzip.ts';
import { namesWeights } from './layer-arrays.ts';
import { looksLikeSafetensors } from './safetensors.ts';

const HEADER_LENGTH_BYTES = 8;
const ARRAY = /\.npy$/i;

/** Whether the first eight bytes can be the length of a safetensors header that fits into the file. */
function hasPossibleHeader(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_LENGTH_BYTES || !looksLikeSafetensors(bytes)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getBigUint64(0, true) <= BigInt(bytes.length - HEADER_LENGTH_BYTES);
}

/** Names of an archive's entries, as far as they can be read; nothing is unpacked. */
function entryNames(file: NamedBytes): string[] {
  const names: string[] = [];
  try {
    unzip(file, (entry) => {
      names.push(entry);
      return false;
    });
  } catch {
    // A damaged archive is whatever it was up to there; whoever reads it whole says what is wrong with it.
  }
  return names;
}

/**
 * Whether a file is meant as a network and not as data, told by its content: a safetensors file, or an NPZ archive with
 * weights W0, W1, … or those of a PyTorch state_dict (`0.weight`). Whether it is a good one is for `readNetworkFile` to say.
 */
export function holdsNetwork(file: NamedBytes): boolean {
  if (looksLikeZip(file.bytes))
    return namesWeights(
      entryNames(file).flatMap((name) => (ARRAY.test(name) ? [name.replace(ARRAY, '').toLowerCase()] : [])),
    );
  return hasPossibleHeader(file.bytes);
}
