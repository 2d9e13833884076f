import { type KrylovBasis, placeFrom, ritzValues, type SpectrumEnd } from './krylov-basis.ts';

/** The part of a run that says how good its Ritz pairs are. */
export interface Searched {
  readonly settings: {
    readonly end: SpectrumEnd;
    readonly count: number;
    readonly tolerance: number;
    readonly productRoundoff: number;
  };
  readonly space: { readonly basis: KrylovBasis; readonly scale: number };
}

/** Share of |λ₁| by which a better eigenvalue may be overlooked where `lanczosGrowth` assures. */
const OVERLOOKED = 0.02;
/** Rounding of a Ritz vector's product, in roundoffs of one product: it is a sum of several. */
const SUMMED = 4;

/** The residual, rounding left out, at which an eigenvalue near `value` is good enough. */
function target({ settings, space }: Searched, value: number): number {
  const noise = settings.productRoundoff * space.scale;
  // below a few roundoffs of the product no residual can be told from noise
  return Math.max(settings.tolerance * Math.abs(value) - SUMMED * noise, 2 * noise);
}

/**
 * Whether the wanted Ritz pairs are within tolerance and no other is about to overtake the last of them: its value plus
 * its residual r stays below. Overtaking by √tolerance·|value| is let pass, as a Ritz value still rises by some r²/gap,
 * not by r. A warm start at the second eigenvector has a small residual at once, but the true first one then shows as a
 * Ritz value on its way up, with a large r.
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
 * |pₘ(t)| for t beyond all Ritz values at one end, where vₘ = pₘ(H)v₀ is what the last step left, normalised: at least
 * `enough` if any |pⱼ(t)| is. An eigenvector x at an eigenvalue beyond t has |xᵀv₀| ≤ 1/|pₘ(t)|, as |xᵀvₘ| ≤ 1 and |pₘ|
 * grows outwards; so where |pₘ(t)| ≥ 1/δ no eigenvalue is beyond t but with the probability that |xᵀv₀| < δ.
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
 * Whether, with probability 99 %, no eigenvalue is further out than the outermost Ritz value by more than `OVERLOOKED` of
 * it or `missed` of the spectrum's spread, whichever is less.
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
