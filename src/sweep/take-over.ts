import { dataSeedsOf, seedsOf } from '../data/seeds.ts';
import type { EngineKind } from '../engine/contract.ts';
import { cohortsOf } from './plan.ts';
import { canonicalJson } from './results/fingerprint.ts';
import type { PhaseMilliseconds } from './segment/phase.ts';
import { batchSizesOf, learningRatesOf } from './spec/axis.ts';
import type { SweepSpec } from './spec/sweep-spec.ts';
import { dataSeedOf, type Run, type RunId, type SweepPlan } from './sweep-plan.ts';
import type { SweepCheckpoint, SweepRecord } from './sweep-record.ts';

/** A sweep that was performed, to its end or a part of it. */
export type PerformedSweep = Pick<
  SweepRecord,
  'plan' | 'traces' | 'finished' | 'tasks' | 'engine' | 'switches' | 'milliseconds'
>;

/** What trains a run besides its own η, B and seed, as a text. */
export const trainingKey = ({ name: _label, grid: _runs, ...training }: SweepSpec) => canonicalJson(training);

const settingKey = (...setting: [learningRate: number, batchSize: number, seed: number, dataSeed: number]) =>
  setting.join(' ');
/** What tells a run from the others of its sweep, as a text. */
export const settingOf = (plan: SweepPlan, run: Run) =>
  settingKey(run.learningRate, run.batchSize, run.seed, dataSeedOf(plan, run));

/** Whether runs of a spec are those of a sweep that was performed, where η, B and seeds are equal. */
const isAlike = (spec: SweepSpec, { plan, engine, switches }: PerformedSweep) =>
  engine === 'simd' && switches.length === 0 && trainingKey(spec) === trainingKey(plan.spec);

/**
 * What a sweep has of the runs with some settings, in their order: the run that was trained to its end, or null. Where both
 * have the same runs, they are taken only if `whole`.
 */
function trainedOf(settings: readonly string[], { plan, finished }: PerformedSweep, whole: boolean): (RunId | null)[] {
  const runs = new Map(plan.runs.map((run) => [settingOf(plan, run), run.id]));
  if (!whole && settings.length === runs.size && settings.every((setting) => runs.has(setting)))
    return settings.map(() => null);
  return settings.map((setting) => {
    const run = runs.get(setting);
    const outcome = run === undefined ? undefined : finished.get(run)?.outcome;
    return run === undefined || outcome === undefined || outcome === 'stopped' ? null : run;
  });
}

/** Examples drawn by the steps of a run: what a share of the work is taken to be. */
const drawn = ({ batchSize }: Run, step: number) => batchSize * Math.max(1, step);

/**
 * The runs of `plan` that a sweep before it has trained to their end, as the ids of both; empty where anything but name and
 * grid differs, where a run went on with another engine, where the engine does not promise equal bits, and where both
 * have the same runs and `whole` is not set: then the user wants them trained again.
 */
export function runsToTakeOver(plan: SweepPlan, before: PerformedSweep, whole = false): ReadonlyMap<RunId, RunId> {
  if (!isAlike(plan.spec, before)) return new Map();
  const trained = trainedOf(
    plan.runs.map((run) => settingOf(plan, run)),
    before,
    whole,
  );
  return new Map(plan.runs.flatMap(({ id }, i) => (trained[i] === null ? [] : [[trained[i], id] as const])));
}

/** How many runs of a spec `runsToTakeOver` would find, without a plan of it. */
export function countToTakeOver(spec: SweepSpec, before: PerformedSweep): number {
  if (!isAlike(spec, before)) return 0;
  const dataSeeds = dataSeedsOf(spec.dataset);
  const seeds = seedsOf(spec.grid.seeds);
  const sizes = batchSizesOf(spec.grid.batchSizes, before.plan.examples);
  const settings = learningRatesOf(spec.grid.learningRates).flatMap((rate) =>
    sizes.flatMap((size) =>
      seeds.flatMap((seed) => dataSeeds.map((dataSeed) => settingKey(rate, size, seed, dataSeed))),
    ),
  );
  return trainedOf(settings, before, false).filter((run) => run !== null).length;
}

/** The fraction of the work done by a sweep that went into some of its runs, in (0, 1]. */
function shareOf({ plan, finished, tasks }: PerformedSweep, runs: ReadonlyMap<RunId, RunId>): number {
  let [all, taken] = [0, 0];
  for (const { run, step } of finished.values()) {
    const work = drawn(plan.runs[run], step);
    all += work;
    if (runs.has(run)) taken += work;
  }
  for (const { cohort, state } of tasks)
    for (const run of state?.runs ?? cohort.runs) if (!finished.has(run.id)) all += drawn(run, state?.step ?? 0);
  return all > 0 ? taken / all : 1;
}

const scaled = (milliseconds: PhaseMilliseconds, factor: number): PhaseMilliseconds =>
  Object.fromEntries(Object.entries(milliseconds).map(([phase, duration]) => [phase, duration * factor]));

interface TakeOverOptions {
  readonly kind: EngineKind;
  readonly cohortSize: number;
  /** Default false; see `runsToTakeOver`. */
  readonly whole?: boolean;
}

/** From where a sweep starts that takes runs over. */
export interface TakenOver {
  readonly checkpoint: SweepCheckpoint;
  /** Number of runs that are not trained again. */
  readonly runs: number;
  /** Fraction of the work of the sweep before that went into them, in (0, 1]. */
  readonly share: number;
}

/**
 * A start of `plan` with the runs that a sweep before it has trained on the same engine: a run is a function of spec, η, B
 * and seed alone, so that the numbers, and the fingerprint, are those of training all of them. Null where there is none.
 */
export function takeOver(
  plan: SweepPlan,
  before: PerformedSweep,
  { kind, cohortSize, whole }: TakeOverOptions,
): TakenOver | null {
  const ids = kind === before.engine ? runsToTakeOver(plan, before, whole) : new Map<RunId, RunId>();
  if (ids.size === 0) return null;
  const taken = new Set(ids.values());
  const left = plan.runs.filter(({ id }) => !taken.has(id));
  const share = shareOf(before, ids);
  const own = (run: RunId) => ids.get(run) as RunId;
  return {
    runs: ids.size,
    share,
    checkpoint: {
      version: 2,
      spec: plan.spec,
      engine: kind,
      switches: [],
      tasks: cohortsOf({ ...plan, runs: left }, cohortSize).map((cohort) => ({ cohort, state: null })),
      samples: before.traces
        .all()
        .flatMap((sample) => (ids.has(sample.run) ? [{ ...sample, run: own(sample.run) }] : [])),
      finished: [...before.finished.values()].flatMap((run) =>
        ids.has(run.run) ? [{ ...run, run: own(run.run) }] : [],
      ),
      ...(before.milliseconds && { milliseconds: scaled(before.milliseconds, share) }),
    },
  };
}
