import { PURPOSE } from '../../math/rng.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import { batchesOf } from '../training/derive-run.ts';

/** Training examples of each step [0, steps): `[B]`, or with SVAG of level l those of its small steps, `[l, 2, B]`. */
export function replayBatches(plan: SweepPlan, run: Run, steps: number): Int32Array[] {
  const { rule } = plan.spec;
  if (rule?.kind !== 'svag') return batchesOf(plan, run, steps);
  const { level } = rule;
  const first = batchesOf(plan, run, steps, { level });
  const second = batchesOf(plan, run, steps, { level, purpose: PURPOSE.ruleBatches });
  return Array.from({ length: steps }, (_, step) => {
    const B = first[step * level].length;
    const indices = new Int32Array(2 * level * B);
    for (let small = 0; small < level; small++) {
      indices.set(first[step * level + small], 2 * small * B);
      indices.set(second[step * level + small], (2 * small + 1) * B);
    }
    return indices;
  });
}
