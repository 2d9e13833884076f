import { bounded, type Estimate, ROUNDOFF } from '../estimators/estimate.ts';
import type { Measurement } from '../measurement.ts';
import { OUTPUT_ROUNDOFF } from '../operators/roundoff.ts';
import { rowOf } from '../run-rows.ts';

/**
 * Mean loss L of every run over a split. The error is rounding of the outputs, Δf being that of the largest: |∂L/∂f|₁ Δf,
 * which is at most 2Δf for cross-entropy and √(2LK) Δf for the squared error; plus rounding of the loss itself.
 */
export async function measureLoss(
  { point, program, runs }: Pick<Measurement, 'point' | 'program' | 'runs'>,
  split: 'train' | 'test',
): Promise<Estimate[]> {
  const { loss: means } = await point.evaluate(split);
  const outputs = await point.outputs(split);
  const size = outputs.length / runs;
  const { loss, classes } = program.network;
  return Array.from(means, (mean, run) => {
    const largest = rowOf(outputs, run, size).reduce((most, f) => Math.max(most, Math.abs(f)), 1);
    const slope = loss === 'crossEntropy' ? 2 : Math.sqrt(2 * mean * classes);
    return bounded(mean, slope * OUTPUT_ROUNDOFF * largest + ROUNDOFF * Math.abs(mean));
  });
}
