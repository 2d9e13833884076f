import type { ParameterLayout } from '../../engine/parameter-layout.ts';

/**
 * θ of a network with one hidden ReLU layer, with (W₁, b₁) multiplied by α > 0 and W₂ divided by α: relu(αz) = α relu(z), so
 * its outputs are unchanged. b₂ stays as it is. Source: Dinh et al. 2017, arXiv:1703.04933, definition 5.
 */
export function rescaleLayers(theta: Float32Array, { blocks }: ParameterLayout, alpha: number): Float32Array {
  const [first, second] = blocks;
  const rescaled = theta.slice();
  for (let p = first.weightOffset; p < second.weightOffset; p++) rescaled[p] = alpha * theta[p];
  for (let p = second.weightOffset; p < second.biasOffset; p++) rescaled[p] = theta[p] / alpha;
  return rescaled;
}

/** Unit roundoff of f32. */
const ROUNDOFF = 2 ** -24;

/**
 * Bound on the f32 difference of the outputs of θ and of its rescaled copy, for one example: 2γ_{D+H+4} max_k M_k with
 * M = (|x||W₁| + |b₁|)|W₂| + |b₂|, γ_n = nu/(1 − nu). Ours: each computed output errs by γ_{D+H+2}M in any order of
 * summation (Higham 2002, §3.1; relu does not increase the error), and each stored weight of the copy by one roundoff.
 */
export function outputBound(
  theta: Float32Array,
  { blocks: [first, second] }: ParameterLayout,
  x: Float32Array,
): number {
  const hidden = Array.from({ length: first.out }, (_, j) => {
    let sum = Math.abs(theta[first.biasOffset + j]);
    for (let d = 0; d < first.fanIn; d++) sum += Math.abs(x[d] * theta[first.weightOffset + d * first.out + j]);
    return sum;
  });
  const sizes = Array.from({ length: second.out }, (_, k) =>
    hidden.reduce(
      (sum, size, j) => sum + size * Math.abs(theta[second.weightOffset + j * second.out + k]),
      Math.abs(theta[second.biasOffset + k]),
    ),
  );
  const n = (first.fanIn + first.out + 4) * ROUNDOFF;
  return ((2 * n) / (1 - n)) * Math.max(...sizes);
}
