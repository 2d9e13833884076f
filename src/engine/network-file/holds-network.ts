import { beginsAsSafetensors } from '../../data/formats/file-kind.ts';
import type { NamedBytes } from '../../data/formats/named-bytes.ts';
import { entryNames, looksLikeZip } from '../../data/formats/unzip.ts';
import { namesWeights } from './layer-arrays.ts';

const ARRAY = /\.npy$/i;

/**
 * Whether a file is meant as a network and not as data, told by its content: a safetensors file, or an NPZ archive with
 * weights W0, W1, … or those of a PyTorch state_dict (`0.weight`). Whether it is a good one is for `readNetworkFile` to say.
 */
export function holdsNetwork(file: NamedBytes): boolean {
  if (looksLikeZip(file.bytes))
    return namesWeights(
      entryNames(file).flatMap((name) => (ARRAY.test(name) ? [name.replace(ARRAY, '').toLowerCase()] : [])),
    );
  return beginsAsSafetensors(file.bytes);
}
