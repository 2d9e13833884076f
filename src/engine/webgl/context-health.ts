import { EngineError } from '../../errors.ts';

/** What is known of a WebGL context beside the numbers it returns. */
export interface ContextHealth {
  /** Throws EngineError, with `lost: 'device'`, if the context is lost or has reported an error. */
  require(): void;
  /** Runs `work`; what it throws on a lost context, where tfjs fails in many ways, becomes that EngineError. */
  explain<T>(work: () => T): T;
}

export const deviceLost = (got: string): EngineError =>
  new EngineError(
    `engine/webgl: the device must compute what it is asked to, got a failure: ${got}. ` +
      'Open a new engine and restore the last state.',
    { lost: 'device' },
  );

/** Names of the errors of WebGL, by number. */
const ERRORS: Readonly<Record<number, string>> = {
  1280: 'INVALID_ENUM',
  1281: 'INVALID_VALUE',
  1282: 'INVALID_OPERATION',
  1285: 'OUT_OF_MEMORY',
  1286: 'INVALID_FRAMEBUFFER_OPERATION',
  37442: 'CONTEXT_LOST_WEBGL',
};

/** Watches a context from now on; errors that it reported before are forgotten. */
export function watchContext(canvas: EventTarget, gl: WebGL2RenderingContext): ContextHealth {
  // Remembered: a context that has been restored has lost its textures all the same.
  let lost = false;
  canvas.addEventListener('webglcontextlost', () => {
    lost = true;
  });
  const isLost = () => {
    lost ||= gl.isContextLost();
    return lost;
  };
  while (!isLost() && gl.getError() !== gl.NO_ERROR);
  const require = () => {
    if (isLost()) throw deviceLost('context lost');
    // A draw into a texture that could not be allocated reports an error and leaves zeros. After a read-back nothing is
    // queued, so that asking is cheap.
    const error = gl.getError();
    if (error !== gl.NO_ERROR) throw deviceLost(`WebGL error ${ERRORS[error] ?? error}`);
  };
  return {
    require,
    explain(work) {
      try {
        return work();
      } catch (error) {
        if (isLost() && !(error instanceof EngineError)) throw deviceLost('context lost');
        throw error;
      }
    },
  };
}
