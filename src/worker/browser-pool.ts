import type { EngineKind } from '../engine/contract.ts';
import { type EngineTiming, timingText } from '../engine/engine-timing.ts';
import { EngineError, messageOf } from '../errors.ts';
import type { ReferenceCheck } from '../probes/reference/check-engine.ts';
import type { ExecutorPool } from '../sweep/executor.ts';
import { createWorkerClient, type WorkerClient } from './client.ts';
import { ENGINE_ORDER, type EnginePool, type ReferenceContent } from './engine-pool.ts';
import { RUNS_PER_COHORT, workersFor } from './engine-resources.ts';
import type { Channel } from './protocol.ts';
import { retryLost } from './retry-lost.ts';
import { timeEngines } from './time-engines.ts';
import { createTimingMemory, type TimingMemory } from './timing-memory.ts';
import { checkedWorkerPool, openSweepIn, openWorker, type StartedWorker, startCheckedWorker } from './worker-pool.ts';

/** Engines to try, in order, and how the first of them was chosen. */
interface Choice {
  readonly order: readonly EngineKind[];
  readonly note?: string;
  /** The device on which the first was timed. */
  readonly device?: string | undefined;
  /** Why other engines cannot run here. */
  readonly refusals: readonly string[];
}

/** The choice under `auto`. */
function fastestKnown(timing: EngineTiming | null): Choice {
  const { kind, device } = timing?.times[0] ?? { kind: 'simd', device: undefined };
  return { order: ENGINE_ORDER[kind], note: timingText(timing), device, refusals: timing?.refusals ?? [] };
}

/** Checks an engine with reference files, in a dedicated worker that is terminated afterwards. */
async function checkOn(client: WorkerClient, engine: EngineKind, files: readonly ReferenceContent[]) {
  try {
    const checks: ReferenceCheck[] = [];
    for (const file of files) checks.push(await client.call('checkReference', { engine, ...file }));
    return checks;
  } finally {
    client.terminate();
  }
}

/** Remembers nothing beyond the page. */
const forThisPage = () => createTimingMemory({ read: () => null, write: () => {} }, '');

interface BrowserPoolOptions {
  /** See `createWorkerClient`. */
  readonly patience?: number;
  readonly timings?: TimingMemory;
}

/** An engine pool whose first worker can be started ahead. */
export interface BrowserPool extends EnginePool {
  /**
   * Starts a worker with the `simd` engine, which loads, compiles and checks itself while the page prepares its first sweep:
   * that sweep then starts at once.
   */
  startAhead(): void;
  /** Ends that worker where no sweep has taken it. */
  endAhead(): void;
}

/**
 * Engines of this browser, each in dedicated workers made by `openChannel`. `auto` takes the engine that is remembered to be
 * the fastest on sweeps of the kind, if it still runs on the same device, else `simd`; no engine is timed for it.
 */
export function createBrowserPool(
  openChannel: () => Channel,
  concurrency: number,
  { patience, timings = forThisPage() }: BrowserPoolOptions = {},
): BrowserPool {
  let ahead: StartedWorker | null = null;
  /** The worker that was started ahead, once. */
  const takeAhead = () => {
    const taken = ahead;
    ahead = null;
    return taken;
  };

  return {
    startAhead() {
      ahead ??= startCheckedWorker(openChannel, 'simd', patience);
    },
    endAhead: () => takeAhead()?.client.terminate(),
    check: (engine, files) => checkOn(createWorkerClient(openChannel()), engine, files),
    timing: (plan) => timings.of(plan),
    async time(sweep, signal) {
      const timing = await timeEngines(sweep, { openChannel, concurrency, patience, signal });
      timings.keep(sweep.plan, timing);
      return timing;
    },
    async choose(preference, plan, data): Promise<ExecutorPool> {
      const poolOf = async (kind: EngineKind, device?: string) => {
        const sweep = { engine: kind, plan, data };
        const open = () => openWorker(openChannel, sweep, patience);
        const started = kind === 'simd' ? takeAhead() : null;
        const first = await (started ? openSweepIn(started, sweep) : open());
        const found = first.executor.engine.device;
        if (device !== undefined && device !== found) {
          first.client.terminate();
          timings.forget(plan);
          throw new EngineError(`engine "${kind}": it was timed on ${device} and now runs on ${found}.`);
        }
        // A GPU may be lost again and again where the processor can go on.
        const fallback = ({ message }: EngineError) => firstOf({ order: ENGINE_ORDER.simd, refusals: [message] });
        return checkedWorkerPool(first, {
          workers: workersFor(kind, concurrency),
          cohortSize: RUNS_PER_COHORT[kind],
          open,
          ...(kind === 'webgl' && { fallback }),
        });
      };
      /** The first engine of an order that can run here. */
      const firstOf = async ({ order, note, device, ...refused }: Choice): Promise<ExecutorPool> => {
        const refusals = [...refused.refusals];
        for (const kind of order) {
          const timedOn = kind === order[0] ? device : undefined;
          const pool = await retryLost(() => poolOf(kind, timedOn)).catch(
            (error) => void refusals.push(messageOf(error)),
          );
          if (!pool) continue;
          const about = {
            ...(note !== undefined && kind === order[0] && { note }),
            ...(refusals.length > 0 && { refusals }),
          };
          return { ...pool, description: { ...pool.description, ...about } };
        }
        throw new EngineError(refusals.join(' '));
      };
      return firstOf(
        preference === 'auto' ? fastestKnown(timings.of(plan)) : { order: ENGINE_ORDER[preference], refusals: [] },
      );
    },
  };
}
