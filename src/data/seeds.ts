import { SpecError } from '../errors.ts';
import type { SeedAxis } from './seed-axis.ts';
import type { DatasetSpec } from './spec.ts';

/** The distinct values, ascending. */
export const ascendingUnique = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);

/** The seeds of an axis, ascending: those of a list, or `first`, `first` + 1, … */
export const seedsOf = (axis: SeedAxis, first = 0): number[] =>
  Array.isArray(axis) ? ascendingUnique(axis) : Array.from({ length: axis }, (_, i) => first + i);

/** The seeds of a sweep's data sets: at least one. */
export type DataSeeds = readonly [number, ...number[]];

/**
 * The data seeds of a spec, ascending: `seed`, `seed` + 1, … if `seeds` is a count; `seeds` if it is a list, whatever `seed`
 * is; `seed` if it is absent.
 */
export function dataSeedsOf({ seed, seeds }: Pick<DatasetSpec, 'seed' | 'seeds'>): DataSeeds {
  const [first, ...others] = seedsOf(seeds ?? 1, seed);
  if (first === undefined) throw new SpecError('dataset.seeds: there must be at least one data seed, got none.');
  const last = others.at(-1) ?? first;
  if (Number.isSafeInteger(last)) return [first, ...others];
  throw new SpecError(`dataset.seeds: every data seed must be below 2⁵³, got ${last}. Use a smaller dataset.seed.`);
}

/** Replaces the data seeds of a spec; a count of 1 is written as absent. */
export function withDataSeeds({ seeds: _before, ...spec }: DatasetSpec, seeds: SeedAxis): DatasetSpec {
  return seeds === 1 ? spec : { ...spec, seeds };
}

/** The spec of the data set of one data seed. */
export function ofDataSeed({ seeds: _all, ...spec }: DatasetSpec, seed: number): DatasetSpec {
  return { ...spec, seed };
}
