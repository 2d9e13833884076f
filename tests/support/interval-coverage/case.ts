import type { Interval } from '../../../src/math/interval.ts';
import { contains } from '../../../src/math/interval.ts';
import { type RandomStream, randomStream } from '../../../src/math/rng.ts';

/** Looks at growing samples. */
export interface Ladder {
  /** Replicates at each look, growing. */
  readonly sizes: readonly number[];
  /** The interval of each look from one draw of the data. */
  readonly draw: (stream: RandomStream) => readonly Interval[];
  /** The same computed at its level itself, where it is shown at a stricter one. */
  readonly drawAlone?: (stream: RandomStream) => readonly Interval[];
}

/** One interval that the product shows, under one way of generating data. */
export interface CoverageCase {
  /** The interval by its method and estimand: "mean of per-seed Spearman ρ, Student". */
  readonly interval: string;
  /** Where it is shown: "gap panel", "claims J17-3, J17-4". */
  readonly shown: string;
  /** How data are generated: "independent normal noise", "common seed effects". */
  readonly process: string;
  /** Independent replicates (seeds, data seeds, trials) behind one interval. */
  readonly seeds: number;
  /** Nominal level, in (0, 1). */
  readonly level: number;
  /** The value of the estimand under this process: exact, or from a far longer simulation. */
  readonly truth: number;
  /** One interval from one draw of the data. */
  readonly draw: (stream: RandomStream) => Interval;
  /** Of a claim: the intervals that it has at its three sizes, each of which keeps the replicates of those before. */
  readonly ladder?: Ladder;
  /** Discrete or bounded statistics may cover more than their level. */
  readonly mayOverCover?: true;
}

/** What a row of the table is about: one interval under one process, at all its numbers of replicates. */
export const rowOf = ({ interval, process }: Pick<CoverageCase, 'interval' | 'process'>) => `${interval} | ${process}`;

export interface Coverage {
  /** Share of intervals that hold the truth; one that is undefined (NaN) does not. */
  readonly covered: number;
  /** Shares of intervals wholly below and wholly above the truth. */
  readonly below: number;
  readonly above: number;
  readonly undefined: number;
}

/** Coverage over `repetitions` draws; the same numbers every time. Its standard error is √(c(1 − c)/repetitions). */
export function coverageOf({ draw, truth }: CoverageCase, repetitions: number, simulationSeed = 0): Coverage {
  const counts = { covered: 0, below: 0, above: 0, undefined: 0 };
  for (let i = 0; i < repetitions; i++) {
    // Simulation only: any purpose will do, and none of the product's streams is read beside it.
    const interval = draw(randomStream(simulationSeed, 1, i));
    if (contains(interval, truth)) counts.covered++;
    else if (interval.high < truth) counts.below++;
    else if (interval.low > truth) counts.above++;
    else counts.undefined++;
  }
  const share = (count: number) => count / repetitions;
  return {
    covered: share(counts.covered),
    below: share(counts.below),
    above: share(counts.above),
    undefined: share(counts.undefined),
  };
}
