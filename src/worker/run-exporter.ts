import { callOnce } from './call-once.ts';
import type { Calls, Channel } from './protocol.ts';

/** Exports runs in workers. */
export interface RunExporter {
  /** Resolves to a zip. Rejects with the reason of the signal when it is aborted. */
  exportRun(params: Calls['exportRun']['params'], signal: AbortSignal): Promise<Uint8Array>;
}

export function createRunExporter(openChannel: () => Channel): RunExporter {
  return { exportRun: (params, signal) => callOnce(openChannel, { call: 'exportRun', params }, { signal }) };
}
