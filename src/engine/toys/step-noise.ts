/**
 * Noise of a simulated SGD step, drawn from a distribution instead of from examples.
 * `sgd`: gradient covariance |H|/B, so a displacement of variance η²|H|/B. `white`: variance 2ηD at every point.
 */
export type StepNoise =
  | { readonly kind: 'sgd'; readonly batchSize: number }
  | { readonly kind: 'white'; readonly diffusion: number };

/** Standard deviation of one step's displacement at curvature H; η > 0, B or D > 0. */
export function displacementDeviation(noise: StepNoise, learningRate: number, curvature: number): number {
  return noise.kind === 'sgd'
    ? learningRate * Math.sqrt(Math.abs(curvature) / noise.batchSize)
    : Math.sqrt(2 * learningRate * noise.diffusion);
}
