import { exp } from '../../math/elementary.ts';
import type { SpectralDensity, SpectralMeasure } from './spectral-density.ts';

/** ρ(λ) at each point of a grid: mean over vectors and the 95 % half-width of that mean. */
export interface DensityBand {
  readonly mean: Float64Array;
  readonly error: Float64Array;
}

/** The 0.975 quantile of the normal distribution. */
const TWO_SIDED_95 = 1.959963984540054;

/** Means over vectors of Σ wₖK(λ − θₖ) and Σ wₖK(λ − θₖ)² for a Gaussian K of standard deviation `width`. */
function kernelMeans(measures: readonly SpectralMeasure[], place: number, width: number): readonly [number, number] {
  const height = 1 / (width * Math.sqrt(2 * Math.PI));
  let [first, second] = [0, 0];
  for (const { nodes, weights } of measures)
    for (let k = 0; k < nodes.length; k++) {
      const distance = (place - nodes[k]) / width;
      const kernel = height * exp(-0.5 * distance * distance);
      first += (weights[k] * kernel) / measures.length;
      second += (weights[k] * kernel * kernel) / measures.length;
    }
  return [first, second];
}

/**
 * Density (fraction of eigenvalues per unit of λ) smoothed by a Gaussian K of standard deviation `width` > 0, with a
 * pointwise 95 % band of the mean x̄ over n vectors. A vector uniform on the sphere has Var Σ u²K = 2/(P + 2)·(mean K² −
 * (mean K)²) =: v, so the half-width is Wilson's √(z²v/n + (z²v/2nx̄)²), which also holds where few eigenvalues contribute.
 * Structure that m steps do not resolve must be narrower than `width`. NaN if a product was not finite.
 */
export function densityBand(
  { measures, dimension }: SpectralDensity,
  grid: ArrayLike<number>,
  width: number,
): DensityBand {
  if (!(width > 0)) throw new RangeError(`densityBand: width must be > 0, got ${width}. Choose one in units of λ.`);
  const mean = new Float64Array(grid.length).fill(Number.NaN);
  const error = mean.slice();
  for (let i = 0; i < grid.length && measures.length > 0; i++) {
    const [first, second] = kernelMeans(measures, grid[i], width);
    const variance = (2 / (dimension + 2)) * Math.max(second - first * first, 0);
    const spread = (TWO_SIDED_95 * TWO_SIDED_95 * variance) / measures.length;
    const shift = first > 0 ? spread / (2 * first) : 0;
    mean[i] = first;
    error[i] = Math.sqrt(spread + shift * shift);
  }
  return { mean, error };
}
