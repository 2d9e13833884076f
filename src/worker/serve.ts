import { createAnswerer } from './answer.ts';
import { createBrowserEngine } from './browser-engine.ts';
import { movedByReply } from './moved-buffers.ts';
import type { Request } from './protocol.ts';

const answer = createAnswerer(createBrowserEngine, (reply) => self.postMessage(reply));

/** Answers one request; see `main.ts`. */
export async function serve(request: Request): Promise<void> {
  const reply = await answer(request);
  self.postMessage(reply, [...movedByReply(request, reply)]);
}
