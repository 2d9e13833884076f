import type { Size } from '../claims/claim.ts';
import type { ClaimRecord } from '../evidence/claim-record.ts';
import { createWorkerClient } from './client.ts';
import type { Channel } from './protocol.ts';

/** Tests claims off this thread. */
export interface ClaimRunner {
  /** Rejects with the signal's reason once it is aborted. */
  run(
    claim: string,
    size: Size,
    request: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void },
  ): Promise<ClaimRecord>;
}

/**
 * Each test has a worker of its own, which is ended with it: an experiment on toys holds no device, so that giving it up
 * this way costs nothing and takes effect at once, even inside a long cell.
 */
export function createClaimRunner(openChannel: () => Channel): ClaimRunner {
  return {
    async run(claim, size, { signal, onProgress }) {
      signal.throwIfAborted();
      const client = createWorkerClient(openChannel());
      const stop = () => client.terminate();
      signal.addEventListener('abort', stop, { once: true });
      try {
        return await client.call('claim', { claim, size }, onProgress);
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
        client.terminate();
      }
    },
  };
}
