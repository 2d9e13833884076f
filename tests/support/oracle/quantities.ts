import { symmetricEigen } from '../../../src/math/symmetric-eigen.ts';
import {
  atExample,
  evaluate,
  everyExample,
  exampleGradients,
  fullHessian,
  hessianVector,
  lossAndGradient,
  type Problem,
  parameterCount,
} from './problem.ts';

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, x, i) => sum + x * b[i], 0);

/** C = (1/N) Σ gᵢgᵢᵀ − ∇L∇Lᵀ, `[P, P]`. */
export function gradientCovariance(problem: Problem, theta: ArrayLike<number>): Float64Array {
  const gradients = exampleGradients(problem, theta);
  const { gradient } = lossAndGradient(problem, theta);
  const P = gradient.length;
  const C = new Float64Array(P * P);
  for (let p = 0; p < P; p++)
    for (let q = 0; q < P; q++) {
      for (const g of gradients) C[p * P + q] += ((g[p] - gradient[p]) * (g[q] - gradient[q])) / gradients.length;
    }
  return C;
}

/** (1/N) Σ Hᵢ² − H², `[P, P]`. */
function hessianVariance(problem: Problem, theta: ArrayLike<number>, hessian: Float64Array): Float64Array {
  const P = parameterCount(problem);
  const examples = everyExample(problem);
  const total = new Float64Array(P * P);
  const subtractSquare = (matrix: Float64Array, weight: number) => {
    for (let p = 0; p < P; p++)
      for (let r = 0; r < P; r++) {
        const pivot = weight * matrix[p * P + r];
        if (pivot !== 0) for (let q = 0; q < P; q++) total[p * P + q] += pivot * matrix[r * P + q];
      }
  };
  for (const i of examples) subtractSquare(fullHessian(problem, theta, [i]), 1 / examples.length);
  subtractSquare(hessian, -1);
  return total;
}

/** Every quantity of the reference files, by its key, at θ. `topSpace` is ‖Πg‖²/‖g‖² on the (near-)top eigenspace. */
export function exactQuantities(problem: Problem, theta: ArrayLike<number>, v: ArrayLike<number>) {
  const P = parameterCount(problem);
  const { loss, gradient } = lossAndGradient(problem, theta);
  const train = evaluate(problem, theta, 'train');
  const test = evaluate(problem, theta, 'test');
  const hessian = fullHessian(problem, theta);
  const { values, vectors } = symmetricEigen(hessian, P);
  const covariance = gradientCovariance(problem, theta);
  const sharpness = everyExample(problem).map((i) => {
    const { gradient: g } = atExample(problem, theta, i);
    return dot(g, atExample(problem, theta, i, g).hessianVector) / dot(g, g);
  });
  const alignment = (k: number) => dot(gradient, vectors.subarray(k * P, (k + 1) * P)) ** 2 / dot(gradient, gradient);
  return {
    loss,
    accuracy: train.accuracy,
    testLoss: test.loss,
    testAccuracy: test.accuracy,
    gradient,
    hessianVector: hessianVector(problem, theta, v),
    hessianEigenvalues: values.slice(0, 10),
    hessianSmallest: values[P - 1],
    hessianTrace: values.reduce((sum, value) => sum + value, 0),
    hessianFrobenius: Math.sqrt(dot(hessian, hessian)),
    gradientNormSquared: dot(gradient, gradient),
    gradientCovarianceTrace: covariance.reduce((sum, c, k) => sum + (k % (P + 1) === 0 ? c : 0), 0),
    gradientCovarianceTop: symmetricEigen(covariance, P).values[0],
    nonUniformitySquared: symmetricEigen(hessianVariance(problem, theta, hessian), P).values[0],
    batchSharpnessB1: sharpness.reduce((sum, s) => sum + s, 0) / sharpness.length,
    gradientTopAlignment: alignment(0),
    /** The same for every eigenvector whose eigenvalue equals the top one to 1e-9. */
    topSpaceAlignments: Array.from(values, (_, k) => k)
      .filter((k) => values[0] - values[k] <= 1e-9 * Math.abs(values[0]))
      .map(alignment),
  };
}
