import type { Engine } from '../../src/engine/contract.ts';
import { checkReference } from '../../src/probes/reference/check-engine.ts';
import { parseReferenceFile } from '../../src/probes/reference/reference-file.ts';
import { createLocalExecutor } from '../../src/sweep/executor.ts';
import type { EnginePool } from '../../src/worker/engine-pool.ts';

/** An engine pool without workers: segments run in this thread, each after the events that wait. */
export const localPool = (engine: Engine, workers = 1): EnginePool => ({
  check: (_kind, files) =>
    Promise.all(files.map(({ content, source }) => checkReference(engine, parseReferenceFile(content, source)))),
  timing: () => null,
  time: () => Promise.reject(new Error('a local pool has one engine.')),
  choose: async (_preference, plan, data) => ({
    description: engine.description,
    workers,
    cohortSize: 4,
    async spawn() {
      const executor = await createLocalExecutor(engine, plan, data);
      const afterEvents = () => new Promise((resume) => setTimeout(resume));
      return { ...executor, perform: (request) => afterEvents().then(() => executor.perform(request)) };
    },
  }),
});
