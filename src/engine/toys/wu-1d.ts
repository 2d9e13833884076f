import type { RandomStream } from '../../math/rng.ts';
import type { ExitTrial } from './exit-times.ts';

/** WU1D: fᵢ = min(x², wᵢ(x − 1)²), w = 0.1 and 1.9. Two minima of equal sharpness 2; non-uniformity 0 at 0, 1.8 at 1. */
const WEIGHTS = [0.1, 1.9] as const;
/** Nearer to the other minimum than to this one. */
const HALF_WAY = 0.5;

/** ∇ of min(x², w(x − 1)²). */
const slope = (weight: number, x: number) => (x * x < weight * (x - 1) * (x - 1) ? 2 * x : 2 * weight * (x - 1));

/**
 * SGD with B = 1 (or gradient descent, B = 2) from x = 1 + offset until |x − 1| > ½.
 * Source: Wu, Ma, E 2018 (NeurIPS), one-dimensional example.
 */
export function twoMinimaExit(learningRate: number, batchSize: 1 | 2, offset = 1e-5): ExitTrial {
  return (stream, maxSteps) => {
    let x = 1 + offset;
    for (let step = 1; step <= maxSteps; step++) {
      const gradient =
        batchSize === 1 ? slope(WEIGHTS[stream.below(2)], x) : 0.5 * (slope(WEIGHTS[0], x) + slope(WEIGHTS[1], x));
      x -= learningRate * gradient;
      if (Math.abs(x - 1) > HALF_WAY) return step;
    }
    return -maxSteps;
  };
}

/**
 * One draw of (1 − ηa_B)², the factor on x² near an interpolating minimum of curvatures aᵢ: a_B is the mean of B of
 * them, without replacement. The mean over draws is the multiplier that decides stability in mean square.
 */
export function squaredFactor(curvatures: Float64Array, learningRate: number, batchSize: number) {
  const order = new Float64Array(curvatures.length);
  const n = order.length;
  return (stream: RandomStream): number => {
    order.set(curvatures); // the draw must not depend on the previous one
    let sum = 0;
    for (let b = 0; b < batchSize; b++) {
      const other = b + stream.below(n - b);
      const held = order[other];
      order[other] = order[b];
      order[b] = held;
      sum += held;
    }
    const factor = 1 - (learningRate * sum) / batchSize;
    return factor * factor;
  };
}
