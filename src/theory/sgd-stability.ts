/** What the stability in mean square of a minimum of f = mean ½aᵢx² under mini-batches depends on. */
export interface BatchDynamics {
  /** η > 0, in 1/[a]. */
  readonly learningRate: number;
  /** B, an integer in [1, n]. */
  readonly batchSize: number;
  /** n ≥ 1. */
  readonly examples: number;
  /** Default true: no batch contains an example twice. */
  readonly withoutReplacement?: boolean;
}

/** Sharpness a = mean aᵢ and non-uniformity s = √(mean aᵢ² − a²) of the curvatures aᵢ of the examples, both in [a]. */
export interface MinimumShape {
  readonly sharpness: number;
  readonly nonUniformity: number;
}

/**
 * Variance of a batch mean ÷ variance of one example: (n − B)/(B(n − 1)) without replacement, 1/B with; a pure number
 * in [0, 1]. Exact for any n ≥ 2; 0 for n = 1 without replacement, where there is nothing to choose.
 * Source: Wu, Ma, E 2018 (NeurIPS), theorem on stability; ours: finite-population correction.
 */
export function batchVarianceFactor(batchSize: number, examples: number, withoutReplacement = true): number {
  if (!(Number.isSafeInteger(batchSize) && batchSize >= 1 && batchSize <= examples))
    throw new RangeError(`batchVarianceFactor: batchSize must be an integer in [1, ${examples}], got ${batchSize}.`);
  if (!withoutReplacement) return 1 / batchSize;
  return examples === 1 ? 0 : (examples - batchSize) / (batchSize * (examples - 1));
}

/**
 * Factor by which one SGD step multiplies E x² near an interpolating minimum in one dimension:
 * (1 − ηa)² + η² q s², q = `batchVarianceFactor`. ≥ 0; exact for f = mean ½aᵢx². Stable in mean square iff ≤ 1.
 * Source: Wu, Ma, E 2018 (NeurIPS), linear stability of SGD. Ours: E(1 − ηa_B)² for a batch mean a_B.
 */
export function meanSquareMultiplier(
  { sharpness, nonUniformity }: MinimumShape,
  { learningRate, batchSize, examples, withoutReplacement = true }: BatchDynamics,
): number {
  const noise = batchVarianceFactor(batchSize, examples, withoutReplacement) * nonUniformity * nonUniformity;
  const contraction = 1 - learningRate * sharpness;
  return contraction * contraction + learningRate * learningRate * noise;
}

/**
 * Largest η that is stable in mean square in one dimension: 2a/(a² + q s²), in 1/[a]. a > 0; exact as above. For s = 0
 * this is gradient descent's 2/a. Ours: the positive root of (1 − ηa)² + η² q s² = 1.
 */
export function largestStableLearningRate(
  { sharpness, nonUniformity }: MinimumShape,
  { batchSize, examples, withoutReplacement = true }: Omit<BatchDynamics, 'learningRate'>,
): number {
  const noise = batchVarianceFactor(batchSize, examples, withoutReplacement) * nonUniformity * nonUniformity;
  return (2 * sharpness) / (sharpness * sharpness + noise);
}

/**
 * The rectangle that contains every minimum stable by the condition (I − ηH)² + η² q Σ ≤ I: a ≤ 2/η and
 * s ≤ 1/(η√q) = √(B(n − 1)/(n − B))/η ≈ √B/η, with a = λ₁(H), s = √λ₁(Σ). s is unbounded (∞) for B = n.
 * Necessary for that condition, which for d > 1 is itself only sufficient for stability. Units of curvature.
 * Source: Wu, Ma, E 2018 (NeurIPS), stability of SGD in more than one dimension.
 */
export function stabilityRectangle({
  learningRate,
  batchSize,
  examples,
  withoutReplacement = true,
}: BatchDynamics): MinimumShape {
  const factor = batchVarianceFactor(batchSize, examples, withoutReplacement);
  return { sharpness: 2 / learningRate, nonUniformity: 1 / (learningRate * Math.sqrt(factor)) };
}

/**
 * Norm of the noise kernel of least squares with one output, 𝒦 = (1/B − 1/N) η Σ λᵢ/(2 − ηλᵢ): SGD without replacement within a
 * batch is stable in mean square iff 𝒦 < 1 and ηλ₁ < 2. λᵢ ≥ 0: eigenvalues of H, those of the kernel JJᵀ/N; ∞ where some
 * ηλᵢ ≥ 2. ≈ η tr H/(2B) for small ηλ₁ and B ≪ N. Valid for eigenvectors of JJᵀ spread over many examples, as in high dimensions.
 * Source: Agarwala, Pennington 2024, arXiv:2404.19261. Ours: residuals along eigenvector i have E zᵢ² ← (1 − ηλᵢ)² E zᵢ² +
 * η²λᵢ²(1/B − 1/N) Σⱼ E zⱼ², which is stationary at 𝒦 = 1.
 */
export function noiseKernelNorm(
  eigenvalues: ArrayLike<number>,
  { learningRate, batchSize, examples }: Pick<BatchDynamics, 'learningRate' | 'batchSize' | 'examples'>,
): number {
  let sum = 0;
  for (let i = 0; i < eigenvalues.length; i++) {
    const share = learningRate * eigenvalues[i];
    if (share >= 2) return Number.POSITIVE_INFINITY;
    sum += share / (2 - share);
  }
  return (1 / batchSize - 1 / examples) * sum;
}
