import { beginsAsSafetensors } from '../../data/formats/file-kind.ts';
import type { NamedBytes } from '../../data/formats/named-bytes.ts';
import { entryNames, looksLikeZip } from '../../data/formats/unzip.ts';
import { namesWeights } from './layer-arrays.ts';

/** Whether a file of `size` bytes, of which `beginning` are the first, may hold a network; many that do not are told by it. */
export const beginsAsNetwork = (beginning: Uint8Array, size: number): boolean =>
  looksLikeZip(beginning) || beginsAsSafetensors(beginning, size);

const ARRAY = /\.npy$/i;

/**
 * Whether the content of a file is a network rather than data: a safetensors file, or an NPZ archive with weights W0, W1, …
 * or those of a PyTorch state_dict (`0.weight`). `readNetworkFile` checks whether it is valid.
 */
export function holdsNetwork(file: NamedBytes): boolean {
  if (looksLikeZip(file.bytes))
    return namesWeights(
      entryNames(file).flatMap((name) => (ARRAY.test(name) ? [name.replace(ARRAY, '').toLowerCase()] : [])),
    );
  return beginsAsSafetensors(file.bytes);
}
