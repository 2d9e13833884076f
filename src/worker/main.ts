import { createAnswerer } from './answer.ts';
import { createBrowserEngine } from './browser-engine.ts';
import type { Request } from './protocol.ts';

const answer = createAnswerer(createBrowserEngine, (reply) => self.postMessage(reply));
self.onmessage = async ({ data }: MessageEvent<Request>) => self.postMessage(await answer(data));
