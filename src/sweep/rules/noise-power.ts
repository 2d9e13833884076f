import type { Sampling } from '../../engine/batch-order.ts';

/**
 * κ = cov(∇L_B)/C for a batch of B of N examples: 1/B where each is drawn independently, (N − B)/(B(N − 1)) where they are
 * drawn without replacement, 0 for the whole set. C = (1/N) Σ gᵢgᵢᵀ − ∇L∇Lᵀ.
 */
export function noiseShare(sampling: Sampling, batchSize: number, examples: number): number {
  if (sampling === 'withReplacement') return 1 / batchSize;
  return batchSize === examples ? 0 : (examples - batchSize) / (batchSize * (examples - 1));
}
