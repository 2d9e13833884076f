import { type Dataset, isRegression } from '../data/dataset.ts';
import { dataSeedsOf, ofDataSeed } from '../data/seeds.ts';
import type { DatasetSpec } from '../data/spec.ts';
import { SpecError } from '../errors.ts';
import { recentlyUsed } from './recently-used.ts';

/** The data sets of a sweep, one per data seed. Made on demand, and again after eviction. */
export interface SweepData {
  /** That of the first data seed. All others have its shapes and counts, so it is enough for a plan. */
  readonly first: Dataset;
  of(dataSeed: number): Promise<Dataset>;
}

/** Bytes of data sets kept, the first excluded. */
const MOST_BYTES = 1 << 27;

const bytesOfSplit = ({ inputs, labels, targets }: Dataset['train']) =>
  inputs.byteLength + labels.byteLength + (targets?.byteLength ?? 0);
const bytesOf = ({ train, test }: Dataset) => bytesOfSplit(train) + bytesOfSplit(test);

/** Number of data sets as large as `dataset` that fit into `bytes`, at least 1. */
export const fittingIn = (bytes: number, dataset: Dataset) => Math.max(1, Math.floor(bytes / bytesOf(dataset)));

const shapeOf = (dataset: Dataset) =>
  `inputs [${dataset.inputShape.join(', ')}], ${dataset.classes} ${isRegression(dataset) ? 'numbers' : 'classes'}, ` +
  `${dataset.train.count} + ${dataset.test.count} examples`;

function requireAlike(first: Dataset, other: Dataset, dataSeed: number): Dataset {
  const [expected, got] = [shapeOf(first), shapeOf(other)];
  if (got === expected) return other;
  throw new SpecError(
    `dataset.seeds: all data sets of a sweep must have ${expected}, got ${got} at data seed ${dataSeed}. ` +
      'Remove that seed.',
  );
}

/** The data sets of a spec, each made by `build`. */
export async function createSweepData(
  spec: DatasetSpec,
  build: (spec: DatasetSpec) => Promise<Dataset>,
): Promise<SweepData> {
  const [firstSeed] = dataSeedsOf(spec);
  const first = await build(ofDataSeed(spec, firstSeed));
  const others = recentlyUsed({
    most: fittingIn(MOST_BYTES, first),
    make: async (dataSeed: number) => requireAlike(first, await build(ofDataSeed(spec, dataSeed)), dataSeed),
  });
  return { first, of: async (dataSeed) => (dataSeed === firstSeed ? first : others.get(dataSeed)) };
}
