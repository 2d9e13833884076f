import { callOnce } from './call-once.ts';
import type { Calls, Channel } from './protocol.ts';

/** Makes exports of runs off this thread. */
export interface RunExporter {
  /** A zip. Rejects with the signal's reason once it is aborted. */
  exportRun(params: Calls['exportRun']['params'], signal: AbortSignal): Promise<Uint8Array>;
}

export function createRunExporter(openChannel: () => Channel): RunExporter {
  return { exportRun: (params, signal) => callOnce(openChannel, { call: 'exportRun', params }, { signal }) };
}
