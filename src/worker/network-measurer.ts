import type { NamedBytes } from '../data/formats/named-bytes.ts';
import type { NetworkFileOptions } from '../engine/network-file/settings.ts';
import { EngineError } from '../errors.ts';
import type { NetworkReport } from '../sweep/network/network-report.ts';
import { callOnce, type Waiting } from './call-once.ts';
import { ENGINE_ORDER, type EnginePreference } from './engine-pool.ts';
import type { Channel } from './protocol.ts';

/** A network to be measured, as it was dropped. */
export interface NetworkRequest {
  readonly file: NamedBytes;
  readonly options: NetworkFileOptions;
  readonly engine: EnginePreference;
}

/** Measures networks from files off this thread. */
export interface NetworkMeasurer {
  measure(request: NetworkRequest, waiting: Waiting): Promise<NetworkReport>;
}

/** `auto` is the engine whose numbers are the same everywhere: one network is no sweep to be timed on. */
const ENGINES = { auto: 'simd', simd: 'simd', webgl: 'webgl', 'tfjs-cpu': 'tfjs-cpu' } as const;

function withRefusals(report: NetworkReport, refusals: readonly string[]): NetworkReport {
  if (refusals.length === 0) return report;
  const { measured } = report;
  return { ...report, measured: { ...measured, engine: { ...measured.engine, refusals } } };
}

/** Each network has a worker of its own. Where its engine cannot run here, the next does, and the report says so. */
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
