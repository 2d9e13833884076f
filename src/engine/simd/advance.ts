import { checkedRuns, checkSchedule } from '../check-schedule.ts';
import type { Advanced, AdvanceSettings, BatchIndices, CohortState } from '../contract.ts';
import { checkUpdate } from './check-update.ts';
import type { KernelModel } from './kernel-model.ts';
import { withSchedule } from './training.ts';

/**
 * Takes T steps with every run, one kernel call per run. A run whose batch loss is no longer finite has diverged: its θ
 * and m become NaN, so that it stays diverged however the steps are divided into segments.
 */
export function advance(
  model: KernelModel,
  settings: AdvanceSettings,
  state: CohortState,
  batches: BatchIndices,
): Advanced {
  const { parameters: count, examples } = model;
  const runs = checkedRuns('simd advance', state.theta, count);
  checkSchedule('simd advance', batches, { runs, examples });
  checkUpdate(state, settings.update);
  const theta = new Float32Array(runs * count);
  const velocity = new Float32Array(runs * count);
  const batchLoss = new Float32Array(runs);
  withSchedule(model, settings, batches, (train) => {
    for (let run = 0; run < runs; run++) {
      const from = run * count;
      const slice = (values: Float32Array) => values.subarray(from, from + count);
      model.load('theta', slice(state.theta));
      model.load('velocity', slice(state.velocity));
      const total = train(run);
      batchLoss[run] = Number.isNaN(total) ? Number.NaN : total / batches.steps;
      if (Number.isFinite(total)) {
        model.store('theta', slice(theta));
        model.store('velocity', slice(velocity));
      } else {
        slice(theta).fill(Number.NaN);
        slice(velocity).fill(Number.NaN);
      }
    }
  });
  return { state: { step: state.step + batches.steps, theta, velocity }, batchLoss };
}
