import { awaitEnd, type LifeLock } from './life-lock.ts';
import type { Channel, Reply } from './protocol.ts';

/** A dedicated worker of this page. */
export function browserChannel(): Channel {
  const worker = new Worker(new URL('./main.ts', import.meta.url), { type: 'module' });
  return {
    post: (request, transfer = []) => worker.postMessage(request, [...transfer]),
    onReply: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent<Reply | LifeLock>) => {
        if (!('lifeLock' in data)) listener(data);
      }),
    onDeath(listener) {
      worker.addEventListener('error', (event) =>
        listener(event.message || 'it stopped with an error without a message.'),
      );
      worker.addEventListener('messageerror', () => listener('it sent a message that cannot be read.'));
      worker.addEventListener('message', ({ data }: MessageEvent<Reply | LifeLock>) => {
        if ('lifeLock' in data) awaitEnd(data, () => listener('it ended without an error.'));
      });
    },
    terminate: () => worker.terminate(),
  };
}
