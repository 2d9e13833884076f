import { bounded, type Estimate } from '../estimators/estimate.ts';
import type { Measurement } from '../measurement.ts';

/**
 * Accuracy of every run over a split: a count, exact except for examples whose two largest outputs differ by rounding.
 * NaN without classes, and where a run has diverged.
 */
export async function measureAccuracy(
  { point, program }: Pick<Measurement, 'point' | 'program'>,
  split: 'train' | 'test',
): Promise<Estimate[]> {
  const { accuracy, loss } = await point.evaluate(split);
  return Array.from(accuracy, (fraction, run): Estimate => {
    if (program.targets || Number.isNaN(loss[run])) return bounded(Number.NaN, Number.NaN, false);
    return { ...bounded(fraction, 0), certainty: 'indication' };
  });
}
