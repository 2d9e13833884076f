import { contains } from '../../../src/math/interval.ts';
import { randomStream } from '../../../src/math/rng.ts';
import { type CoverageCase, type Ladder, rowOf } from './case.ts';

export interface LadderCase extends Pick<CoverageCase, 'interval' | 'process' | 'level' | 'truth'> {
  readonly ladder: Ladder;
}

/** Those of the cases that have a ladder, one for each interval and process. */
export function laddersOf(cases: readonly CoverageCase[]): LadderCase[] {
  const rows = new Map(cases.filter(({ ladder }) => ladder !== undefined).map((one) => [rowOf(one), one]));
  return [...rows.values()] as LadderCase[];
}

/** What a claim may err by in one criterion over its sizes: 0.05 ÷ the number of criteria, in terms of the level of each. */
export const allowanceOf = ({ level, ladder }: LadderCase) => ladder.sizes.length * (1 - level);

export interface LadderOutcome {
  /** Share of intervals that hold the truth, at each look. */
  readonly covered: readonly number[];
  /** Share of draws in which the intervals of all looks do. */
  readonly throughout: number;
  /**
   * With a predicted set that ends at the truth: share of draws whose first decision is false, on the side of the set on
   * which that happens more often.
   */
  readonly falseVerdicts: number;
}

/** Looks until one decides, over `repetitions` draws; the same numbers every time. */
export function climb(
  { ladder, truth }: LadderCase,
  repetitions: number,
  draw: Ladder['draw'] = ladder.draw,
): LadderOutcome {
  const covered = ladder.sizes.map(() => 0);
  let [throughout, below, above] = [0, 0, 0];
  for (let i = 0; i < repetitions; i++) {
    // Simulation only: any purpose will do, and none of the product's streams is read beside it.
    const looks = draw(randomStream(0, 3, i));
    const held = looks.map((interval) => contains(interval, truth));
    for (const [at, holds] of held.entries()) if (holds) covered[at]++;
    if (held.every((holds) => holds)) throughout++;
    const first = looks.find(({ low, high }) => high < truth || low > truth);
    if (first) first.high < truth ? below++ : above++;
  }
  const share = (count: number) => count / repetitions;
  return {
    covered: covered.map(share),
    throughout: share(throughout),
    falseVerdicts: share(Math.max(below, above)),
  };
}
