import { createWorkerClient, type ProgressListener } from './client.ts';
import type { Call, Calls, Channel } from './protocol.ts';

/** Cancellation and progress of a long call. */
export interface Waiting {
  /** The promise rejects with the signal's reason once it is aborted. */
  readonly signal: AbortSignal;
  readonly onProgress?: ProgressListener;
}

/**
 * Makes one call in a dedicated worker that is terminated afterwards. Cancellation therefore takes effect at once, even
 * inside a long operator product.
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
