import type { Point } from '../../engine/contract.ts';
import { PURPOSE } from '../../math/rng.ts';
import type { Eigenpair } from '../estimators/eigenpairs.ts';
import { bounded, type Estimate, ratioOf, sampled } from '../estimators/estimate.ts';
import { runStreams, signBlock } from '../estimators/random-signs.ts';
import { innerProduct, joinRows, rowOf } from '../run-rows.ts';
import { PLAIN_ROUNDOFF, type Roundoff } from './roundoff.ts';

export interface NoiseCurvatureOptions {
  /** P and N. */
  readonly parameters: number;
  readonly examples: number;
  /** One per run. */
  readonly seeds: readonly number[];
  readonly index?: number;
  /** m ≥ 2 random combinations of examples; each a weighted gradient and a Hessian product. Default 30. */
  readonly probes?: number;
  /** Eigenpairs of H of each run, the same number for every run: their contribution is exact. Default none. */
  readonly deflation?: readonly (readonly Eigenpair[])[];
  /** Of each run, from `measureRoundoff`. Default 2⁻²⁰. */
  readonly roundoff?: readonly Roundoff[];
}

export interface NoiseCurvature {
  /** tr(HC). */
  readonly trace: Estimate;
  /** ∇LᵀH∇L. */
  readonly gradientCurvature: Estimate;
  /** B_noise = tr(HC)/(∇LᵀH∇L), beyond which larger batches help little. Meaningless unless the denominator is > 0. */
  readonly noiseScale: Estimate;
}

/** Σⱼ λⱼ uⱼᵀCuⱼ of each run: variances of projections, one forward tangent per pair. */
async function explained(
  point: Pick<Point, 'exampleProjections'>,
  pairs: readonly (readonly Eigenpair[])[],
  P: number,
) {
  const sums = new Float64Array(pairs.length);
  const depth = Math.min(...pairs.map((own) => own.length));
  for (let j = 0; j < depth; j++) {
    const block = joinRows(pairs.map((own) => own[j].vector ?? new Float32Array(P).fill(Number.NaN)));
    const projections = await point.exampleProjections(block);
    const N = projections.length / pairs.length;
    pairs.forEach((own, run) => {
      const p = rowOf(projections, run, N);
      const mean = p.reduce((sum, x) => sum + x, 0) / N;
      sums[run] += own[j].value * p.reduce((sum, x) => sum + ((x - mean) * (x - mean)) / N, 0);
    });
  }
  return { sums, depth };
}

/** Random signs minus their mean, divided by √N: Σ cᵢgᵢ then has covariance C exactly. `[R, N]`. */
function centredSigns(signs: Float32Array, N: number): Float32Array {
  const weights = new Float32Array(signs.length);
  for (let start = 0; start < signs.length; start += N) {
    const row = signs.subarray(start, start + N);
    const mean = row.reduce((sum, x) => sum + x, 0) / N;
    for (let i = 0; i < N; i++) weights[start + i] = (row[i] - mean) / Math.sqrt(N);
  }
  return weights;
}

/**
 * tr(HC) = E[wᵀHw], w = Σ (εᵢ − ε̄)gᵢ/√N with random signs ε, for E[wwᵀ] = C. With pairs (λⱼ, uⱼ) the part
 * Σ λⱼ(uⱼᵀw)², whose mean Σ λⱼ uⱼᵀCuⱼ is exact for any pairs, is a control variate of the samples. Student's interval over
 * m probes. Source: B_noise, McCandlish et al. 2018, arXiv:1812.06162, eq. 2.8; estimator ours.
 */
export async function measureNoiseCurvature(
  point: Pick<Point, 'gradient' | 'hessianVector' | 'weightedGradient' | 'exampleProjections'>,
  options: NoiseCurvatureOptions,
): Promise<NoiseCurvature[]> {
  const { parameters: P, examples: N, seeds, index = 0, probes = 30, roundoff } = options;
  const pairs = options.deflation ?? seeds.map(() => []);
  const { sums, depth } = await explained(point, pairs, P);
  const streams = runStreams(seeds, PURPOSE.noiseProbes, index);
  const samples = seeds.map(() => new Float64Array(probes));
  const largest = new Float64Array(seeds.length);
  for (let m = 0; m < probes; m++) {
    const w = await point.weightedGradient(centredSigns(signBlock(streams, N), N));
    const product = await point.hessianVector(w);
    seeds.forEach((_, run) => {
      const own = rowOf(w, run, P);
      const whole = innerProduct(own, rowOf(product, run, P));
      largest[run] = Math.max(largest[run], Math.abs(whole));
      samples[run][m] = pairs[run].slice(0, depth).reduce((left, { value, vector }) => {
        const along = innerProduct(vector ?? own, own);
        return left - value * along * along;
      }, whole);
    });
  }
  const gradient = await point.gradient();
  const products = await point.hessianVector(gradient);
  return seeds.map((_, run) => {
    const g = rowOf(gradient, run, P);
    const Hg = rowOf(products, run, P);
    const size = Math.sqrt(innerProduct(g, g) * innerProduct(Hg, Hg));
    const { gradient: relative, curvature: curved } = roundoff?.[run] ?? PLAIN_ROUNDOFF;
    const rounding = 2 * relative + relative * relative + curved;
    // without a control variate wᵀHw is dominated by λ₁ and skewed like a square; without the top pairs it is not
    const trace = sampled(samples[run], {
      known: sums[run],
      rounding: rounding * largest[run],
      skewed: depth === 0,
    });
    const gradientCurvature = bounded(innerProduct(g, Hg), 2 * rounding * size);
    return { trace, gradientCurvature, noiseScale: ratioOf(trace, gradientCurvature) };
  });
}
