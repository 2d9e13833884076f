import type { Engine, EngineKind } from '../engine/contract.ts';
import { createHeldHash } from './held-hash.ts';
import { createHeldSweepFile } from './held-sweep-file.ts';
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
  const hash = createHeldHash();
  const sweepFile = createHeldSweepFile();
  const fileWork = async () => (await import('../sweep/file-work.ts')).FILE_WORK_HERE;
  return {
    async claim({ id, params }: RequestOf<'claim'>) {
      const { performClaimOn } = await import('./perform-claim-on.ts');
      return performClaimOn(
        () => use('simd'),
        params,
        (progress) => onProgress({ id, progress }),
      );
    },
    async claimShare({ id, params }: RequestOf<'claimShare'>) {
      const { performShareOn } = await import('./perform-claim-on.ts');
      return performShareOn(
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
    async readFiles({ id, params }: RequestOf<'readFiles'>) {
      const { readFilesOn } = await import('./data-work-on.ts');
      return readFilesOn(params, (progress) => onProgress({ id, progress }));
    },
    async buildDataset({ params }: RequestOf<'buildDataset'>) {
      const { buildDatasetOn } = await import('./data-work-on.ts');
      return buildDatasetOn(params);
    },
    sha256: ({ params }: RequestOf<'sha256'>) => hash.add(params),
    openSweepFile: ({ id, params }: RequestOf<'openSweepFile'>) =>
      sweepFile.open(params, (progress) => onProgress({ id, progress })),
    restoreSweep: ({ params }: RequestOf<'restoreSweep'>) => sweepFile.restore(params),
    specIn: async ({ params }: RequestOf<'specIn'>) => (await fileWork()).specIn(params.file),
    holdsNetwork: async ({ params }: RequestOf<'holdsNetwork'>) => (await fileWork()).holdsNetwork(params.file),
    requireNetwork: async ({ params }: RequestOf<'requireNetwork'>) => (await fileWork()).requireNetwork(params.file),
  };
}
