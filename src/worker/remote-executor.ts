import type { Dataset } from '../data/dataset.ts';
import type { EngineKind } from '../engine/contract.ts';
import { overData, type SegmentExecutor } from '../sweep/executor.ts';
import type { SegmentRequest } from '../sweep/segment/segment.ts';
import type { SweepData } from '../sweep/sweep-data.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import type { WorkerClient } from './client.ts';

/** An executor in a worker, to which each data set is sent on demand. Disposing of it terminates the worker. */
export async function createRemoteExecutor(
  client: WorkerClient,
  { engine: kind, plan, data }: { readonly engine: EngineKind; readonly plan: SweepPlan; readonly data: SweepData },
): Promise<SegmentExecutor> {
  const engine = await client.call('open', { engine: kind, spec: plan.spec, dataset: data.first });
  const inWorker = {
    engine,
    openData: (dataSeed: number, dataset: Dataset) => client.call('openData', { dataSeed, dataset }),
    closeData: (dataSeed: number) => client.call('closeData', { dataSeed }),
    perform: (request: SegmentRequest) => client.call('perform', request),
    time: (request: { runs: number; budget: number }) => client.call('time', request),
    dispose: () => client.terminate(),
  };
  return overData(inWorker, { plan, data });
}
