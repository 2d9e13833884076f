import type { LimitSetting } from './rule-limit.ts';
import { isFullBatch } from './sgd.ts';

/** Steps θ ← (1 − η wd)θ − ηP⁻¹m, m ← β₁m + (1 − β₁)∇L, as far as their limit depends on them. */
export interface PreconditionedSteps {
  /** β₁ in [0, 1) of the average of gradients: 0 where there is none. */
  readonly beta1: number;
  /** Whether weight decay shrinks θ itself instead of being part of the gradient. */
  readonly isDecoupled: boolean;
}

/**
 * λ₁ of P⁻¹H above which full-batch steps by averages of gradients over P are unstable: (1 + β₁)(2 − η wd)/((1 − β₁)η) with
 * decoupled weight decay wd ≥ 0, η > 0 and β₁ in [0, 1); without it 38/η at β₁ = 0.9 and 2/η at β₁ = 0. In 1/θ, since P has the
 * unit of a gradient. P is taken as constant, which it is not beyond the scale of 1/(1 − β₂) steps. It is no limit of λ₁ of H.
 * Source: Cohen et al. 2022, arXiv:2207.14484, for wd = 0. Ours: along an eigenvector of P⁻¹H of eigenvalue λ a step multiplies
 * (x, m) by [[1 − η wd − η(1 − β₁)λ, −ηβ₁], [(1 − β₁)λ, β₁]], of determinant (1 − η wd)β₁ < 1; as λ grows its first root to leave
 * the unit circle does so at −1, where 1 + trace + determinant = 0.
 */
export const adamPreconditionedLimit = ({
  learningRate,
  beta1,
  decoupledDecay = 0,
}: {
  readonly learningRate: number;
  readonly beta1: number;
  readonly decoupledDecay?: number;
}): number => ((1 + beta1) * (2 - learningRate * decoupledDecay)) / ((1 - beta1) * learningRate);

/** The same as a formula: "38/η", "38/η − 19 wd". */
export function adamPreconditionedFormula({ beta1 }: Pick<PreconditionedSteps, 'beta1'>, hasDecay = false): string {
  const times = (factor: number) => Number(((factor * (1 + beta1)) / (1 - beta1)).toPrecision(4));
  const decay = times(1) === 1 ? 'wd' : `${times(1)} wd`;
  return hasDecay ? `${times(2)}/η − ${decay}` : `${times(2)}/η`;
}

/**
 * The limit of λ₁(P⁻¹H) for a setting; null where none is known: with weight decay in the gradient, which adds wd·P⁻¹ to P⁻¹H;
 * with averages of mini-batch gradients, whose limit for heavy ball is another one (see `sgdLimit`). Without averages the mean
 * of θ follows full-batch steps at any B.
 */
export function preconditionedLimit(setting: LimitSetting, { beta1, isDecoupled }: PreconditionedSteps): number | null {
  const { learningRate, weightDecay } = setting;
  if (!(learningRate > 0) || (weightDecay > 0 && !isDecoupled) || (beta1 > 0 && !isFullBatch(setting))) return null;
  const limit = adamPreconditionedLimit({ learningRate, beta1, decoupledDecay: weightDecay });
  return limit > 0 ? limit : null;
}
