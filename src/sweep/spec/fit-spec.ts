import { KEPT_BACK, withSource } from '../../data/files-dataset.ts';
import { fixedExamples, type GeneratedSource, generatorOf } from '../../data/registry.ts';
import { sourceTitle } from '../../data/source-title.ts';
import type { DatasetSpec } from '../../data/spec.ts';
import { type ModelSpec, resolveNetwork } from '../../engine/model.ts';
import { SpecError } from '../../errors.ts';
import { batchSizesOf } from './axis.ts';
import type { SweepSpec } from './sweep-spec.ts';

/** What a model depends on, of the examples of a data set. */
export interface ExampleKind {
  /** Before pooling. */
  readonly inputShape: readonly number[];
  /** Targets are numbers, not classes. */
  readonly isRegression: boolean;
}

function fittingPool(pool: DatasetSpec['pool'], inputShape: readonly number[]): DatasetSpec['pool'] {
  const [height, width] = inputShape;
  return inputShape.length === 3 && height % pool === 0 && width % pool === 0 ? pool : 1;
}

/** Whether a model, with its stem and its residual blocks, can be applied to inputs of a shape. */
function fits(model: ModelSpec, inputShape: readonly number[]): boolean {
  try {
    resolveNetwork(model, inputShape, 2);
    return true;
  } catch (error) {
    if (error instanceof SpecError) return false;
    throw error;
  }
}

function fittingModel(
  { architecture, residual, ...layered }: ModelSpec,
  inputShape: readonly number[],
  isRegression: boolean,
) {
  const plain = { ...layered, stem: fits(layered, inputShape) ? layered.stem : [] };
  return {
    ...plain,
    ...(residual && fits({ ...plain, residual }, inputShape) && { residual }),
    ...(isRegression && { loss: 'squaredError' as const }),
    ...(isRegression && architecture && { architecture }),
  };
}

/** The batch sizes that do not exceed the number of examples; the full batch where none does not. */
function fittingSizes(axis: SweepSpec['grid']['batchSizes'], examples: number): SweepSpec['grid']['batchSizes'] {
  const sizes = batchSizesOf(axis, examples);
  if (sizes.every((size) => size <= examples)) return axis;
  const fitting = Array.isArray(axis)
    ? axis.filter((size) => size === 'full' || size <= examples)
    : sizes.filter((size) => size <= examples);
  return fitting.length > 0 ? fitting : ['full'];
}

/** The name of a spec that gets another data set: a study of other data is another study, and is called after them. */
export const nameWith = ({ name, dataset: before }: SweepSpec, { source }: DatasetSpec): string =>
  sourceTitle(before.source) === sourceTitle(source) ? name : sourceTitle(source);

/**
 * A spec with another data set, and its name. Settings that do not fit it (pooling, stem, residual blocks, loss, label noise, objective, large batches)
 * are changed or removed.
 */
export function withDataset(
  spec: SweepSpec,
  dataset: DatasetSpec,
  { inputShape, isRegression }: ExampleKind,
): SweepSpec {
  const pool = fittingPool(dataset.pool, inputShape);
  const pooled = inputShape.map((side, axis) => (axis < 2 && inputShape.length === 3 ? side / pool : side));
  const { standardiseTargets, ...rest } = dataset;
  return {
    ...spec,
    name: nameWith(spec, dataset),
    dataset: {
      ...rest,
      pool,
      ...(isRegression && { labelNoise: 0 }),
      ...(isRegression && standardiseTargets && { standardiseTargets }),
    },
    model: fittingModel(spec.model, pooled, isRegression),
    grid: { ...spec.grid, batchSizes: fittingSizes(spec.grid.batchSizes, dataset.trainCount) },
    ...(isRegression && spec.tune === 'testAccuracy' && { tune: 'testLoss' as const }),
  };
}

type Counts = Pick<DatasetSpec, 'trainCount' | 'testCount'>;

/**
 * The counts of a data set with another source. Where that has a fixed number of examples they are all used, a fifth of them
 * for testing, unless a part of those before was chosen and still fits. Counts that followed from a fixed number give way
 * to `usual` ones.
 */
function fittingCounts(before: DatasetSpec, source: GeneratedSource, usual: Counts): Counts {
  const { trainCount, testCount } = before;
  const [had, has] = [fixedExamples(before.source), fixedExamples(source)];
  const usedAll = trainCount + testCount === had;
  if (has === null) return had === null ? { trainCount, testCount } : usual;
  if (had !== null && !usedAll && trainCount + testCount <= has) return { trainCount, testCount };
  const train = Math.ceil((1 - KEPT_BACK) * has);
  return { trainCount: train, testCount: has - train };
}

/** A spec with a generated source in place of its own, or with other parameters of that; what does not fit it is changed. */
export function withGenerated(spec: SweepSpec, source: GeneratedSource, { trainCount, testCount }: Counts): SweepSpec {
  const generator = generatorOf(source);
  const isRegression = generator.classes(source) === 1;
  const { dataset } = spec;
  const next = {
    ...withSource(dataset, source),
    ...fittingCounts(dataset, source, { trainCount, testCount }),
    // Targets are functions of the inputs as drawn.
    ...(isRegression && { standardise: 'none' as const }),
  };
  return withDataset(spec, next, { inputShape: generator.inputShape(source), isRegression });
}
