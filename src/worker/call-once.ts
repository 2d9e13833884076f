import { createWorkerClient, type ProgressListener, type WorkerClient } from './client.ts';
import type { Call, Calls, Channel } from './protocol.ts';
import { retryLost } from './retry-lost.ts';

/** Cancellation and progress of a long call. */
export interface Waiting {
  /** The promise rejects with the signal's reason once it is aborted. */
  readonly signal: AbortSignal;
  readonly onProgress?: ProgressListener;
}

/** Of work that nobody cancels. */
export const NEVER = new AbortController().signal;

/**
 * Does work in a dedicated worker that is terminated afterwards. Cancellation therefore takes effect at once, even inside a long
 * operator product.
 */
export async function inWorker<T>(
  openChannel: () => Channel,
  signal: AbortSignal,
  work: (client: WorkerClient) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const client = createWorkerClient(openChannel());
  const stop = () => client.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await work(client);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    client.terminate();
  }
}

/**
 * Makes one call in a dedicated worker. Where the device or the worker is lost, the call is repeated once in a new worker, except
 * for the reading of data.
 */
export async function callOnce<C extends Call>(
  openChannel: () => Channel,
  { call, params }: { readonly call: C; readonly params: Calls[C]['params'] },
  { signal, onProgress }: Waiting,
): Promise<Calls[C]['result']> {
  const attempt = () => inWorker(openChannel, signal, (client) => client.call(call, params, onProgress));
  // Bytes that were moved into a lost worker are gone with it.
  return call === 'readFiles' ? attempt() : retryLost(attempt);
}
