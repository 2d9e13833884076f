import type { EngineKind } from '../engine/contract.ts';
import { EngineError, messageOf } from '../errors.ts';
import type { ReferenceCheck } from '../probes/reference/check-engine.ts';
import type { ExecutorPool } from '../sweep/executor.ts';
import type { SweepData } from '../sweep/sweep-data.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { createWorkerClient, type WorkerClient } from './client.ts';
import { ENGINE_ORDER, type EnginePool, type ReferenceContent } from './engine-pool.ts';
import type { Channel } from './protocol.ts';
import { checkedWorkerPool, type OpenedWorker, openWorker } from './worker-pool.ts';

/** Milliseconds for timing each engine under `auto`. */
const TIMING_BUDGET = 150;
/** Runs per cohort: many on a GPU; few on SIMD, so that work spreads evenly over workers. */
const COHORT_SIZE: Record<EngineKind, number> = { webgl: 64, 'tfjs-cpu': 16, simd: 4 };
const TIMED = ['simd', 'webgl'] as const;

const microseconds = (milliseconds: number) => `${Number((milliseconds * 1000).toPrecision(3))} µs`;

/** The order of the engines by speed on one kind of sweep. */
interface Comparison {
  /** Fastest first. */
  readonly order: readonly EngineKind[];
  /** Their times, if several were timed. */
  readonly note?: string;
  /** Why the other engines cannot run here. */
  readonly refusals: readonly string[];
}

/** Equal for sweeps whose steps take the same time. */
const comparisonKey = ({ network, batchSizes, runs, dataSeeds, spec }: SweepPlan) =>
  JSON.stringify([network.layers, network.loss, batchSizes, runs.length / dataSeeds.length, spec.rule]);

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

/**
 * Engines of this browser, each in dedicated workers made by `openChannel`: one worker for a GPU; for SIMD as many as
 * `concurrency` allows, less one for the page. `auto` times the engines on the sweep and takes the fastest that passes its
 * self-check, or tfjs on the CPU if none does. Timings are cached by `comparisonKey`.
 */
export function createBrowserPool(openChannel: () => Channel, concurrency: number): EnginePool {
  const workersFor = (kind: EngineKind) => (kind === 'simd' ? Math.max(1, concurrency - 1) : 1);
  const comparisons = new Map<string, Comparison>();

  /** Times every available engine. The workers opened for it are put into `spare`, to be used or terminated. */
  const compare = async (
    plan: SweepPlan,
    data: SweepData,
    spare: Map<EngineKind, OpenedWorker>,
  ): Promise<Comparison> => {
    const key = comparisonKey(plan);
    const known = comparisons.get(key);
    if (known) return known;
    const times: { kind: EngineKind; time: number }[] = [];
    const refusals: string[] = [];
    for (const kind of TIMED) {
      try {
        const opened = await openWorker(openChannel, { engine: kind, plan, data });
        spare.set(kind, opened);
        const time = await opened.executor.time({ runs: COHORT_SIZE[kind], budget: TIMING_BUDGET });
        times.push({ kind, time: time / workersFor(kind) });
      } catch (error) {
        refusals.push(messageOf(error));
      }
    }
    times.sort((a, b) => a.time - b.time);
    const figures = times.map(({ kind, time }) => `${kind} ${microseconds(time)}`).join(', ');
    const comparison: Comparison = {
      order: [...times.map(({ kind }) => kind), 'tfjs-cpu'],
      ...(times.length > 1 && { note: `fastest here, per step of one run: ${figures}` }),
      refusals,
    };
    comparisons.set(key, comparison);
    return comparison;
  };

  return {
    check: (engine, files) => checkOn(createWorkerClient(openChannel()), engine, files),
    async choose(preference, plan, data): Promise<ExecutorPool> {
      const spare = new Map<EngineKind, OpenedWorker>();
      const comparison: Comparison =
        preference === 'auto' ? await compare(plan, data, spare) : { order: ENGINE_ORDER[preference], refusals: [] };
      const { note, order } = comparison;
      const refusals = [...comparison.refusals];
      const poolOf = async (kind: EngineKind) => {
        const open = () => openWorker(openChannel, { engine: kind, plan, data });
        const first = spare.get(kind) ?? (await open());
        spare.delete(kind);
        return checkedWorkerPool(first, { workers: workersFor(kind), cohortSize: COHORT_SIZE[kind], open });
      };
      try {
        for (const kind of order) {
          const pool = await poolOf(kind).catch((error) => void refusals.push(messageOf(error)));
          if (!pool) continue;
          const about = { ...(note !== undefined && { note }), ...(refusals.length > 0 && { refusals }) };
          return { ...pool, description: { ...pool.description, ...about } };
        }
      } finally {
        for (const { client } of spare.values()) client.terminate();
      }
      throw new EngineError(refusals.join(' '));
    },
  };
}
