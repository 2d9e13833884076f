import { type KrylovBasis, placeFrom, ritzValues, type SpectrumEnd } from './krylov-basis.ts';

/** The state of a run that convergence tests read. */
export interface Searched {
  readonly settings: {
    readonly end: SpectrumEnd;
    readonly count: number;
    readonly tolerance: number;
    readonly productRoundoff: number;
  };
  readonly space: { readonly basis: KrylovBasis; readonly scale: number };
}

/** Fraction of |λ₁| by which a more extreme eigenvalue may be missed under the `lanczosGrowth` test. */
const OVERLOOKED = 0.02;
/** Rounding of a Ritz vector's product, in roundoffs of one product: it is a sum of several products. */
const SUMMED = 4;

/** The residual, without rounding, at which an eigenvalue near `value` counts as converged. */
function target({ settings, space }: Searched, value: number): number {
  const noise = settings.productRoundoff * space.scale;
  // residuals below a few roundoffs of the product are indistinguishable from noise
  return Math.max(settings.tolerance * Math.abs(value) - SUMMED * noise, 2 * noise);
}

/**
 * Whether the wanted Ritz pairs are within tolerance and no other can overtake the last of them: its value plus its
 * residual r stays below. An excess of √tolerance·|value| is tolerated, because a Ritz value still rises by about r²/gap,
 * not by r. A warm start at the second eigenvector has a small residual at once; the first one then appears as a rising
 * Ritz value with a large r.
 */
export function isSettled(run: Searched): boolean {
  const { count, end, tolerance } = run.settings;
  const { basis } = run.space;
  const { size } = basis;
  if (size < count) return false;
  const { values, components } = ritzValues(basis);
  const beta = basis.offDiagonal[size - 1];
  const residual = (k: number) => Math.abs(beta * components[k]);
  for (let k = 0; k < count; k++) {
    const place = placeFrom(end, k, size);
    if (residual(place) > target(run, values[place])) return false;
  }
  const sign = end === 'largest' ? 1 : -1;
  const last = values[placeFrom(end, count - 1, size)];
  const ceiling = sign * last + Math.max(Math.sqrt(tolerance) * Math.abs(last), target(run, last));
  for (let k = count; k < size; k++) {
    const place = placeFrom(end, k, size);
    if (sign * values[place] + residual(place) > ceiling) return false;
  }
  return true;
}

/**
 * |pₘ(t)| for t beyond all Ritz values at one end, where vₘ = pₘ(H)v₀ is the normalised vector of the last step. At least
 * `enough` if any |pⱼ(t)| is. An eigenvector x at an eigenvalue beyond t has |xᵀv₀| ≤ 1/|pₘ(t)|, as |xᵀvₘ| ≤ 1 and |pₘ|
 * grows outwards; so where |pₘ(t)| ≥ 1/δ there is no eigenvalue beyond t, except with the probability that |xᵀv₀| < δ.
 * pⱼ₊₁ = ((t − αⱼ)pⱼ − βⱼ₋₁pⱼ₋₁)/βⱼ. Source: van Dorsselaer, Hochstenbach & van der Vorst 2000,
 * doi:10.1137/S0895479800366859, §3.
 */
export function lanczosGrowth(
  { diagonal, offDiagonal, size }: KrylovBasis,
  t: number,
  { end, enough }: { readonly end: SpectrumEnd; readonly enough: number },
): number {
  const sign = end === 'largest' ? 1 : -1;
  let before = 0;
  let now = 1;
  for (let j = 0; j < size && now < enough; j++) {
    const next = (sign * (t - diagonal[j]) * now - (j === 0 ? 0 : offDiagonal[j - 1]) * before) / offDiagonal[j];
    before = now;
    now = next;
  }
  return now;
}

/**
 * Whether, with probability 99 %, no eigenvalue exceeds the outermost Ritz value by more than `OVERLOOKED` of it or
 * `missed` of the spectrum's spread, whichever is less.
 */
export function isOutermost(
  { settings, space }: Searched,
  { leastComponent, missed }: { readonly leastComponent: number; readonly missed: number },
): boolean {
  const { basis } = space;
  const { values } = ritzValues(basis);
  const { end } = settings;
  const outermost = values[placeFrom(end, 0, basis.size)];
  const spread = values[basis.size - 1] - values[0]; // at most that of H
  const margin = Math.min(OVERLOOKED * Math.abs(outermost), missed * spread);
  const enough = 1 / leastComponent;
  const t = end === 'largest' ? outermost + margin : outermost - margin;
  return lanczosGrowth(basis, t, { end, enough }) >= enough;
}
