import type { Engine, EngineKind } from '../engine/contract.ts';
import type { Call, ProgressReply, Request } from './protocol.ts';

type RequestOf<C extends Call> = Extract<Request, { call: C }>;

/**
 * Long-running calls, each in a dedicated worker that is terminated on completion or cancellation. Their code is loaded on
 * demand, since most workers train sweeps.
 */
export function createOneShotCalls(
  use: (kind: EngineKind) => Promise<Engine>,
  onProgress: (reply: ProgressReply) => void,
) {
  return {
    async claim({ id, params }: RequestOf<'claim'>) {
      const { performClaimOn } = await import('./perform-claim-on.ts');
      return performClaimOn(
        () => use('simd'),
        params,
        (progress) => onProgress({ id, progress }),
      );
    },
    async measureNetwork({ id, params }: RequestOf<'measureNetwork'>) {
      const { measureNetworkOn } = await import('./measure-network-on.ts');
      return measureNetworkOn(
        () => use(params.engine),
        params,
        (progress, doing) => onProgress({ id, progress, doing }),
      );
    },
    async exportRun({ params }: RequestOf<'exportRun'>) {
      const { exportRunOn } = await import('./export-run-on.ts');
      return exportRunOn(() => use(params.engine), params);
    },
  };
}
