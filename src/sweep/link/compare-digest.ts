import {
  differenceOfMeans,
  differenceOfPairs,
  type MeanDifference,
  pBeyondMargin,
  testEquivalence,
} from '../../math/equivalence-tests.ts';
import { fisherExact, holmAdjust } from '../../math/exact-tests.ts';
import { mean, standardError } from '../../math/statistics.ts';
import type { Digest, DigestColumn, DigestQuantity, ReplicateValues } from './digest.ts';

/** α of each equivalence test, and of all claims of a difference together. */
export const LEVEL = 0.05;
/** Margins: this share of a cell's λ₁, and this share of the range of the gap over cells. */
export const MARGIN_SHARE = 0.1;

/** How one quantity of one cell compares; `pDifference` is before the adjustment for several tests. */
interface CellTest {
  readonly cell: number;
  readonly isEquivalent: boolean;
  readonly pDifference: number;
}

export interface DigestComparison {
  /** `agrees`: every quantity of every cell within its margin; `differs`: at least one of a cell is beyond it. */
  readonly state: 'agrees' | 'differs' | 'undecided';
  /** Indices of the cells that differ, or that are not shown to agree; none where all agree. */
  readonly cells: readonly number[];
  /** In absolute units; the same for every cell. NaN where there is no gap. */
  readonly gapMargin: number;
}

/** Half a unit in the third significant digit, at most. */
const roundingOf = (value: number) =>
  value === 0 || !Number.isFinite(value) ? 0 : 0.5 * Number(`1e${Number(value.toExponential().split('e')[1]) - 2}`);

const numberOf = (value: number | null | undefined) => value ?? Number.NaN;

/** A tenth of the range of the gap over cells; of its size where there is one cell. */
function gapMarginOf({ mean: means }: DigestColumn): number {
  const known = means.filter((value) => value !== null);
  const range = Math.max(...known) - Math.min(...known);
  return MARGIN_SHARE * (known.length > 1 ? range : Math.abs(numberOf(known[0])));
}

/** What a digest says of one cell. */
interface PromisedCell {
  readonly mean: number;
  readonly error: number;
  readonly count: number;
  readonly values: readonly (number | null)[] | undefined;
}

const promisedCell = ({ mean: means, error, count, values }: DigestColumn, cell: number, replicates: number) => ({
  mean: numberOf(means[cell]),
  error: numberOf(error[cell]),
  count: count?.[cell] ?? replicates,
  values: values?.[cell],
});

interface Estimated {
  readonly difference: MeanDifference;
  /** What rounding to three digits may have added to the difference. */
  readonly rounding: number;
}

/** Here less there, seed by seed where the digest has the seeds. */
function estimate(promised: PromisedCell, here: ReplicateValues): Estimated {
  const { values } = promised;
  if (values) {
    const both = here.map((_, i) => i).filter((i) => Number.isFinite(here[i]) && values[i] !== null);
    return {
      difference: differenceOfPairs(both.map((i) => here[i] - numberOf(values[i]))),
      rounding: mean(both.map((i) => roundingOf(numberOf(values[i])))),
    };
  }
  const known = here.filter(Number.isFinite);
  const there = {
    mean: promised.mean,
    standardError: promised.error + roundingOf(promised.error),
    count: promised.count,
  };
  return {
    difference: differenceOfMeans(
      { mean: mean(known), standardError: standardError(known), count: known.length },
      there,
    ),
    rounding: roundingOf(promised.mean),
  };
}

/** Whether the same replicates have a value on both sides, as far as the digest tells. */
const hasSameReplicates = ({ values, count }: PromisedCell, here: ReplicateValues) =>
  values
    ? values.every((value, i) => (value !== null) === Number.isFinite(here[i]))
    : count === here.filter(Number.isFinite).length;

/** Of differing in the number of runs with a value, or in their mean (Bonferroni); the first is impossible where p is 1. */
const pOfEither = (pCount: number, pMean: number) => (pCount >= 1 ? pMean : Math.min(1, 2 * Math.min(pCount, pMean)));

function testCell(cell: number, promised: PromisedCell, here: ReplicateValues, margin: number): CellTest {
  const [there, own, all] = [promised.count, here.filter(Number.isFinite).length, here.length];
  if (there === 0 && own === 0) return { cell, isEquivalent: true, pDifference: 1 };
  const pCount = fisherExact(own, all - own, there, all - there).twoSided;
  if (there === 0 || own === 0 || !(margin > 0)) return { cell, isEquivalent: false, pDifference: pCount };
  const { difference, rounding } = estimate(promised, here);
  const isWithin =
    margin > rounding && testEquivalence(difference, { margin: margin - rounding, alpha: LEVEL }).equivalent;
  return {
    cell,
    isEquivalent: isWithin && hasSameReplicates(promised, here),
    pDifference: pOfEither(pCount, pBeyondMargin(difference, margin + rounding)),
  };
}

const positive = (value: number) => (value > 0 ? value : 0);

/**
 * Compares a sweep with the digest of another of the same spec, cell by cell, for final λ₁ and the gap in loss: two one-sided
 * tests (TOST) of |δ| < margin at 5 % each, δ being the difference of the two means.
 *
 * Margins come from the digest alone: 10 % of a cell's λ₁, which varies between cells by factors and is drawn on a logarithmic
 * scale; and 10 % of the range of the gap over cells, since the figure of the gap shows differences between cells. Both are
 * smaller than what one step of η or B does in a sweep that shows an effect.
 *
 * Where the digest has every seed, differences are of pairs of equal seeds, whose initial weights and batches are the same on
 * every engine: Student's t over seeds. Otherwise Welch's test with both standard errors, which counts the spread between
 * seeds on both sides and so decides less often. Rounding to three digits may have moved a mean by half a unit: margins are
 * smaller by that for agreement and larger for a difference.
 *
 * `agrees`: every test of every cell rejects, so that the probability of saying so of a sweep with a cell beyond its margin
 * is at most 5 % (an intersection–union test needs no adjustment). `differs`: a cell's δ is beyond its margin, or another
 * number of its runs has a value (Fisher's exact test), with Holm's adjustment over all cells and quantities: the probability
 * of naming any cell that is within its margin is at most 5 %. Else `undecided`, as always with one seed.
 */
export function compareWithDigest(
  digest: Digest,
  here: Readonly<Record<DigestQuantity, readonly ReplicateValues[]>>,
): DigestComparison {
  const gapMargin = gapMarginOf(digest.gap);
  const marginOf = { sharpness: (mean: number) => MARGIN_SHARE * positive(mean), gap: () => gapMargin };
  const tests = (['sharpness', 'gap'] as const).flatMap((quantity) =>
    here[quantity].map((values, cell) => {
      const promised = promisedCell(digest[quantity], cell, digest.replicates);
      return testCell(cell, promised, values, marginOf[quantity](promised.mean));
    }),
  );
  const cellsOf = (chosen: readonly CellTest[]) => [...new Set(chosen.map(({ cell }) => cell))].sort((a, b) => a - b);
  const adjusted = holmAdjust(tests.map(({ pDifference }) => pDifference));
  const differing = cellsOf(tests.filter((_, i) => adjusted[i] <= LEVEL));
  if (differing.length > 0) return { state: 'differs', cells: differing, gapMargin };
  const open = cellsOf(tests.filter(({ isEquivalent }) => !isEquivalent));
  return { state: open.length === 0 ? 'agrees' : 'undecided', cells: open, gapMargin };
}
