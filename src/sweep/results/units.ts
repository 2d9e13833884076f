import { mean } from '../../math/statistics.ts';

/** What `unitsOf` must know of a run. */
export interface UnitRun {
  readonly seed: number;
  /** Absent where all runs are trained on one data set. */
  readonly dataSeed?: number;
}

/** What is independently replicated: a seed goes through all cells, and so does a data set with all its seeds. */
export type UnitKind = 'seed' | 'data seed';

export interface Unit<R> {
  readonly kind: UnitKind;
  readonly seed: number;
  readonly results: readonly R[];
}

/**
 * The independent replicates of a sweep, in order of first appearance: its data seeds where runs have two or more, with
 * seeds nested in them, else its seeds. Runs of one unit share initial weights or data in all cells, so intervals are over
 * units and never over single runs.
 */
export function unitsOf<R extends { readonly run: UnitRun }>(results: readonly R[]): Unit<R>[] {
  const dataSeeds = new Set(results.map(({ run }) => run.dataSeed));
  const kind: UnitKind = dataSeeds.size > 1 ? 'data seed' : 'seed';
  const groups = new Map<number, R[]>();
  for (const result of results) {
    const { seed, dataSeed = seed } = result.run;
    const key = kind === 'seed' ? seed : dataSeed;
    const group = groups.get(key);
    if (group) group.push(result);
    else groups.set(key, [result]);
  }
  return [...groups].map(([seed, own]) => ({ kind, seed, results: own }));
}

/** One number per unit: the mean of its finite values. Units without one are left out. */
export function unitMeans<R extends { readonly run: UnitRun }>(
  results: readonly R[],
  read: (result: R) => number,
): number[] {
  return unitsOf(results)
    .map(({ results: own }) => own.map(read).filter(Number.isFinite))
    .filter((values) => values.length > 0)
    .map(mean);
}

/** "5 seeds", "1 data seed". */
export const unitText = (count: number, kind: UnitKind) => `${count} ${kind}${count === 1 ? '' : 's'}`;

/** What a sweep is planned over: its data sets, and the seeds on each. */
interface Replication {
  readonly dataSeeds: readonly number[];
  readonly seeds: readonly number[];
}

/** The unit of a planned sweep, known before it has results. */
export const unitKindOf = ({ dataSeeds }: Pick<Replication, 'dataSeeds'>): UnitKind =>
  dataSeeds.length > 1 ? 'data seed' : 'seed';

/**
 * What every interval of a sweep is conditional on, to be said once wherever one is shown. With one data set it is about
 * other seeds on that set. With several it is about other data sets and the same seeds: these are the same initial weights on
 * every data set, so what they have in common does not average out over data sets. '' where there is no interval.
 */
export function conditionText(plan: Replication): string {
  if (unitKindOf(plan) === 'data seed') return `conditional on ${plan.seeds.length > 1 ? 'these seeds' : 'this seed'}`;
  return plan.seeds.length > 1 ? 'conditional on this data set' : '';
}

/** "3 seeds, conditional on this data set", "4 data seeds × 3 seeds, conditional on these seeds" */
export function replicationText(plan: Replication): string {
  const seeds = unitText(plan.seeds.length, 'seed');
  const all = unitKindOf(plan) === 'data seed' ? `${unitText(plan.dataSeeds.length, 'data seed')} × ${seeds}` : seeds;
  return [all, conditionText(plan)].filter((text) => text !== '').join(', ');
}
