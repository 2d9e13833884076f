import { createWorkerClient, type ProgressListener } from './client.ts';
import type { Call, Calls, Channel } from './protocol.ts';

/** What whoever waits for a long call may want of it. */
export interface Waiting {
  /** The promise rejects with the signal's reason once it is aborted. */
  readonly signal: AbortSignal;
  readonly onProgress?: ProgressListener;
}

/**
 * Makes one call in a worker of its own, which is ended with it: so giving it up costs nothing and takes effect at once,
 * even inside a long product.
 */
export async function callOnce<C extends Call>(
  openChannel: () => Channel,
  { call, params }: { readonly call: C; readonly params: Calls[C]['params'] },
  { signal, onProgress }: Waiting,
): Promise<Calls[C]['result']> {
  signal.throwIfAborted();
  const client = createWorkerClient(openChannel());
  const stop = () => client.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await client.call(call, params, onProgress);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    client.terminate();
  }
}
