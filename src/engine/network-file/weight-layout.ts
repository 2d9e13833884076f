/**
 * Layout of weights in a file: ours, `[in, out]` and `[kernel, kernel, in, out]`, or PyTorch's, `[out, in]` and `[out, in,
 * kernel, kernel]`.
 */
export type WeightLayout = 'inOut' | 'outIn';

/** PyTorch's order of sides to ours, and back. */
export const fromTorch = (sides: readonly number[]): readonly number[] =>
  sides.length === 4 ? [sides[2], sides[3], sides[1], sides[0]] : [...sides].reverse();
