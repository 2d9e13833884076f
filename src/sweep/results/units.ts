import { mean } from '../../math/statistics.ts';

/** The fields of a run that `unitsOf` needs. */
export interface UnitRun {
  readonly seed: number;
  /** Absent if all runs are trained on one data set. */
  readonly dataSeed?: number;
}

/** Unit of replication: a seed occurs in every cell, and so does a data set with all its seeds. */
export type UnitKind = 'seed' | 'data seed';

export interface Unit<R> {
  readonly kind: UnitKind;
  readonly seed: number;
  readonly results: readonly R[];
}

/**
 * The independent replicates of a sweep, in order of first appearance: its data seeds if there are two or more, with
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

/** The number of a unit, and which unit it is. */
export interface UnitValue {
  readonly unit: number;
  readonly value: number;
}

/** One number per unit: the mean of its finite values. Units without one are left out. */
export function unitValues<R extends { readonly run: UnitRun }>(
  results: readonly R[],
  read: (result: R) => number,
): UnitValue[] {
  return unitsOf(results).flatMap(({ seed, results: own }) => {
    const values = own.map(read).filter(Number.isFinite);
    return values.length > 0 ? [{ unit: seed, value: mean(values) }] : [];
  });
}

/** `unitValues` without their units. */
export const unitMeans = <R extends { readonly run: UnitRun }>(
  results: readonly R[],
  read: (result: R) => number,
): number[] => unitValues(results, read).map(({ value }) => value);

/** "5 seeds", "1 data seed". */
export const unitText = (count: number, kind: UnitKind) => `${count} ${kind}${count === 1 ? '' : 's'}`;

/** Data sets of a sweep, and the seeds on each. */
interface Replication {
  readonly dataSeeds: readonly number[];
  readonly seeds: readonly number[];
}

/** The unit of a planned sweep, known before it has results. */
export const unitKindOf = ({ dataSeeds }: Pick<Replication, 'dataSeeds'>): UnitKind =>
  dataSeeds.length > 1 ? 'data seed' : 'seed';

/**
 * What the intervals of a sweep are conditional on, stated once wherever one is shown. With one data set they are for other
 * seeds on that set; with several, for other data sets with the same seeds, whose initial weights are the same on every data
 * set and so do not average out over data sets. '' if there is no interval.
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
