import { createExperimentRunner } from '../../../src/claims/executor-experiment-runner.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { createLocalExecutor } from '../../../src/sweep/executor.ts';

/** Trains in this thread, on the SIMD engine. */
export const nodeRunner = createExperimentRunner({
  async choose(plan, data) {
    const engine = await loadSimdEngineInNode();
    const spawn = () => createLocalExecutor(engine, plan, data);
    return { description: engine.description, workers: 1, cohortSize: 3, spawn };
  },
  engineOf: loadSimdEngineInNode,
});
