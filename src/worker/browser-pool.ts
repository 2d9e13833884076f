import type { Dataset } from '../data/dataset.ts';
import type { EngineDescription, EngineKind } from '../engine/contract.ts';
import type { SegmentExecutor } from '../sweep/executor.ts';
import type { SweepPlan } from '../sweep/plan.ts';
import { createWorkerClient } from './client.ts';
import type { ChosenEngine, EnginePool, EnginePreference } from './engine-pool.ts';
import type { Channel } from './protocol.ts';
import { createRemoteExecutor } from './remote-executor.ts';

/** Milliseconds each engine may be timed for under `auto`: 300 for both together. */
const TIMING_BUDGET = 150;
/** Runs trained together: a GPU wants many, a SIMD worker few, so that work can be spread evenly. */
const COHORT_SIZE: Record<EngineKind, number> = { webgl: 64, 'tfjs-cpu': 16, simd: 4 };

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));
const microseconds = (milliseconds: number) => `${Number((milliseconds * 1000).toPrecision(3))} µs`;

interface Candidate {
  readonly kind: EngineKind;
  readonly executor: SegmentExecutor;
  /** Milliseconds per step of one run, all workers together. */
  readonly time: number;
}

/**
 * Engines of this browser, each in dedicated workers made by `openChannel`. One worker for a GPU; for SIMD as many as
 * `concurrency` allows less one for the page.
 */
export function createBrowserPool(openChannel: () => Channel, concurrency: number): EnginePool {
  const workersFor = (kind: EngineKind) => (kind === 'simd' ? Math.max(1, concurrency - 1) : 1);

  const chosen = (
    kind: EngineKind,
    first: SegmentExecutor,
    note: string | undefined,
    open: () => Promise<SegmentExecutor>,
  ): ChosenEngine => {
    let ready: SegmentExecutor | null = first;
    const description: EngineDescription = { ...first.engine, ...(note === undefined ? {} : { note }) };
    return {
      description,
      workers: workersFor(kind),
      cohortSize: COHORT_SIZE[kind],
      async spawn() {
        const executor = ready ?? (await open());
        ready = null;
        return executor;
      },
    };
  };

  return {
    async choose(preference: EnginePreference, plan: SweepPlan, dataset: Dataset) {
      const open = (kind: EngineKind) =>
        createRemoteExecutor(createWorkerClient(openChannel()), { engine: kind, spec: plan.spec, dataset });
      const use = (kind: EngineKind, first: SegmentExecutor, note?: string) =>
        chosen(kind, first, note, () => open(kind));

      if (preference !== 'auto') return use(preference, await open(preference));

      const candidates: Candidate[] = [];
      const refusals: string[] = [];
      for (const kind of ['simd', 'webgl'] as const) {
        try {
          const executor = await open(kind);
          const perRunStep = await executor.time({ runs: COHORT_SIZE[kind], budget: TIMING_BUDGET });
          candidates.push({ kind, executor, time: perRunStep / workersFor(kind) });
        } catch (error) {
          refusals.push(`${kind} not available: ${message(error)}`);
        }
      }
      candidates.sort((a, b) => a.time - b.time);
      const [fastest, ...others] = candidates;
      if (fastest === undefined) return use('tfjs-cpu', await open('tfjs-cpu'), refusals.join('; '));
      for (const { executor } of others) executor.dispose();
      const figures = candidates.map(({ kind, time }) => `${kind} ${microseconds(time)}`).join(', ');
      const reason = others.length > 0 ? `fastest here per step of one run: ${figures}` : refusals.join('; ');
      return use(fastest.kind, fastest.executor, reason);
    },
  };
}
