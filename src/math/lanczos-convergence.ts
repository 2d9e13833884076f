import { type KrylovBasis, ritzValues } from './krylov-basis.ts';

/** The part of a run that says how good its Ritz pairs are. */
export interface Searched {
  readonly settings: { readonly count: number; readonly tolerance: number; readonly productRoundoff: number };
  readonly basis: KrylovBasis;
  readonly scale: number;
}

/** The residual at which an eigenvalue near `value` is good enough. */
export function target(run: Searched, value: number): number {
  // below a few roundoffs of the product no residual can be told from noise
  return Math.max(run.settings.tolerance * Math.abs(value), 2 * run.settings.productRoundoff * run.scale);
}

/**
 * Whether the wanted Ritz pairs are within tolerance and no other is about to overtake the last of them: its value plus
 * its residual r stays below. Overtaking by √tolerance·|value| is let pass, as a Ritz value still rises by some r²/gap,
 * not by r. A warm start at the second eigenvector has a small residual at once, but the true first one then shows as a
 * Ritz value on its way up, with a large r.
 */
export function isSettled(run: Searched, beta: number): boolean {
  const { size } = run.basis;
  const first = size - run.settings.count;
  if (first < 0) return false;
  const { values, components } = ritzValues(run.basis);
  for (let k = first; k < size; k++) {
    if (Math.abs(beta * components[k]) > target(run, values[k])) return false;
  }
  const slack = Math.sqrt(run.settings.tolerance) * Math.abs(values[first]);
  const ceiling = values[first] + Math.max(slack, target(run, values[first]));
  for (let k = 0; k < first; k++) {
    if (values[k] + Math.abs(beta * components[k]) > ceiling) return false;
  }
  return true;
}
