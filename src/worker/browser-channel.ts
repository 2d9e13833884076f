import type { Channel, Reply } from './protocol.ts';

/** A dedicated worker of this page. */
export function browserChannel(): Channel {
  const worker = new Worker(new URL('./main.ts', import.meta.url), { type: 'module' });
  return {
    post: (request) => worker.postMessage(request),
    onReply: (listener) => worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => listener(data)),
    onDeath: (listener) =>
      worker.addEventListener('error', (event) =>
        listener(event.message || 'it stopped with an error without a message.'),
      ),
    terminate: () => worker.terminate(),
  };
}
