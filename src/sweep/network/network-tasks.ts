import type { NetworkFile } from '../../engine/network-file/read-network-file.ts';
import { bounded, type Estimate, ROUNDOFF } from '../../probes/estimators/estimate.ts';
import type { Measurement } from '../../probes/measurement.ts';
import { measureSharpness } from '../../probes/quantities/sharpness.ts';
import { SCALAR_PROBES } from '../../probes/scalar/registry.ts';
import type { ScalarProbeId } from '../../probes/scalar/tiers.ts';
import type { Probe, RecordedProbe } from '../results/trace-store.ts';

interface Named {
  readonly symbol: string;
  readonly label: string;
  readonly unit: string;
}
const BASICS: Readonly<Record<Probe, Named>> = {
  trainLoss: { symbol: 'L', label: 'Training loss', unit: 'L' },
  trainAccuracy: { symbol: 'A', label: 'Training accuracy', unit: '1' },
  testLoss: { symbol: 'L_test', label: 'Test loss', unit: 'L' },
  testAccuracy: { symbol: 'A_test', label: 'Test accuracy', unit: '1' },
  sharpness: { symbol: 'λ₁', label: 'Largest Hessian eigenvalue (sharpness)', unit: 'L/θ²' },
};

interface Need {
  /** What of the file; null: what no file has. */
  readonly of: keyof NetworkFile | null;
  readonly reason: string;
}

const NEXT_STEPS: Need = { of: null, reason: 'a file says where training stood, not how it goes on' };

/** Probes that look at more than weights and data. */
export const PROBE_NEEDS: Partial<Record<ScalarProbeId, Need>> = {
  stepLength: NEXT_STEPS,
  stepCosine: NEXT_STEPS,
  distance: { of: 'initial', reason: 'the file has no initial weights (initial.W0, …)' },
  stepTopFraction: { of: 'lastStep', reason: 'the file has no last step (velocity.W0, …, without Nesterov)' },
  batchSharpness: { of: 'batchSize', reason: 'the batch size of training is not known (batch_size)' },
};

/** One quantity and how it is measured. */
export interface QuantityTask extends Named {
  readonly id: RecordedProbe;
  measure(): Promise<Estimate>;
}

/** Error of an output f of a few layers in f32, relative to max(1, |f|): four unit roundoffs. */
const OUTPUT_ROUNDOFF = 2 ** -22;

/**
 * What rounding of the outputs does to the mean loss L, Δf being the error of the largest: |∂L/∂f|₁ Δf, which is at most
 * 2Δf for cross-entropy and √(2LK) Δf for the squared error; and of the loss itself.
 */
async function lossEstimate({ point, program }: Measurement, split: 'train' | 'test'): Promise<Estimate> {
  const value = (await point.evaluate(split)).loss[0];
  const largest = (await point.outputs(split)).reduce((most, f) => Math.max(most, Math.abs(f)), 1);
  const { loss, classes } = program.network;
  const slope = loss === 'crossEntropy' ? 2 : Math.sqrt(2 * value * classes);
  return bounded(value, slope * OUTPUT_ROUNDOFF * largest + ROUNDOFF * Math.abs(value));
}

/** A count of examples: exact, but for examples whose two largest outputs rounding cannot tell apart. */
async function accuracyEstimate({ point }: Measurement, split: 'train' | 'test'): Promise<Estimate> {
  return { ...bounded((await point.evaluate(split)).accuracy[0], 0), certainty: 'indication' };
}

export function splitTasks(at: Measurement, split: 'train' | 'test'): QuantityTask[] {
  return [
    { id: `${split}Loss`, ...BASICS[`${split}Loss`], measure: () => lossEstimate(at, split) },
    { id: `${split}Accuracy`, ...BASICS[`${split}Accuracy`], measure: () => accuracyEstimate(at, split) },
  ];
}

/** λ₁ as every sweep measures it, by its own tolerance; to the residual comes what H itself may err by. */
export function sharpnessTask(at: Measurement, settings: { tolerance: number; maxIterations: number }): QuantityTask {
  const measure = async () => {
    const { point, theta, seeds, step } = at;
    const options = { ...settings, runs: 1, parameters: theta.length, seeds, index: step };
    const [{ value, residual, converged }] = await measureSharpness(point, options);
    const [{ curvature }] = await at.roundoff();
    return bounded(value, residual + curvature * Math.abs(value), converged);
  };
  return { id: 'sharpness', ...BASICS.sharpness, measure };
}

export function probeTask(id: ScalarProbeId, at: Measurement): QuantityTask {
  const { symbol, label, unit, measure } = SCALAR_PROBES[id];
  return { id, symbol, label, unit, measure: async () => (await measure(at))[0] };
}
