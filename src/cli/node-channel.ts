import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Channel, Reply } from '../worker/protocol.ts';

/** Options of Node for this process, but those for a program that is text (`--input-type`), with which a worker does not start. */
const optionsOfWorker = () => (process.execArgv.some((one) => one.startsWith('--input-type')) ? [] : process.execArgv);

/** A Node worker thread; its bundle is beside that of the CLI. */
export function nodeChannel(): Channel {
  const worker = new Worker(join(import.meta.dirname, 'worker.js'), { execArgv: optionsOfWorker() });
  return {
    post: (request) => worker.postMessage(request),
    onReply: (listener) => worker.on('message', (reply: Reply) => listener(reply)),
    onDeath(listener) {
      worker.on('error', (error) => listener(`it stopped with an error: ${error.message}`));
      worker.on('messageerror', ({ message }) => listener(`it sent a message that cannot be read: ${message}`));
      worker.on('exit', (code) => listener(`it ended with code ${code}.`));
    },
    terminate: () => void worker.terminate(),
  };
}
