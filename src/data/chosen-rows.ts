import { PURPOSE, permutation, randomStream } from '../math/rng.ts';
import type { Split } from './generator.ts';

/**
 * Which of `total` examples without a test set are those of a split: training examples from the start of the permutation keyed
 * by the seed, test examples from its end. They do not overlap while both counts together are at most `total`.
 */
export function chosenRows(
  total: number,
  split: Split,
  { count, seed }: { readonly count: number; readonly seed: number },
): Uint32Array {
  const order = permutation(total, randomStream(seed, PURPOSE.subset, 0));
  return (split === 'train' ? order : order.reverse()).slice(0, count);
}
