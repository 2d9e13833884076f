import type { Dataset } from '../data/dataset.ts';
import type { EngineKind } from '../engine/contract.ts';
import type { SegmentExecutor } from '../sweep/executor.ts';
import type { SweepSpec } from '../sweep/spec.ts';
import type { WorkerClient } from './client.ts';

/** An executor whose engine lives in a worker. Disposing it ends the worker. */
export async function createRemoteExecutor(
  client: WorkerClient,
  sweep: { readonly engine: EngineKind; readonly spec: SweepSpec; readonly dataset: Dataset },
): Promise<SegmentExecutor> {
  const engine = await client.call('open', sweep);
  return {
    engine,
    perform: (request) => client.call('perform', request),
    time: (request) => client.call('time', request),
    dispose: () => client.terminate(),
  };
}
