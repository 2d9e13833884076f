import { createAnswerer, type MakeEngine } from '../../src/worker/answer.ts';
import type { Channel, Reply } from '../../src/worker/protocol.ts';

/** A worker that lives in this thread: what crosses is cloned, as between threads. Terminated, it answers no more. */
export function localChannel(makeEngine: MakeEngine): Channel {
  let tell: (reply: Reply) => void = () => {};
  let isAlive = true;
  const send = (reply: Reply) => {
    if (isAlive) tell(structuredClone(reply));
  };
  const answer = createAnswerer(makeEngine, send);
  return {
    post: (request) => void answer(structuredClone(request)).then(send),
    onReply: (listener) => {
      tell = listener;
    },
    onDeath: () => {},
    terminate: () => {
      isAlive = false;
    },
  };
}
