import { type DataWork, WORK_HERE } from '../data/data-work.ts';
import { inputSize } from '../data/dataset.ts';
import { sha256Of, webCrypto } from '../data/hash.ts';
import type { RawDataset } from '../data/raw-dataset.ts';
import { type GeneratedSource, generatorOf } from '../data/registry.ts';
import type { DatasetSpec } from '../data/spec.ts';
import { isLost } from '../errors.ts';
import { callOnce, inWorker, NEVER } from './call-once.ts';
import type { Channel } from './protocol.ts';
import { retryLost } from './retry-lost.ts';
import { withinMemory } from './within-memory.ts';

/** Data sets of fewer numbers are built on the page, faster than a worker starts: some tens of milliseconds. */
const MANY_NUMBERS = 2 ** 16;
/** Those of fewer can be built there too, in a second or so, where a worker is lost. */
const VERY_MANY_NUMBERS = 2 ** 22;

/** Fewer bytes are hashed on the page, in some ten milliseconds. */
const MANY_BYTES = 2 ** 20;
/** Bytes that are copied into the worker at a time: the page holds no second copy of a large file. */
const PIECE_BYTES = 2 ** 22;

/** SHA-256 of bytes in a worker, for pages without Web Crypto. */
const hashInWorker = (openChannel: () => Channel, bytes: Uint8Array, signal: AbortSignal): Promise<string> =>
  inWorker(openChannel, signal, async (client) => {
    for (let at = 0; ; at += PIECE_BYTES) {
      const isLast = at + PIECE_BYTES >= bytes.length;
      const hash = await client.call('sha256', { bytes: bytes.slice(at, at + PIECE_BYTES), isLast });
      if (hash !== null) return hash;
    }
  });

/** Numbers of the data set of a spec. */
function numbersOf({ source, trainCount, testCount }: DatasetSpec, raw: RawDataset | null): number {
  const shape = raw ? raw.inputShape : generatorOf(source as GeneratedSource).inputShape(source as never);
  return (trainCount + testCount) * inputSize({ inputShape: shape });
}

/**
 * Reads files and builds large data sets in workers, so that the page stays responsive and every limit of time is the user's:
 * an aborted call terminates its worker at once.
 */
export function createRemoteDataWork(openChannel: () => Channel): DataWork {
  return {
    async read(files, reading, { onFraction, signal = NEVER }) {
      const names = files.map(({ name }) => name).join(', ');
      const waiting = { signal, ...(onFraction && { onProgress: onFraction }) };
      return withinMemory(names, callOnce(openChannel, { call: 'readFiles', params: { files, reading } }, waiting));
    },
    async build(spec, raw, options) {
      const numbers = numbersOf(spec, raw);
      const here = () => WORK_HERE.build(spec, raw, options);
      if (numbers < MANY_NUMBERS) return here();
      const { signal = NEVER } = options;
      return callOnce(openChannel, { call: 'buildDataset', params: { spec, raw } }, { signal }).catch((error) => {
        if (!isLost(error) || signal.aborted || numbers >= VERY_MANY_NUMBERS) throw error;
        return here();
      });
    },
    sha256: (bytes, { signal = NEVER }) =>
      webCrypto() || bytes.length < MANY_BYTES
        ? sha256Of(bytes)
        : retryLost(() => hashInWorker(openChannel, bytes, signal)),
  };
}
