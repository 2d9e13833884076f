import type { AdamOptions } from './adam-steps.ts';
import type { RuledState } from './rule.ts';
import { wholePower } from './whole-power.ts';

/** `of` the first moment of every coordinate of rules made by `advanceByMoments`; null before their first step. */
function ofMoments({ theta, memory }: RuledState, of: (moment: number) => number): Float64Array | null {
  if (memory === undefined || memory.length === 0) return null;
  const P = theta.length / memory.length;
  const diagonal = new Float64Array(theta.length).fill(Number.NaN);
  memory.forEach((own, run) => {
    for (let i = 0; own && i < P; i++) diagonal[run * P + i] = of(own[i]);
  });
  return diagonal;
}

/** √v + ε of RMSProp, √s + ε of Adagrad. */
export const rootPreconditioner = (state: RuledState, { epsilon }: { readonly epsilon: number }): Float64Array | null =>
  ofMoments(state, (v) => Math.sqrt(v) + epsilon);

/**
 * (1 − β₁ᵗ)(√(v/(1 − β₂ᵗ)) + ε) of Adam and AdamW after t steps: with the correction of m, so that a step is −ηm/P.
 * Source: Cohen et al. 2022, arXiv:2207.14484.
 */
export function adamPreconditioner(
  state: RuledState,
  { beta1, beta2, epsilon }: Omit<AdamOptions, 'decay'>,
): Float64Array | null {
  const [first, second] = [1 - wholePower(beta1, state.step), 1 - wholePower(beta2, state.step)];
  return ofMoments(state, (v) => first * (Math.sqrt(v / second) + epsilon));
}
