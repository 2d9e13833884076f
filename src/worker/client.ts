import { EngineError, SpecError } from '../errors.ts';
import type { Call, Calls, Channel, RemoteFailure, Request } from './protocol.ts';

function rebuilt({ name, message, detail }: RemoteFailure): Error {
  if (name === 'EngineError') return new EngineError(message);
  if (name === 'SpecError') return new SpecError(message, detail);
  return Object.assign(new Error(message), { name });
}

/** Receives the completed fraction of a call, and the name of the current stage for calls that have named stages. */
export type ProgressListener = (fraction: number, doing?: string) => void;

/** Calls into a worker. Calls in flight when it dies are rejected with EngineError, so that their work is repeated. */
export interface WorkerClient {
  call<C extends Call>(call: C, params: Calls[C]['params'], onProgress?: ProgressListener): Promise<Calls[C]['result']>;
  terminate(): void;
}

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (reason: Error) => void;
  readonly onProgress: ProgressListener | undefined;
}

export function createWorkerClient(channel: Channel): WorkerClient {
  const pending = new Map<number, Pending>();
  let nextId = 0;
  let death: string | null = null;
  const rejectAll = (reason: string) => {
    death = reason;
    for (const { reject } of pending.values()) reject(new EngineError(`worker: ${reason}`));
    pending.clear();
  };
  channel.onReply((reply) => {
    const waiting = pending.get(reply.id);
    if ('progress' in reply) {
      waiting?.onProgress?.(reply.progress, reply.doing);
      return;
    }
    pending.delete(reply.id);
    if ('failure' in reply) waiting?.reject(rebuilt(reply.failure));
    else waiting?.resolve(reply.result as never);
  });
  channel.onDeath(rejectAll);
  return {
    call: (call, params, onProgress) =>
      new Promise((resolve, reject) => {
        if (death !== null) {
          reject(new EngineError(`worker: ${death}`));
          return;
        }
        const id = nextId++;
        pending.set(id, { resolve, reject, onProgress });
        channel.post({ id, call, params } as Request);
      }),
    terminate: () => {
      channel.terminate();
      rejectAll('it was terminated.');
    },
  };
}
