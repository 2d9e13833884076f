import type { RandomStream } from '../../math/rng.ts';
import { displacementDeviation, type StepNoise } from './step-noise.ts';
import { piecewiseWell, type Well } from './well-1d.ts';

/** Two piecewise wells that share the saddle x = 0, where L = 0: left for x < 0, right for x > 0, both unbounded. */
export interface DoubleWell {
  readonly left: Well;
  readonly right: Well;
}

/** One side: absolute curvature at its minimum and at the saddle (> 0), and its depth (> 0). */
export interface WellSide {
  readonly curvature: number;
  readonly saddleCurvature: number;
  readonly depth: number;
}

export function doubleWell(left: WellSide, right: WellSide): DoubleWell {
  const side = ({ curvature, saddleCurvature, depth }: WellSide) => piecewiseWell(curvature, saddleCurvature, depth);
  return { left: side(left), right: side(right) };
}

export interface OccupationOptions {
  readonly learningRate: number;
  readonly noise: StepNoise;
  /** Steps discarded before counting. */
  readonly burnIn: number;
  readonly steps: number;
}

/**
 * Fraction of `steps` that a particle spends at x < 0, x ← x − ηL′(x) + noise, after `burnIn` steps. Particles with an
 * even index start in the left valley, the others in the right one. The noise of a step is that at its starting point.
 */
export function leftFraction({ left, right }: DoubleWell, options: OccupationOptions) {
  const { learningRate, noise, burnIn, steps } = options;
  const sideOf = (well: Well) => ({
    ...well,
    inner: displacementDeviation(noise, learningRate, well.valleyCurvature),
    outer: displacementDeviation(noise, learningRate, well.saddleCurvature),
  });
  const sides = [sideOf(left), sideOf(right)] as const;
  return (stream: RandomStream, index: number): number => {
    let x = index % 2 === 0 ? -left.saddle : right.saddle;
    let count = 0;
    for (let step = 0; step < burnIn + steps; step++) {
      const sign = x < 0 ? -1 : 1;
      const side = x < 0 ? sides[0] : sides[1];
      const fromSaddle = x < 0 ? -x : x; // ≥ 0
      const fromValley = fromSaddle - side.saddle;
      const nearSaddle = fromValley < -side.inflection;
      const slope = nearSaddle ? -side.saddleCurvature * fromSaddle : side.valleyCurvature * fromValley;
      x -= learningRate * sign * slope;
      x += (nearSaddle ? side.outer : side.inner) * stream.normal();
      if (step >= burnIn && x < 0) count++;
    }
    return count / steps;
  };
}
