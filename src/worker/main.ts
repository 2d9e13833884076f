import type { LifeLock } from './life-lock.ts';
import type { Request } from './protocol.ts';

// Nothing may import this file or share a chunk with it: WebKit evaluates a worker's entry again for each chunk that imports
// it, and the second copy would receive the messages. It therefore contains no code that a bundler could share.

/** Takes the lock of this worker and tells its name once it is held. First of all: a worker that ends while it loads is known too. */
function holdLifeLock(): void {
  const { locks } = navigator as { readonly locks?: LockManager };
  const lifeLock = `sgdscope worker ${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  const hold = () => {
    self.postMessage({ lifeLock } satisfies LifeLock);
    return new Promise<never>(() => {});
  };
  locks?.request(lifeLock, hold).catch(() => {}); // refused, as in a sandboxed frame
}
holdLifeLock();

const loading = import('./serve.ts');
// An uncaught error reaches the page as an event; an unhandled rejection does not.
loading.catch(reportError);

self.onmessage = async ({ data }: MessageEvent<Request>) => (await loading).serve(data);
