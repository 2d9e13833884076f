import { checkedRuns, checkSchedule } from '../check-schedule.ts';
import type { Advanced, AdvanceSettings, BatchSchedule, CohortState } from '../contract.ts';
import { checkUpdate } from './check-update.ts';
import { withSchedule } from './training.ts';
import { packInto, unpackFrom, type Workbench } from './workbench.ts';

/**
 * Takes T steps with every run, one call into the kernels for each. A run whose batch loss stops being finite has
 * diverged: its θ and m become NaN, so that it stays diverged however the steps are divided into segments.
 */
export function advance(
  bench: Workbench,
  settings: AdvanceSettings,
  state: CohortState,
  batches: BatchSchedule,
): Advanced {
  const count = bench.plan.parameters;
  const runs = checkedRuns('simd advance', state.theta, count);
  checkSchedule('simd advance', batches, { runs, examples: bench.train.count });
  checkUpdate(state, settings.update);
  const theta = new Float32Array(runs * count);
  const velocity = new Float32Array(runs * count);
  const batchLoss = new Float32Array(runs);
  withSchedule(bench, settings, batches, (train) => {
    for (let run = 0; run < runs; run++) {
      const from = run * count;
      const slice = (values: Float32Array) => values.subarray(from, from + count);
      packInto(bench, slice(state.theta), bench.areas.params, true);
      packInto(bench, slice(state.velocity), bench.areas.velocity, false);
      const total = train(run);
      batchLoss[run] = Number.isNaN(total) ? Number.NaN : total / batches.steps;
      if (Number.isFinite(total)) {
        unpackFrom(bench, bench.areas.params, slice(theta));
        unpackFrom(bench, bench.areas.velocity, slice(velocity));
      } else {
        slice(theta).fill(Number.NaN);
        slice(velocity).fill(Number.NaN);
      }
    }
  });
  return { state: { step: state.step + batches.steps, theta, velocity }, batchLoss };
}
