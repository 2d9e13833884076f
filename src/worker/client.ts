import { ChoiceError } from '../data/choice-error.ts';
import { EngineError, SpecError } from '../errors.ts';
import { movedByRequest } from './moved-buffers.ts';
import type { Call, Calls, Channel, RemoteFailure, Request } from './protocol.ts';
import { watchSilence } from './watch-silence.ts';

function rebuilt({ name, message, detail, lost, choice }: RemoteFailure): Error {
  if (name === 'EngineError') return new EngineError(message, { lost });
  if (choice) return new ChoiceError(message, choice);
  if (name === 'SpecError') return new SpecError(message, detail);
  return Object.assign(new Error(message), { name });
}

/** Receives the completed fraction of a call, and the name of the current stage for calls that have named stages. */
export type ProgressListener = (fraction: number, doing?: string) => void;

/** Calls into a worker. Calls in flight when it is lost are rejected with EngineError, so that their work is repeated. */
export interface WorkerClient {
  call<C extends Call>(call: C, params: Calls[C]['params'], onProgress?: ProgressListener): Promise<Calls[C]['result']>;
  terminate(): void;
}

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (reason: Error) => void;
  readonly onProgress: ProgressListener | undefined;
}

/** Long calls without an engine, such as the toys of a claim, compute for minutes without a sign of life. */
const DEFAULT_PATIENCE = 600;

/**
 * `patience`: seconds of silence, while a call is in flight and the page itself is running, after which the worker is
 * taken to hang and is terminated.
 */
export function createWorkerClient(channel: Channel, { patience = DEFAULT_PATIENCE } = {}): WorkerClient {
  const pending = new Map<number, Pending>();
  let nextId = 0;
  let death: string | null = null;
  const lost = () => new EngineError(`worker: ${death}`, { lost: 'worker' });
  const rejectAll = (reason: string) => {
    death ??= reason;
    silence.stop();
    for (const { reject } of pending.values()) reject(lost());
    pending.clear();
  };
  const silence = watchSilence(patience, (seconds) => {
    channel.terminate();
    rejectAll(`it gave no sign of life for ${seconds} seconds and was terminated.`);
  });
  channel.onReply((reply) => {
    silence.heard();
    if ('heartbeat' in reply) return;
    const waiting = pending.get(reply.id);
    if ('progress' in reply) {
      waiting?.onProgress?.(reply.progress, reply.doing);
      return;
    }
    pending.delete(reply.id);
    if (pending.size === 0) silence.stop();
    if ('failure' in reply) waiting?.reject(rebuilt(reply.failure));
    else waiting?.resolve(reply.result as never);
  });
  channel.onDeath(rejectAll);
  return {
    call: (call, params, onProgress) =>
      new Promise((resolve, reject) => {
        if (death !== null) {
          reject(lost());
          return;
        }
        const id = nextId++;
        const request = { id, call, params } as Request;
        channel.post(request, movedByRequest(request));
        pending.set(id, { resolve, reject, onProgress });
        silence.start();
      }),
    terminate: () => {
      channel.terminate();
      rejectAll('it was terminated.');
    },
  };
}
