import type { UnreadFile } from '../data/formats/unread-file.ts';
import { FILE_WORK_HERE, type FileWork } from '../sweep/file-work.ts';
import { withoutExamples } from '../sweep/plan.ts';
import { callOnce, inWorker, NEVER } from './call-once.ts';
import type { Channel } from './protocol.ts';
import { withinMemory } from './within-memory.ts';

/** Smaller files are read on the page, in some milliseconds, faster than a worker starts. */
const SMALL_BYTES = 2 ** 16;

/**
 * Reads files in workers, so that the page stays responsive and every limit of time is the user's: an aborted call terminates its
 * worker at once. A worker is given the file and not its bytes, which the page never holds.
 */
export function createRemoteFileWork(openChannel: () => Channel): FileWork {
  const isSmall = ({ content }: UnreadFile) => content.size <= SMALL_BYTES;
  const called = <C extends 'specIn' | 'holdsNetwork' | 'requireNetwork'>(
    call: C,
    file: UnreadFile,
    signal: AbortSignal,
  ) => withinMemory(file.name, callOnce(openChannel, { call, params: { file } }, { signal }));
  return {
    specIn: async (file, signal) => (isSmall(file) ? FILE_WORK_HERE.specIn(file) : called('specIn', file, signal)),
    holdsNetwork: async (file, signal) =>
      isSmall(file) ? FILE_WORK_HERE.holdsNetwork(file) : called('holdsNetwork', file, signal),
    requireNetwork: async (file, signal) =>
      isSmall(file) ? FILE_WORK_HERE.requireNetwork(file) : called('requireNetwork', file, signal),
    async readSweep(file, options) {
      if (isSmall(file)) return FILE_WORK_HERE.readSweep(file, options);
      const { dataOf, onFraction, signal = NEVER } = options;
      return inWorker(openChannel, signal, async (client) => {
        const spec = await withinMemory(file.name, client.call('openSweepFile', { file }, onFraction));
        const dataset = withoutExamples(await dataOf(spec));
        return withinMemory(file.name, client.call('restoreSweep', { dataset }));
      });
    },
  };
}
