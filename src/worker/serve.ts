import { createAnswerer } from './answer.ts';
import { createBrowserEngine } from './browser-engine.ts';
import type { Request } from './protocol.ts';

const answer = createAnswerer(createBrowserEngine, (reply) => self.postMessage(reply));

/** Answers one request; see `main.ts`. */
export const serve = async (request: Request): Promise<void> => self.postMessage(await answer(request));
