import type { Dataset } from '../data/dataset.ts';
import type { EngineKind } from '../engine/contract.ts';
import type { FindingOf, Want } from '../sweep/inspection/findings.ts';
import type { InspectRequest, RunInspector } from '../sweep/inspection/inspector.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { createWorkerClient } from './client.ts';
import type { Channel } from './protocol.ts';

/** Opens an inspector of a sweep's runs on an engine. */
export type OpenInspector = (engine: EngineKind, plan: SweepPlan, dataset: Dataset) => Promise<RunInspector>;

/** Inspectors in dedicated workers, so that inspection does not delay the sweep. */
export function remoteInspectors(openChannel: () => Channel): OpenInspector {
  return async (engine, { spec }, dataset) => {
    const client = createWorkerClient(openChannel());
    try {
      await client.call('openInspector', { engine, spec, dataset });
    } catch (error) {
      client.terminate();
      throw error;
    }
    return {
      inspect: <W extends Want>(request: InspectRequest<W>) => client.call('inspect', request) as Promise<FindingOf<W>>,
      dispose: () => client.terminate(),
    };
  };
}
