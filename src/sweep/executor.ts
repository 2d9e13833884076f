import type { Dataset } from '../data/dataset.ts';
import type { Engine, EngineDescription, Program } from '../engine/contract.ts';
import { type EngineError, SpecError } from '../errors.ts';
import { recentlyUsed } from './recently-used.ts';
import type { PhaseObserver } from './segment/phase.ts';
import { performSegment, type SegmentRequest, type SegmentResult } from './segment/segment.ts';
import { fittingIn, type SweepData } from './sweep-data.ts';
import { type Cohort, dataSeedOf, type SweepPlan } from './sweep-plan.ts';
import { timeEngine } from './training/time-engine.ts';

/**
 * Performs segments of one sweep, one at a time, on an engine in this thread or in a worker. A rejected `perform` loses
 * only that segment.
 */
export interface SegmentExecutor {
  readonly engine: EngineDescription;
  perform(request: SegmentRequest, onPhase?: PhaseObserver): Promise<SegmentResult>;
  /** Milliseconds per step of one run; see `timeEngine`. */
  time(request: { runs: number; budget: number }): Promise<number>;
  /** Whether it can perform segments of a cohort without closing the data set of another. Default: always. */
  hasDataFor?(cohort: Cohort): boolean;
  dispose(): void;
}

/** Executors of one engine for one sweep. Results do not depend on their number. */
export interface ExecutorPool {
  readonly description: EngineDescription;
  /** Number of executors. */
  readonly workers: number;
  /** Runs per cohort that suit the engine. */
  readonly cohortSize: number;
  /**
   * Makes executor number `index`; called again, with the failure, when one breaks. Only the first of a pool's executors
   * may have been checked beforehand: one that replaces another must pass its self-check.
   */
  spawn(index: number, failure: unknown): Promise<SegmentExecutor>;
  /** The pool that goes on with the sweep once this engine has failed for good; absent where no other engine is better. */
  fallback?(failure: EngineError): Promise<ExecutorPool>;
  /** Releases what no executor uses; executors are disposed of by who asked for them. */
  dispose?(): void;
}

/** An executor for the data sets that are open. The first data set of the sweep always is. */
export interface DataExecutor extends SegmentExecutor {
  openData(dataSeed: number, dataset: Dataset): Promise<void>;
  closeData(dataSeed: number): Promise<void>;
}

/** An executor in this thread. It owns the programs that it opens, not the engine. */
export async function createDataExecutor(engine: Engine, plan: SweepPlan, first: Dataset): Promise<DataExecutor> {
  const open = (dataset: Dataset) => engine.open(plan.network, dataset);
  const programs = new Map<number, Program>([[plan.dataSeeds[0], await open(first)]]);
  const programOf = (dataSeed: number) => {
    const program = programs.get(dataSeed);
    if (program) return program;
    throw new SpecError(`executor: the data set of data seed ${dataSeed} must be open before a segment is performed.`);
  };
  return {
    engine: engine.description,
    async openData(dataSeed, dataset) {
      if (!programs.has(dataSeed)) programs.set(dataSeed, await open(dataset));
    },
    async closeData(dataSeed) {
      programs.get(dataSeed)?.dispose();
      programs.delete(dataSeed);
    },
    perform: async (request, onPhase) =>
      performSegment(programOf(dataSeedOf(plan, request.cohort.runs[0])), plan, request, onPhase),
    // All data sets of a sweep have the same shapes, so any of them will do.
    time: async (request) => timeEngine([...programs.values()][0], plan, request),
    dispose() {
      for (const program of programs.values()) program.dispose();
    },
  };
}

const MOST_BYTES = 1 << 26;

interface OverDataOptions {
  readonly plan: SweepPlan;
  readonly data: SweepData;
  /** Limit on the bytes of open data sets, the first excluded. At least one is opened, whatever its size. */
  readonly mostBytes?: number;
}

/** Opens each data set of a sweep when a segment first needs it; the least recently used are closed. */
export function overData(
  executor: DataExecutor,
  { plan, data, mostBytes = MOST_BYTES }: OverDataOptions,
): SegmentExecutor {
  const { engine, perform, time, dispose } = executor;
  const [firstSeed] = plan.dataSeeds;
  const open = recentlyUsed({
    most: fittingIn(mostBytes, data.first),
    make: async (dataSeed: number) => executor.openData(dataSeed, await data.of(dataSeed)),
    drop: (_, dataSeed) => executor.closeData(dataSeed),
  });
  const seedOf = ({ runs }: Cohort) => dataSeedOf(plan, runs[0]);
  return {
    engine,
    hasDataFor: (cohort) => seedOf(cohort) === firstSeed || open.hasRoomFor(seedOf(cohort)),
    async perform(request, onPhase) {
      const dataSeed = seedOf(request.cohort);
      if (dataSeed !== firstSeed) await open.get(dataSeed);
      return perform(request, onPhase);
    },
    time,
    dispose,
  };
}

/** An executor in this thread for all data sets of a sweep. */
export const createLocalExecutor = async (engine: Engine, plan: SweepPlan, data: SweepData): Promise<SegmentExecutor> =>
  overData(await createDataExecutor(engine, plan, data.first), { plan, data });
