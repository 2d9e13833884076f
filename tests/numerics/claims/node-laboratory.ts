import { createExperimentRunner } from '../../../src/claims/executor-experiment-runner.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { createLocalExecutor } from '../../../src/sweep/executor.ts';

/** Trains in this thread, on the SIMD engine. */
export const nodeLaboratory = createExperimentRunner({
  choose: async (plan, data) => ({
    workers: 1,
    cohortSize: 3,
    spawn: async () => createLocalExecutor(await loadSimdEngineInNode(), plan, data),
  }),
  engineOf: loadSimdEngineInNode,
});
