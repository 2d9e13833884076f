import { stepsPerEpoch } from '../../engine/batch-order.ts';
import { measureEigenpairs } from '../../probes/estimators/eigenpairs.ts';
import { hessianOperator } from '../../probes/operators/hessian.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimContext } from '../claim.ts';
import { type InspectedRun, type InspectedState, inspectRuns } from '../inspect-runs.ts';
import type { GridRun } from '../network-runs.ts';
import { spiralTraining } from './spiral-training.ts';

/** Training losses at which runs are compared, descending. */
export const LOSS_LEVELS = [0.4, 0.2, 0.1, 0.05];
export const SPECTRA_RATES = [0.05, 0.1, 0.2];
export const SPECTRA_BATCHES = [4, 8, 16, 32];
/** Four times the need of the slowest cell, since the time to fit grows as B/η. */
const MAX_EPOCHS = 4000;
/** Index of the last eigenvalue in the ratio λ₁/λ₅. */
const LAST = 5;

/** The top of H's spectrum at the end of the first epoch with at most a given training loss. */
export interface SpectrumAtLoss extends GridRun {
  /** Index into LOSS_LEVELS. */
  readonly level: number;
  /** λ₁; NaN if the run never reached that loss. */
  readonly sharpness: number;
  /** λ₁/λ₅; NaN where λ₅ is not positive. */
  readonly conditioning: number;
}

async function measureTop({ point }: InspectedState, { plan, run }: InspectedRun, step: number) {
  const options = { dimension: plan.parameters, seeds: [run.seed], count: LAST, index: step };
  const [{ pairs }] = await measureEigenpairs(hessianOperator(point), options);
  const [sharpness, last] = [pairs[0].value, pairs[LAST - 1].value];
  return { sharpness, conditioning: last > 0 ? sharpness / last : Number.NaN };
}

export const spectraSweep = (seeds: number) =>
  spiralTraining({
    name: 'Spectrum on the way down',
    grid: { learningRates: SPECTRA_RATES, batchSizes: SPECTRA_BATCHES, seeds },
    epochs: MAX_EPOCHS,
  });

/** Trains a grid of η and B down to the last of LOSS_LEVELS, measuring the spectrum at each. */
export async function spectraAtLosses(
  sweeps: readonly SweepSpecInput[],
  context: ClaimContext,
): Promise<SpectrumAtLoss[]> {
  const measure = async (inspected: InspectedRun) => {
    const { learningRate, batchSize, seed } = inspected.run;
    const nothing = { learningRate, batchSize, seed, sharpness: Number.NaN, conditioning: Number.NaN };
    const found = LOSS_LEVELS.map((_, level): SpectrumAtLoss => ({ ...nothing, level }));
    const perEpoch = stepsPerEpoch(inspected.plan.examples, batchSize);
    let next = 0;
    for (let epoch = 1; epoch <= MAX_EPOCHS && next < LOSS_LEVELS.length; epoch++)
      await inspected.at(epoch * perEpoch, async (state) => {
        const { loss } = await state.point.evaluate('train');
        if (!(loss[0] <= LOSS_LEVELS[next])) return;
        const top = await measureTop(state, inspected, epoch * perEpoch);
        for (; next < LOSS_LEVELS.length && loss[0] <= LOSS_LEVELS[next]; next++)
          found[next] = { ...found[next], ...top };
      });
    return found;
  };
  const spectra = await inspectRuns(sweeps, context, measure, { as: 'spectra' });
  return spectra.flat();
}
