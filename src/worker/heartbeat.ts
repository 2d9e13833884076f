import type { Engine, Program } from '../engine/contract.ts';

const BEAT_MILLISECONDS = 1000;

/** The signs of life of a worker; see `watchSilence` for who listens. */
export interface Heart {
  /** Sends a sign of life, at most about one a second. Works where a computation never returns to the event loop. */
  beat(): void;
  /** Beats by a timer until `work` settles: for waits in which nothing is computed. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

export function createHeart(send: () => void, now: () => number = () => performance.now()): Heart {
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setInterval> | null = null;
  let active = 0;
  const beat = () => {
    if (now() - last < BEAT_MILLISECONDS) return;
    last = now();
    send();
  };
  return {
    beat,
    async during(work) {
      active++;
      timer ??= setInterval(send, BEAT_MILLISECONDS);
      try {
        return await work();
      } finally {
        if (--active === 0 && timer !== null) {
          clearInterval(timer);
          timer = null;
        }
      }
    },
  };
}

type Method = (...args: unknown[]) => unknown;

/** `target` that beats before each call of a method; `wrapResult` may replace what a method returns. */
function beating<T extends object>(
  target: T,
  beat: () => void,
  wrapResult = (_: string, result: unknown) => result,
): T {
  return new Proxy(target, {
    get(_, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        beat();
        return wrapResult(String(name), (member as Method).apply(target, args));
      };
    },
  });
}

/**
 * An engine that beats whenever a program or point of it is called. A segment calls them hundreds of times, so that a
 * worker is silent for no longer than one operator or one chunk of steps takes.
 */
export function beatingEngine(engine: Engine, beat: () => void): Engine {
  const programOf = (program: Program) =>
    beating(program, beat, (name, result) =>
      name === 'at' ? (result as ReturnType<Program['at']>).then((point) => beating(point, beat)) : result,
    );
  return {
    description: engine.description,
    open: async (...args) => programOf(await engine.open(...args)),
    dispose: () => engine.dispose(),
  };
}
