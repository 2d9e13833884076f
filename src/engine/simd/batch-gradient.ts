import { checkedRuns, checkOneStep, checkSchedule } from '../check-schedule.ts';
import type { BatchGradient, BatchSchedule } from '../contract.ts';
import { withSchedule } from './training.ts';
import { packInto, unpackFrom, type Workbench } from './workbench.ts';

const PLAIN = { momentum: 0, nesterov: false, weightDecay: 0 };

/**
 * Loss and gradient of every run over its own batch: a plain step with η = 0, whose momentum buffer is the gradient, so
 * that it has the very bits that `advance` multiplies with η.
 */
export function batchGradient(bench: Workbench, theta: Float32Array, batches: BatchSchedule): BatchGradient {
  const count = bench.plan.parameters;
  const runs = checkedRuns('simd batchGradient', theta, count);
  checkOneStep(batches);
  checkSchedule('simd batchGradient', batches, { runs, examples: bench.train.count });
  const gradient = new Float32Array(runs * count);
  const loss = new Float32Array(runs);
  withSchedule(bench, { update: PLAIN, learningRates: new Float32Array(runs) }, batches, (train) => {
    for (let run = 0; run < runs; run++) {
      const from = run * count;
      const own = gradient.subarray(from, from + count);
      packInto(bench, theta.subarray(from, from + count), bench.areas.params, true);
      const total = train(run);
      loss[run] = Number.isNaN(total) ? Number.NaN : total;
      if (Number.isFinite(total)) unpackFrom(bench, bench.areas.velocity, own);
      else own.fill(Number.NaN);
    }
  });
  return { gradient, loss };
}
