/** η > 0, and β₁ in [0, 1) of the average of gradients: 0 where there is none. */
interface AdamSetting {
  readonly learningRate: number;
  readonly beta1: number;
}

/**
 * λ₁ of the preconditioned Hessian P⁻¹H above which full-batch Adam is unstable: 2(1 + β₁)/((1 − β₁)η), 38/η at β₁ = 0.9. P =
 * diag(√v̂ + ε) is taken as constant, which it is not beyond the scale of 1/(1 − β₂) steps. Dimensionless: P has the unit of a
 * gradient. Without weight decay; at β₁ = 0 it is that of RMSProp, 2/η. It is no limit of λ₁ of H, which may grow on.
 * Source: Cohen et al. 2022, arXiv:2207.14484; a step by an average is one of heavy ball with η(1 − β₁).
 */
export const adamPreconditionedLimit = ({ learningRate, beta1 }: AdamSetting): number =>
  (2 * (1 + beta1)) / ((1 - beta1) * learningRate);

/** The same as a formula: "38/η". */
export const adamPreconditionedFormula = ({ beta1 }: Pick<AdamSetting, 'beta1'>): string =>
  `${Number(adamPreconditionedLimit({ learningRate: 1, beta1 }).toPrecision(4))}/η`;
