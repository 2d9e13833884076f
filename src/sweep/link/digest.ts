import { z } from 'zod';
import { mean, standardError } from '../../math/statistics.ts';
import { lossGap, type RunResult } from '../results/results.ts';
import { unitsOf } from '../results/units.ts';
import type { SweepPlan } from '../sweep-plan.ts';

/** Final quantities of a digest: λ₁, and the generalization gap in loss, test − train. */
export const DIGEST_QUANTITIES = ['sharpness', 'gap'] as const;
export type DigestQuantity = (typeof DIGEST_QUANTITIES)[number];

const READ: Readonly<Record<DigestQuantity, (result: RunResult) => number>> = {
  sharpness: ({ sharpness }) => sharpness,
  gap: lossGap,
};

const MOST_CELLS = 64 * 64;
const MOST_UNITS = 1000;
/** Null: there is none, since its runs diverged or it is of one replicate. */
const optionalNumber = z.number().nullable();

/** One quantity of every cell, numbers to three significant digits. Cells are in the order of `digestCells`. */
const digestColumn = z.strictObject({
  /** Over the replicates that have a value. */
  mean: z.array(optionalNumber).max(MOST_CELLS),
  /** Standard error of the mean. */
  error: z.array(optionalNumber).max(MOST_CELLS),
  /** How many replicates have a value; absent: all, in every cell. */
  count: z.array(z.int().min(0).max(MOST_UNITS)).max(MOST_CELLS).optional(),
  /** The value of each replicate of each cell, so that replicates of equal seeds are compared as pairs; absent in a long link. */
  values: z.array(z.array(optionalNumber).max(MOST_UNITS)).max(MOST_CELLS).optional(),
});
export type DigestColumn = z.infer<typeof digestColumn>;

/** What a finished sweep came to, in a few hundred characters. Replicates are seeds, or data seeds where there are several. */
export const digestSpec = z.strictObject({
  replicates: z.int().min(1).max(MOST_UNITS),
  sharpness: digestColumn,
  gap: digestColumn,
});
export type Digest = z.infer<typeof digestSpec>;

/** A value of each replicate of a cell, unrounded; NaN where its runs have none. */
export type ReplicateValues = readonly number[];

type Plan = Pick<SweepPlan, 'batchSizes' | 'learningRates'>;

/** The cells of a sweep, by B, then η. */
export const digestCells = ({ batchSizes, learningRates }: Plan) =>
  batchSizes.flatMap((batchSize) => learningRates.map((learningRate) => ({ learningRate, batchSize })));

/** The values of a quantity by cell and replicate; a replicate of several runs has their mean. */
export function cellValues(plan: Plan, results: readonly RunResult[], quantity: DigestQuantity): ReplicateValues[] {
  return digestCells(plan).map(({ learningRate, batchSize }) => {
    const own = results.filter(({ run }) => run.batchSize === batchSize && run.learningRate === learningRate);
    return unitsOf(own).map((unit) => mean(unit.results.map(READ[quantity]).filter(Number.isFinite)));
  });
}

const rounded = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(3)) : null);

function columnOf(cells: readonly ReplicateValues[], { withValues }: { readonly withValues: boolean }): DigestColumn {
  const known = cells.map((values) => values.filter(Number.isFinite));
  const isComplete = cells.every((values, cell) => values.length === known[cell].length);
  return {
    mean: known.map((values) => rounded(mean(values))),
    error: known.map((values) => (values.length < 2 ? null : rounded(standardError(values)))),
    ...(!isComplete && { count: known.map((values) => values.length) }),
    ...(withValues && { values: cells.map((values) => values.map(rounded)) }),
  };
}

/** The digest of a finished sweep; with `withValues` also of every replicate. */
export function digestOf(plan: Plan, results: readonly RunResult[], options: { readonly withValues: boolean }): Digest {
  const sharpness = cellValues(plan, results, 'sharpness');
  return {
    replicates: sharpness[0].length,
    sharpness: columnOf(sharpness, options),
    gap: columnOf(cellValues(plan, results, 'gap'), options),
  };
}
