import { stepOfUpdate } from './apply-update.ts';
import { defineRule } from './define-rule.ts';
import { productsForTop } from './direction-count.ts';
import { type NoiseShape, noiseSchema } from './noise-schema.ts';
import { refreshText } from './refresh.ts';

const TITLES: Readonly<Record<NoiseShape['shape'], string>> = {
  white: 'full batch + white noise',
  diagonal: 'full batch + diagonal noise',
  covariance: 'full batch + noise of SGD’s covariance',
  hessian: 'full batch + noise shaped as the Hessian',
  leading: 'full batch + noise in leading directions',
};

function noiseText(noise: NoiseShape): string {
  switch (noise.shape) {
    case 'white':
      return 'white noise';
    case 'diagonal':
      return `noise of covariance ∝ diag C (${refreshText(noise.refreshSteps)})`;
    case 'covariance':
      return 'noise of the covariance C of mini-batches';
    case 'hessian':
      return `noise of covariance ∝ H on its top ${noise.directions} eigenvectors (${refreshText(noise.refreshSteps)})`;
    case 'leading':
      return `noise of covariance ∝ C on its top ${noise.directions} eigenvectors (${refreshText(noise.refreshSteps)})`;
  }
}

/** Full gradients of a step. */
function gradientsOf(noise: NoiseShape): number {
  if (noise.shape === 'white') return 2;
  if (noise.shape === 'covariance') return 1;
  if (noise.shape === 'diagonal') return 2 + 1 / noise.refreshSteps;
  return 2 + productsForTop(noise.directions) / noise.refreshSteps;
}

function vectorsOf(noise: NoiseShape): number {
  if (noise.shape === 'diagonal') return 1;
  return 'directions' in noise ? noise.directions : 0;
}

/**
 * Gradient descent with injected noise: the update of the spec with ∇L + ξ in place of ∇L_B, ξ normal with the covariance
 * of the shape and the total power tr cov ξ = κ tr C that the mini-batch gradient of B examples has (`noiseShare`), so that
 * shapes differ in direction alone. `covariance` is κC itself; for the others see `unitNoise`. No batches are drawn.
 * Cost of a step: one full gradient for `covariance`, about two for the others; of a refresh: N per-example gradients, or
 * about 15 + 5K products with H or C.
 * Source: Zhu et al. 2019, arXiv:1803.00195; ours for Σ cᵢgᵢ: its covariance is (κ/N) Σ (gᵢ − ∇L)(gᵢ − ∇L)ᵀ.
 */
export const injectedNoiseRule = defineRule({
  kind: 'injectedNoise',
  schema: noiseSchema,
  name: 'injected noise',
  title: ({ shape }) => TITLES[shape],
  fields: {
    directions: { label: 'Eigenvectors', hint: '1–100' },
    refreshSteps: { label: 'Recompute every', hint: 'steps' },
  },
  make: (noise) => async (steps) => (await import('./injected-noise-steps.ts')).advanceWithNoise(steps, noise),
  text: (noise) => `full-batch gradient descent with ${noiseText(noise)}, of the power of mini-batches`,
  stepOf: stepOfUpdate,
  cost: (noise, { examples }) => ({ gradients: examples * gradientsOf(noise), vectors: vectorsOf(noise) }),
  replay: {
    whyNot: 'its noise needs all per-example gradients, or eigenvectors, which the script does not compute',
  },
});
