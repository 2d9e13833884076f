import { checkAnswers, checkedRuns, checkOneStep, checkSchedule } from '../check-schedule.ts';
import type { BatchAnswers, BatchGradient, BatchIndices } from '../contract.ts';
import type { KernelModel } from './kernel-model.ts';
import { withSchedule } from './training.ts';

const PLAIN = { momentum: 0, nesterov: false, weightDecay: 0 };

interface GradientOf {
  readonly batches: BatchIndices;
  /** In place of the labels or targets of the examples. */
  readonly answers?: BatchAnswers | undefined;
}

/**
 * Loss and gradient of every run over its own batch: a plain step with η = 0, whose momentum buffer is the gradient, so
 * that it has the same bits that `advance` multiplies by η.
 */
export function batchGradient(
  model: KernelModel,
  theta: Float32Array,
  { batches, answers }: GradientOf,
): BatchGradient {
  const runs = checkedRuns('simd batchGradient', theta, model.parameters);
  checkOneStep(batches);
  checkSchedule('simd batchGradient', batches, { runs, examples: model.examples });
  if (answers === undefined) return gradientsOf(model, theta, batches);
  checkAnswers('simd batchGradient', answers, batches, model);
  const inOrder = { ...batches, indices: batches.indices.map((_, i) => i) };
  return model.withAnswers(batches.indices, answers, (own) => gradientsOf(own, theta, inOrder));
}

function gradientsOf(model: KernelModel, theta: Float32Array, batches: BatchIndices): BatchGradient {
  const { parameters: count } = model;
  const runs = batches.orderOfRun.length;
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
