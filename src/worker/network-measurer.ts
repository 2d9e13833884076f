import type { UnreadFile } from '../data/formats/unread-file.ts';
import type { NetworkFileOptions } from '../engine/network-file/settings.ts';
import { EngineError } from '../errors.ts';
import type { NetworkReport } from '../sweep/network/network-report.ts';
import { callOnce, type Waiting } from './call-once.ts';
import { ENGINE_ORDER, type EnginePreference } from './engine-pool.ts';
import type { Channel } from './protocol.ts';

/** A network to be measured. */
export interface NetworkRequest {
  readonly file: UnreadFile;
  readonly options: NetworkFileOptions;
  readonly engine: EnginePreference;
}

/** Measures networks from files in workers. */
export interface NetworkMeasurer {
  measure(request: NetworkRequest, waiting: Waiting): Promise<NetworkReport>;
}

/** `auto` selects the engine whose numbers are the same on every machine; timing does not pay for one network. */
const ENGINES = { auto: 'simd', simd: 'simd', webgl: 'webgl', 'tfjs-cpu': 'tfjs-cpu' } as const;

function withRefusals(report: NetworkReport, refusals: readonly string[]): NetworkReport {
  if (refusals.length === 0) return report;
  const { measured } = report;
  return { ...report, measured: { ...measured, engine: { ...measured.engine, refusals } } };
}

/** Measures each network in a dedicated worker. If an engine cannot run here, the next is used and the report says so. */
export function createNetworkMeasurer(openChannel: () => Channel): NetworkMeasurer {
  return {
    async measure({ file, options, engine: preference }, waiting) {
      const refusals: string[] = [];
      for (const engine of ENGINE_ORDER[ENGINES[preference]]) {
        try {
          const params = { engine, file, options };
          return withRefusals(await callOnce(openChannel, { call: 'measureNetwork', params }, waiting), refusals);
        } catch (failure) {
          if (!(failure instanceof EngineError)) throw failure;
          refusals.push(failure.message);
        }
      }
      throw new EngineError(refusals.join(' '));
    },
  };
}
