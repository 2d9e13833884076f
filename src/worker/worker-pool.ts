import type { EngineDescription, EngineKind } from '../engine/contract.ts';
import type { SelfCheck } from '../probes/reference/self-check.ts';
import type { ExecutorPool, SegmentExecutor } from '../sweep/executor.ts';
import { withSelfCheck } from './checked-engine.ts';
import { createWorkerClient, type WorkerClient } from './client.ts';
import type { Channel } from './protocol.ts';
import { createRemoteExecutor } from './remote-executor.ts';

/** A worker whose engine is made and checks itself, before any sweep is known. */
export interface StartedWorker {
  readonly client: WorkerClient;
  /** Absent where the check was not asked for yet. */
  readonly check?: Promise<SelfCheck>;
}

/** A worker in which a sweep is open. */
export interface OpenedWorker extends StartedWorker {
  readonly executor: SegmentExecutor;
}

type OpenedSweep = Parameters<typeof createRemoteExecutor>[1];

/** Seconds of silence after which a worker of a sweep is taken to hang; an operator or a chunk of steps takes less. */
const PATIENCE = 120;

/** Starts a worker. */
export const startWorker = (openChannel: () => Channel, patience = PATIENCE): StartedWorker => ({
  client: createWorkerClient(openChannel(), { patience }),
});

/** Starts a worker and the self-check of its engine in it. */
export function startCheckedWorker(openChannel: () => Channel, engine: EngineKind, patience?: number): StartedWorker {
  const { client } = startWorker(openChannel, patience);
  const check = client.call('selfCheck', { engine });
  check.catch(() => null); // said to who opens a sweep in it
  return { client, check };
}

/** Opens a sweep in a worker; terminates the worker where that fails. */
export async function openSweepIn(started: StartedWorker, sweep: OpenedSweep): Promise<OpenedWorker> {
  try {
    await started.check; // a worker makes one engine at a time
    return { ...started, executor: await createRemoteExecutor(started.client, sweep) };
  } catch (error) {
    started.client.terminate();
    throw error;
  }
}

/** Starts a worker and opens a sweep in it; terminates the worker where that fails. */
export const openWorker = async (
  openChannel: () => Channel,
  sweep: OpenedSweep,
  patience?: number,
): Promise<OpenedWorker> => openSweepIn(startWorker(openChannel, patience), sweep);

/** The engine of a worker after it has passed its self-check; terminates the worker where it fails. */
export async function checkedDescription({ client, check, executor }: OpenedWorker): Promise<EngineDescription> {
  try {
    const { engine } = executor;
    return withSelfCheck(engine, await (check ?? client.call('selfCheck', { engine: engine.kind })));
  } catch (error) {
    client.terminate();
    throw error;
  }
}

interface WorkerPoolOptions extends Pick<ExecutorPool, 'workers' | 'cohortSize' | 'fallback'> {
  readonly open: () => Promise<OpenedWorker>;
}

/**
 * Executors in workers, the first of which is `first`. It alone checks its engine: the others run the same code on the same
 * machine. One that replaces a lost one checks it again. Rejects with EngineError where a check fails.
 */
export async function checkedWorkerPool(
  first: OpenedWorker,
  { open, ...rest }: WorkerPoolOptions,
): Promise<ExecutorPool> {
  const description = await checkedDescription(first);
  let unused: SegmentExecutor | null = first.executor;
  return {
    ...rest,
    description,
    async spawn(_index, failure) {
      if (unused) {
        const executor = unused;
        unused = null;
        return executor;
      }
      const opened = await open();
      if (failure !== undefined) await checkedDescription(opened);
      return opened.executor;
    },
    dispose() {
      unused?.dispose();
      unused = null;
    },
  };
}
