import type { EngineKind } from '../engine/contract.ts';
import type { EngineTiming, TimedEngine } from '../engine/engine-timing.ts';
import { EngineError, isLost, messageOf } from '../errors.ts';
import type { PreparedSweep } from '../sweep/perform-sweep.ts';
import { RUNS_PER_COHORT, workersFor } from './engine-resources.ts';
import type { Channel } from './protocol.ts';
import { checkedDescription, openSweepIn, startWorker } from './worker-pool.ts';

/** Milliseconds for timing each engine, beside its start and warm-up. */
const TIMING_BUDGET = 150;
/** tfjs on the CPU is never faster than SIMD. */
const TIMED = ['simd', 'webgl'] as const satisfies readonly EngineKind[];

interface TimeEnginesOptions {
  readonly openChannel: () => Channel;
  /** Threads of the machine. */
  readonly concurrency: number;
  readonly patience?: number | undefined;
  /** Ends the timing at once; the promise then rejects with its reason. */
  readonly signal: AbortSignal;
}

/** Times one engine on the training steps of a sweep, in a worker of its own, once it has passed its self-check. */
async function timeOne(
  kind: EngineKind,
  sweep: PreparedSweep,
  { openChannel, concurrency, patience, signal }: TimeEnginesOptions,
): Promise<TimedEngine> {
  const started = startWorker(openChannel, patience);
  const stop = () => started.client.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const opened = await openSweepIn(started, { engine: kind, ...sweep });
    const { device } = await checkedDescription(opened);
    const alone = await opened.executor.time({ runs: RUNS_PER_COHORT[kind], budget: TIMING_BUDGET });
    return { kind, device, milliseconds: alone / workersFor(kind, concurrency) };
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/**
 * Times the engines one after the other on a sweep: its network and data, its median B and as many runs as they train at once.
 * Measuring is not timed: its products are over all N examples and gain more from a GPU than a step over B of them does.
 * Rejects where a worker or device was lost, which says nothing about speed.
 */
export async function timeEngines(sweep: PreparedSweep, options: TimeEnginesOptions): Promise<EngineTiming> {
  const times: TimedEngine[] = [];
  const refusals: string[] = [];
  for (const kind of TIMED) {
    options.signal.throwIfAborted();
    try {
      times.push(await timeOne(kind, sweep, options));
    } catch (error) {
      options.signal.throwIfAborted();
      if (isLost(error) || !(error instanceof EngineError)) throw error;
      refusals.push(messageOf(error));
    }
  }
  if (times.length === 0) throw new EngineError(refusals.join(' '));
  times.sort((a, b) => a.milliseconds - b.milliseconds);
  return { at: Date.now(), times, refusals };
}
