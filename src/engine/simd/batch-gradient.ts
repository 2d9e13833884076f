import { checkedRuns, checkOneStep, checkSchedule } from '../check-schedule.ts';
import type { BatchGradient, BatchIndices } from '../contract.ts';
import type { KernelModel } from './kernel-model.ts';
import { withSchedule } from './training.ts';

const PLAIN = { momentum: 0, nesterov: false, weightDecay: 0 };

/**
 * Loss and gradient of every run over its own batch: a plain step with η = 0, whose momentum buffer is the gradient, so
 * that it has the same bits that `advance` multiplies by η.
 */
export function batchGradient(model: KernelModel, theta: Float32Array, batches: BatchIndices): BatchGradient {
  const { parameters: count, examples } = model;
  const runs = checkedRuns('simd batchGradient', theta, count);
  checkOneStep(batches);
  checkSchedule('simd batchGradient', batches, { runs, examples });
  const gradient = new Float32Array(runs * count);
  const loss = new Float32Array(runs);
  withSchedule(model, { update: PLAIN, learningRates: new Float32Array(runs) }, batches, (train) => {
    for (let run = 0; run < runs; run++) {
      const from = run * count;
      const own = gradient.subarray(from, from + count);
      model.load('theta', theta.subarray(from, from + count));
      const total = train(run);
      loss[run] = Number.isNaN(total) ? Number.NaN : total;
      if (Number.isFinite(total)) model.store('velocity', own);
      else own.fill(Number.NaN);
    }
  });
  return { gradient, loss };
}
