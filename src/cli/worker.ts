import { parentPort } from 'node:worker_threads';
import { createAnswerer } from '../worker/answer.ts';
import type { Request } from '../worker/protocol.ts';
import { createNodeEngine } from './node-engine.ts';

const answer = createAnswerer(createNodeEngine, (reply) => parentPort?.postMessage(reply));
parentPort?.on('message', async (request: Request) => parentPort?.postMessage(await answer(request)));
