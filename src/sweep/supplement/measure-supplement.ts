import type { EngineDescription } from '../../engine/contract.ts';
import { EngineError } from '../../errors.ts';
import type { Tier } from '../../probes/scalar/tiers.ts';
import type { CohortProgress, EngineSwitch } from '../cohort-progress.ts';
import type { ExecutorPool, SegmentExecutor } from '../executor.ts';
import { performSweep } from '../perform-sweep.ts';
import { cohortsOf } from '../plan.ts';
import { createTraceStore } from '../results/trace-store.ts';
import type { FinishedRun } from '../segment/run-status.ts';
import { createSweepControl, type SweepControl } from '../sweep-control.ts';
import type { SweepIncident } from '../sweep-incident.ts';
import type { Cohort, RunId } from '../sweep-plan.ts';
import { checkRepetition } from './check-repetition.ts';
import { type EndedSweep, reachedRuns } from './reached.ts';
import { countOwnSamples, type Supplement } from './supplement.ts';

/** A sweep that has ended, with what says how its numbers came about. */
export interface RepeatedSweep extends EndedSweep {
  readonly engine: EngineDescription;
  readonly switches: readonly EngineSwitch[];
}

export interface MeasureSupplementOptions {
  readonly tier: Tier;
  /** Of the plan with that tier (`withTier`), on the engine of the sweep. Disposed of at the end. */
  readonly pool: ExecutorPool;
  readonly control?: SweepControl;
  /** Called after every segment whose samples were those of the sweep. */
  readonly onSegment?: (progress: CohortProgress) => void;
  readonly onIncident?: (incident: SweepIncident) => void;
  readonly segmentMilliseconds?: number;
}

/** Performs each cohort as far as its runs had come in the sweep, and no further. */
function untilReached(
  executor: SegmentExecutor,
  { plan }: EndedSweep,
  reached: ReadonlyMap<RunId, FinishedRun>,
): SegmentExecutor {
  const lastOf = ({ runs }: Cohort) => Math.max(...runs.map(({ id }) => reached.get(id)?.step ?? 0));
  return {
    engine: executor.engine,
    ...(executor.hasDataFor && { hasDataFor: (cohort) => executor.hasDataFor!(cohort) }),
    time: (request) => executor.time(request),
    dispose: () => executor.dispose(),
    async perform(request, onPhase) {
      const last = lastOf(request.cohort);
      // The first segment of a warm start counts its steps from another beginning.
      const isBounded = request.state !== null || plan.spec.start === undefined;
      const untilStep = isBounded ? Math.min(request.untilStep, last) : request.untilStep;
      const result = await executor.perform({ ...request, untilStep }, onPhase);
      return result.state && result.state.step >= last ? { ...result, state: null } : result;
    },
  };
}

/** Throws EngineError where the numbers of a sweep cannot be made again on a pool's engine. */
function requireRepeatable({ engine, switches }: RepeatedSweep, { description }: ExecutorPool): void {
  if (switches.length > 0)
    throw new EngineError(
      'supplement: all runs must have been trained by one engine, but some went on with another. Run the sweep again with the dearer tier.',
    );
  if (description.kind !== engine.kind)
    throw new EngineError(
      `supplement: the engine must be that of the sweep, ${engine.kind}, got ${description.kind}${description.refusals ? ` (${description.refusals.join(' ')})` : ''}. ` +
        'Run the sweep again with the dearer tier.',
    );
}

/**
 * Measures the tiers above that of a sweep up to `tier`, by performing its plan again with that tier: measuring changes no
 * training, so every run goes through the same states. Each sample of the sweep is made again, and compared to the last bit;
 * the first difference ends it with EngineError and nothing is added. Resolves to null where `control` stops it first. Runs
 * of a stopped sweep are performed as far as they had come.
 */
export async function measureSupplement(
  sweep: RepeatedSweep,
  { tier, pool, control = createSweepControl(), onSegment, onIncident, segmentMilliseconds }: MeasureSupplementOptions,
): Promise<Supplement | null> {
  const { plan, traces: own, engine } = sweep;
  const { fallback: _noOther, ...onlyThis } = pool;
  try {
    requireRepeatable(sweep, pool);
  } catch (error) {
    pool.dispose?.();
    throw error;
  }
  const reached = reachedRuns(sweep);
  const check = checkRepetition(sweep);
  const traces = createTraceStore();
  const cohorts = cohortsOf({ ...plan, runs: plan.runs.filter(({ id }) => reached.has(id)) }, pool.cohortSize);
  let open = cohorts.length;
  let difference: string | null = null;
  const record = {
    tasks: cohorts.map((cohort) => ({ cohort, state: null })),
    record(progress: CohortProgress) {
      if (difference !== null) return;
      const { added, ...found } = check.add(progress);
      difference = found.difference;
      // What other executors do is of no use any more.
      if (difference !== null) return control.stop();
      traces.append(added);
      if (progress.state === null) open--;
      onSegment?.(progress);
    },
  };
  await performSweep(record, {
    control,
    ...(onIncident && { onIncident }),
    ...(segmentMilliseconds !== undefined && { segmentMilliseconds }),
    pool: { ...onlyThis, spawn: async (...place) => untilReached(await pool.spawn(...place), sweep, reached) },
  });
  if (difference === null && open > 0) return null;
  difference ??= check.end();
  if (difference !== null)
    throw new EngineError(
      `supplement: every number of the sweep must come out again on ${pool.description.device}, but ${difference}. ` +
        `It was trained on ${engine.device}: measure it there, or run it again with the dearer tier.`,
    );
  return { tier, ownSamples: countOwnSamples(plan, own), traces };
}
