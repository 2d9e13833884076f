import type { Point } from '../engine/contract.ts';
import type { NetworkFile } from '../engine/network-file/read-network-file.ts';
import { bounded, type Estimate, ROUNDOFF } from '../probes/estimate.ts';
import type { Measurement } from '../probes/measurement.ts';
import { SCALAR_PROBES } from '../probes/registry.ts';
import { measureSharpness } from '../probes/sharpness.ts';
import type { ScalarProbeId } from '../probes/tiers.ts';
import type { Probe, RecordedProbe } from './trace-store.ts';

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

/** Probes that look at more than weights and data. */
export const PROBE_NEEDS: Partial<Record<ScalarProbeId, { readonly of: keyof NetworkFile; readonly reason: string }>> =
  {
    distance: { of: 'initial', reason: 'the file has no initial weights (initial.W0, …)' },
    stepTopFraction: { of: 'lastStep', reason: 'the file has no last step (velocity.W0, …, without Nesterov)' },
    batchSharpness: { of: 'batchSize', reason: 'the batch size of training is not known (batch_size)' },
  };

/** One quantity and how it is measured. */
export interface Task extends Named {
  readonly id: RecordedProbe;
  measure(): Promise<Estimate>;
}

/** Loss and accuracy are means over the split; only rounding is in play. */
export function splitTasks(point: Point, split: 'train' | 'test'): Task[] {
  const evaluated = async (pick: 'loss' | 'accuracy') => {
    const value = (await point.evaluate(split))[pick][0];
    return { ...bounded(value, pick === 'loss' ? ROUNDOFF * Math.abs(value) : 0), certainty: 'indication' as const };
  };
  return [
    { id: `${split}Loss`, ...BASICS[`${split}Loss`], measure: () => evaluated('loss') },
    { id: `${split}Accuracy`, ...BASICS[`${split}Accuracy`], measure: () => evaluated('accuracy') },
  ];
}

/** λ₁ as every sweep records it, by its own tolerance. */
export function sharpnessTask(
  { point, theta, seeds, step }: Measurement,
  { tolerance, maxIterations }: { tolerance: number; maxIterations: number },
): Task {
  const measure = async () => {
    const [{ value, residual, converged }] = await measureSharpness(point, {
      runs: 1,
      parameters: theta.length,
      tolerance,
      maxIterations,
      seeds,
      index: step,
    });
    return bounded(value, residual, converged);
  };
  return { id: 'sharpness', ...BASICS.sharpness, measure };
}

export function probeTask(id: ScalarProbeId, at: Measurement): Task {
  const { symbol, label, unit, measure } = SCALAR_PROBES[id];
  return { id, symbol, label, unit, measure: async () => (await measure(at))[0] };
}
