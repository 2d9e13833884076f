import type { Point } from '../../engine/contract.ts';
import type { ParameterLayout } from '../../engine/parameter-layout.ts';
import { PURPOSE, type RandomStream } from '../../math/rng.ts';
import { type Estimate, ROUNDOFF, sampled } from '../estimators/estimate.ts';
import { runStreams } from '../estimators/random-signs.ts';
import { innerProduct, rowOf } from '../run-rows.ts';

/**
 * Scales each filter (the weights into one output unit or channel) of direction d to the norm of θ's own filter, in
 * place; biases, and γ and β of normalisations, become 0. So plots of networks that differ by ReLU rescaling coincide. In a diagonal layer every weight
 * is one filter: d becomes ±|θ|.
 * Source: Li et al. 2018, arXiv:1712.09913, §4.
 */
export function normaliseFilters(d: Float32Array, theta: ArrayLike<number>, { blocks }: ParameterLayout): void {
  for (const { kind, fanIn, out, weightOffset, biasOffset } of blocks) {
    if (kind === 'diagonal') {
      for (let p = weightOffset; p < biasOffset + out; p++) d[p] = Math.sign(d[p]) * Math.abs(theta[p]);
      continue;
    }
    d.fill(0, kind === 'norm' ? weightOffset : biasOffset, biasOffset + out);
    if (kind === 'norm') continue;
    for (let o = 0; o < out; o++) {
      let [own, wanted] = [0, 0];
      for (let k = 0; k < fanIn; k++) {
        const p = weightOffset + k * out + o;
        own += d[p] * d[p];
        wanted += theta[p] * theta[p];
      }
      const factor = own === 0 ? 0 : Math.sqrt(wanted / own);
      for (let k = 0; k < fanIn; k++) d[weightOffset + k * out + o] *= factor;
    }
  }
}

/** A filter-normalised Gaussian direction at θ, `[P]`: the next of `stream`. */
export function filterDirection(theta: ArrayLike<number>, layout: ParameterLayout, stream: RandomStream): Float32Array {
  const d = Float32Array.from({ length: layout.count }, () => stream.normal());
  normaliseFilters(d, theta, layout);
  return d;
}

export interface FilterSharpnessOptions {
  readonly layout: ParameterLayout;
  /** One per run. */
  readonly seeds: readonly number[];
  readonly index?: number;
  /** Directions, one Hessian product each; ≥ 2. Default 20. */
  readonly directions?: number;
}

/**
 * E[dᵀHd] over filter-normalised directions d: average curvature at the scale of the weights themselves, which ReLU
 * rescaling does not change. theta: `[R, P]`, that of `point`. Student's interval over the directions.
 */
export async function measureFilterSharpness(
  point: Pick<Point, 'hessianVector'>,
  theta: Float32Array,
  { layout, seeds, index = 0, directions = 20 }: FilterSharpnessOptions,
): Promise<Estimate[]> {
  if (!Number.isSafeInteger(directions) || directions < 2)
    throw new RangeError(`measureFilterSharpness: directions must be an integer ≥ 2, got ${directions}.`);
  const P = layout.count;
  const streams = runStreams(seeds, PURPOSE.scaleProbes, index);
  const samples = seeds.map(() => new Float64Array(directions));
  for (let j = 0; j < directions; j++) {
    const block = new Float32Array(theta.length);
    streams.forEach((stream, run) => {
      block.set(filterDirection(rowOf(theta, run, P), layout, stream), run * P);
    });
    const product = await point.hessianVector(block);
    seeds.forEach((_, run) => {
      samples[run][j] = innerProduct(rowOf(block, run, P), rowOf(product, run, P));
    });
  }
  return samples.map((own) => {
    const size = own.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    return sampled(own, { rounding: ROUNDOFF * size });
  });
}
