import { PURPOSE, randomStream } from '../../math/rng.ts';
import { symmetricEigen } from '../../math/symmetric-eigen.ts';

/** LINREG at its least-squares solution: L(δ) − L_min = ½ δᵀHδ exactly, δ = θ − θ̂. */
export interface LinearRegression {
  readonly dimension: number;
  /** xᵢ, `[n, d]` row-major. */
  readonly inputs: Float64Array;
  /** yᵢ − xᵢ·θ̂, `[n]`; Σ xᵢ eᵢ = 0. */
  readonly residuals: Float64Array;
  /** H = (1/n) Σ xxᵀ, `[d, d]`. */
  readonly hessian: Float64Array;
  /** Eigenvalues of H, largest first, and unit eigenvectors as rows. */
  readonly curvatures: Float64Array;
  readonly directions: Float64Array;
  /** Per-example gradient variance along each eigenvector: (1/n) Σ eᵢ²(xᵢ·vₖ)². */
  readonly variances: Float64Array;
}

/** The minimum for given inputs and residuals. */
function describe(dimension: number, inputs: Float64Array, residuals: Float64Array): LinearRegression {
  const n = residuals.length;
  const d = dimension;
  const hessian = new Float64Array(d * d);
  for (let row = 0; row < n; row++)
    for (let i = 0; i < d; i++)
      for (let j = 0; j < d; j++) hessian[i * d + j] += (inputs[row * d + i] * inputs[row * d + j]) / n;
  const { values: curvatures, vectors: directions } = symmetricEigen(hessian, d);
  const variances = new Float64Array(d);
  for (let row = 0; row < n; row++)
    for (let k = 0; k < d; k++) {
      let along = 0;
      for (let i = 0; i < d; i++) along += inputs[row * d + i] * directions[k * d + i];
      variances[k] += (residuals[row] * residuals[row] * along * along) / n;
    }
  return { dimension, inputs, residuals, hessian, curvatures, directions, variances };
}

export interface LinearRegressionOptions {
  /** Standard deviation of each input; d values > 0. */
  readonly deviations: readonly number[];
  readonly examples: number;
  readonly seed: number;
}

/** Normal inputs, y = x·θ* + N(0, 1). θ* cancels: residuals are the label noise minus its least-squares fit. */
export function gaussianRegression({ deviations, examples, seed }: LinearRegressionOptions): LinearRegression {
  const d = deviations.length;
  const inputs = new Float64Array(examples * d);
  const noise = new Float64Array(examples);
  for (let row = 0; row < examples; row++) {
    const stream = randomStream(seed, PURPOSE.trainExamples, row);
    for (let i = 0; i < d; i++) inputs[row * d + i] = deviations[i] * stream.normal();
    noise[row] = stream.normal();
  }
  const raw = describe(d, inputs, noise);
  const fit = new Float64Array(d);
  for (let k = 0; k < d; k++) {
    let projection = 0; // vₖ · (1/n) Σ x ε
    for (let row = 0; row < examples; row++)
      for (let i = 0; i < d; i++)
        projection += (inputs[row * d + i] * raw.directions[k * d + i] * noise[row]) / examples;
    for (let i = 0; i < d; i++) fit[i] += (projection / raw.curvatures[k]) * raw.directions[k * d + i];
  }
  const residuals = noise.map((value, row) => {
    let fitted = 0;
    for (let i = 0; i < d; i++) fitted += inputs[row * d + i] * fit[i];
    return value - fitted;
  });
  return describe(d, inputs, residuals);
}

/** L(√k θ): every curvature k times as large. k > 0. */
export function sharpenRegression({ dimension, inputs, residuals }: LinearRegression, k: number): LinearRegression {
  return describe(
    dimension,
    inputs.map((value) => Math.sqrt(k) * value),
    residuals,
  );
}
