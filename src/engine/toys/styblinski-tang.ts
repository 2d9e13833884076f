import type { RandomStream } from '../../math/rng.ts';
import type { StepNoise } from './step-noise.ts';

/** f(φ) = ½(φ⁴ − 16φ² + 5φ)/200 per coordinate: divided by 200 so that ηH is small where B is a whole number. */
const SCALE = 1 / 200;
const slope = (phi: number) => SCALE * (2 * phi * phi * phi - 16 * phi + 2.5);
const curvature = (phi: number) => SCALE * (6 * phi * phi - 16);
const value = (phi: number) => SCALE * 0.5 * (phi * phi * phi * phi - 16 * phi * phi + 5 * phi);

/** The root of f′ near `guess`, by Newton's method. */
function stationaryPoint(guess: number): number {
  let phi = guess;
  for (let i = 0; i < 30; i++) phi -= slope(phi) / curvature(phi);
  return phi;
}

/** The deeper minimum of one coordinate and the saddle that bounds it. */
export const STYBLINSKI_TANG = (() => {
  const minimum = stationaryPoint(-2.9);
  const saddle = stationaryPoint(0.16);
  return {
    minimum,
    saddle,
    height: value(saddle) - value(minimum),
    valleyCurvature: curvature(minimum),
    saddleCurvature: -curvature(saddle),
  };
})();

export interface FirstExit {
  /** Steps, or −maxSteps where no coordinate left. */
  readonly steps: number;
  /** The coordinate that left first, −1 for none. */
  readonly coordinate: number;
}

/**
 * L(θ) = Σⱼ f(√kⱼ θⱼ) from its global minimum until one coordinate passes its saddle. SGD noise has the covariance H/B
 * of the minimum throughout the valley (H itself vanishes at an inflection point, which no particle would pass).
 * Source: Styblinski, Tang 1990, doi:10.1016/0893-6080(90)90035-K; used in Xie et al. 2020, arXiv:2002.03495.
 */
export function firstExit(
  sharpness: readonly number[],
  { learningRate, noise, maxSteps }: { learningRate: number; noise: StepNoise; maxSteps: number },
): (stream: RandomStream) => FirstExit {
  const { minimum, saddle, valleyCurvature } = STYBLINSKI_TANG;
  const d = sharpness.length;
  // in φ = √k θ: φ ← φ − ηk f′(φ) + √k·noise of θ
  const rates = Float64Array.from(sharpness, (k) => learningRate * k);
  const deviations = Float64Array.from(sharpness, (k) =>
    noise.kind === 'sgd'
      ? learningRate * k * Math.sqrt(valleyCurvature / noise.batchSize)
      : Math.sqrt(2 * learningRate * k * noise.diffusion),
  );
  const phi = new Float64Array(d);
  return (stream) => {
    phi.fill(minimum);
    for (let step = 1; step <= maxSteps; step++)
      for (let j = 0; j < d; j++) {
        phi[j] += deviations[j] * stream.normal() - rates[j] * slope(phi[j]);
        if (phi[j] > saddle) return { steps: step, coordinate: j };
      }
    return { steps: -maxSteps, coordinate: -1 };
  };
}
