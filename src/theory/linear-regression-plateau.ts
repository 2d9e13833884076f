import { solveLinearSystem } from './linear-system.ts';

/** Least squares L = (1/2n) Σ (xᵢ·θ − yᵢ)² at its solution: inputs `[n, d]` row-major, residuals yᵢ − xᵢ·θ̂ `[n]`. */
export interface LeastSquaresMinimum {
  readonly dimension: number;
  readonly inputs: Float64Array;
  readonly residuals: Float64Array;
}

const pairIndex = (d: number) => {
  const index = new Int32Array(d * d);
  let next = 0;
  for (let i = 0; i < d; i++)
    for (let j = i; j < d; j++) {
      index[i * d + j] = next;
      index[j * d + i] = next++;
    }
  return index;
};

/** Moments over the examples: H = E xxᵀ, C = E e²xxᵀ, and the symmetric part of E xᵢxⱼxₖxₗ as a map on covariances. */
function moments({ dimension: d, inputs, residuals }: LeastSquaresMinimum, index: Int32Array, pairs: number) {
  const n = residuals.length;
  const hessian = new Float64Array(d * d);
  const noise = new Float64Array(pairs);
  const fourth = new Float64Array(pairs * pairs); // (E[xxᵀ V xxᵀ])_p = Σ_q fourth[p, q] V_q
  const products = new Float64Array(pairs);
  const counts = new Float64Array(pairs);
  for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) counts[index[i * d + j]]++;
  for (let row = 0; row < n; row++) {
    const e2 = residuals[row] * residuals[row];
    for (let i = 0; i < d; i++)
      for (let j = i; j < d; j++) {
        const product = inputs[row * d + i] * inputs[row * d + j];
        products[index[i * d + j]] = product;
        noise[index[i * d + j]] += (e2 * product) / n;
      }
    for (let p = 0; p < pairs; p++)
      for (let q = 0; q < pairs; q++) fourth[p * pairs + q] += (counts[q] * products[p] * products[q]) / n;
    for (let k = 0; k < d * d; k++) hessian[k] += products[index[k]] / n;
  }
  return { hessian, noise, fourth };
}

/**
 * Exact stationary E[L] − L_min of SGD with batches drawn with replacement: ½ Tr(HV), where V solves
 * V = V − η(HV + VH) + η²HVH + (η²/B)(E[xxᵀVxxᵀ] − HVH + C), C = E e²xxᵀ. Finite η and noise that depends on θ included.
 * NaN where no stationary state exists (V not positive). Solves d(d + 1)/2 equations: practical for d ≤ 12.
 * Ours: second moment of θ ← θ − (η/B) Σ x(x·θ − e), using E x e = 0 and E θ = 0 in the stationary state.
 */
export function linearRegressionPlateau(
  minimum: LeastSquaresMinimum,
  { learningRate, batchSize }: { learningRate: number; batchSize: number },
): number {
  const d = minimum.dimension;
  const pairs = (d * (d + 1)) / 2;
  const index = pairIndex(d);
  const { hessian, noise, fourth } = moments(minimum, index, pairs);
  const gain = (learningRate * learningRate) / batchSize;
  const square = learningRate * learningRate - gain;
  const matrix = new Float64Array(pairs * pairs);
  const right = Float64Array.from(noise, (value) => gain * value);
  for (let i = 0; i < d; i++)
    for (let j = i; j < d; j++) {
      const p = index[i * d + j];
      for (let q = 0; q < pairs; q++) matrix[p * pairs + q] -= gain * fourth[p * pairs + q];
      for (let k = 0; k < d; k++) {
        matrix[p * pairs + index[k * d + j]] += learningRate * hessian[i * d + k];
        matrix[p * pairs + index[i * d + k]] += learningRate * hessian[k * d + j];
        for (let l = 0; l < d; l++)
          matrix[p * pairs + index[k * d + l]] -= square * hessian[i * d + k] * hessian[l * d + j];
      }
    }
  const covariance = solveLinearSystem(matrix, right);
  let excess = 0;
  let positive = true;
  for (let i = 0; i < d; i++) {
    positive &&= covariance[index[i * d + i]] > 0;
    for (let j = 0; j < d; j++) excess += 0.5 * hessian[i * d + j] * covariance[index[i * d + j]];
  }
  return positive ? excess : Number.NaN;
}
