import type { Dataset } from '../data/dataset.ts';
import type { EngineKind } from '../engine/contract.ts';
import { isLost } from '../errors.ts';
import type { FindingOf, Want } from '../sweep/inspection/findings.ts';
import type { InspectRequest, RunInspector } from '../sweep/inspection/inspector.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { createWorkerClient, type WorkerClient } from './client.ts';
import type { Channel } from './protocol.ts';
import { retryLost } from './retry-lost.ts';

/** Opens an inspector of a sweep's runs on an engine. */
export type OpenInspector = (engine: EngineKind, plan: SweepPlan, dataset: Dataset) => Promise<RunInspector>;

/**
 * Inspectors in dedicated workers, so that inspection does not delay the sweep. An inspection in which the device or the
 * worker is lost is repeated once in a new worker.
 */
export function remoteInspectors(openChannel: () => Channel): OpenInspector {
  return async (engine, { spec }, dataset) => {
    const open = async (): Promise<WorkerClient> => {
      const client = createWorkerClient(openChannel());
      try {
        await client.call('openInspector', { engine, spec, dataset });
        return client;
      } catch (error) {
        client.terminate();
        throw error;
      }
    };
    let isDisposed = false;
    let current: Promise<WorkerClient> = retryLost(open);
    await current;
    return {
      async inspect<W extends Want>(request: InspectRequest<W>) {
        const used = current;
        try {
          return (await (await used).call('inspect', request)) as FindingOf<W>;
        } catch (error) {
          if (isDisposed || !isLost(error)) throw error;
          // The first of several inspections that were lost together opens the new worker.
          if (current === used) {
            void used.then((client) => client.terminate());
            current = open();
          }
          return (await (await current).call('inspect', request)) as FindingOf<W>;
        }
      },
      dispose() {
        isDisposed = true;
        void current.then((client) => client.terminate()).catch(() => null); // it was not opened
      },
    };
  };
}
