import type { EngineDescription, EngineKind } from '../engine/contract.ts';
import type { ExecutorPool, SegmentExecutor } from '../sweep/executor.ts';
import type { SweepData } from '../sweep/sweep-data.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { withSelfCheck } from './checked-engine.ts';
import { createWorkerClient, type WorkerClient } from './client.ts';
import type { Channel } from './protocol.ts';
import { createRemoteExecutor } from './remote-executor.ts';

/** A worker in which a sweep is open. */
export interface OpenedWorker {
  readonly client: WorkerClient;
  readonly executor: SegmentExecutor;
}

/** Starts a worker and opens a sweep in it; terminates the worker where that fails. */
export async function openWorker(
  openChannel: () => Channel,
  sweep: { readonly engine: EngineKind; readonly plan: SweepPlan; readonly data: SweepData },
): Promise<OpenedWorker> {
  const client = createWorkerClient(openChannel());
  try {
    return { client, executor: await createRemoteExecutor(client, sweep) };
  } catch (error) {
    client.terminate();
    throw error;
  }
}

/** The engine of a worker after it has passed its self-check; terminates the worker where it fails. */
async function checkedDescription({ client, executor }: OpenedWorker): Promise<EngineDescription> {
  try {
    return withSelfCheck(executor.engine, await client.call('selfCheck', null));
  } catch (error) {
    client.terminate();
    throw error;
  }
}

/**
 * Executors in workers, the first of which is `first`. It alone checks its engine: the others run the same code on the same
 * machine. Rejects with EngineError where the check fails.
 */
export async function checkedWorkerPool(
  first: OpenedWorker,
  { open, ...sizes }: Pick<ExecutorPool, 'workers' | 'cohortSize'> & { readonly open: () => Promise<OpenedWorker> },
): Promise<ExecutorPool> {
  const description = await checkedDescription(first);
  let unused: SegmentExecutor | null = first.executor;
  return {
    ...sizes,
    description,
    async spawn() {
      const executor = unused ?? (await open()).executor;
      unused = null;
      return executor;
    },
  };
}
