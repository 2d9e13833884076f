import type { ExitTrial } from './exit-times.ts';
import { displacementDeviation, type StepNoise } from './step-noise.ts';

/** WELL1D: even in x, curvature H_a for |x| < c, −h_b beyond, on top of the barrier at |x| = b. */
export interface Well {
  readonly valleyCurvature: number;
  readonly saddleCurvature: number;
  /** ΔL, the height of the barrier. */
  readonly height: number;
  /** c = √(2sΔL/H_a), where the curvature changes sign. */
  readonly inflection: number;
  /** b = c/s. */
  readonly saddle: number;
  /** s = h_b/(H_a + h_b), the part of the climb below the inflection. */
  readonly valleyShare: number;
}

/** The well with continuous slope of these curvatures (> 0) and height (> 0); see `Well` for the derived lengths. */
export function piecewiseWell(valleyCurvature: number, saddleCurvature: number, height: number): Well {
  const valleyShare = saddleCurvature / (valleyCurvature + saddleCurvature);
  const inflection = Math.sqrt((2 * valleyShare * height) / valleyCurvature);
  return { valleyCurvature, saddleCurvature, height, valleyShare, inflection, saddle: inflection / valleyShare };
}

/** L(√k x): curvatures k times as large, the same barrier height. k > 0. */
export const sharpenWell = ({ valleyCurvature, saddleCurvature, height }: Well, k: number) =>
  piecewiseWell(k * valleyCurvature, k * saddleCurvature, height);

/** x ← x − ηL′(x) + noise from x = 0 until |x| > b. */
export function wellExit(well: Well, { learningRate, noise }: { learningRate: number; noise: StepNoise }): ExitTrial {
  const { valleyCurvature, saddleCurvature, inflection, saddle } = well;
  const insideDeviation = displacementDeviation(noise, learningRate, valleyCurvature);
  const outsideDeviation = displacementDeviation(noise, learningRate, saddleCurvature);
  const contraction = 1 - learningRate * valleyCurvature;
  const push = learningRate * saddleCurvature;
  return (stream, maxSteps) => {
    let x = 0;
    for (let step = 1; step <= maxSteps; step++) {
      const size = Math.abs(x);
      if (size < inflection) x = contraction * x + insideDeviation * stream.normal();
      else x += push * (size - saddle) * Math.sign(x) + outsideDeviation * stream.normal();
      if (Math.abs(x) > saddle) return step;
    }
    return -maxSteps;
  };
}
