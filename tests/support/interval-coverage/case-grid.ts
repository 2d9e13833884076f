import { type Approximation, computedAt } from '../../../src/claims/approximate.ts';
import type { Interval } from '../../../src/math/interval.ts';
import { type RandomStream, randomStream } from '../../../src/math/rng.ts';
import { isFullSize } from '../full-size.ts';
import type { CoverageCase, Ladder } from './case.ts';

/** How the data of one replicate (a seed, a data set) come about. */
export interface Process<Replicate> {
  readonly name: string;
  readonly draw: (stream: RandomStream) => Replicate;
}

interface CaseGrid<Replicate> {
  readonly interval: string;
  readonly shown: string;
  readonly processes: readonly Process<Replicate>[];
  readonly seeds: readonly number[];
  readonly level: number;
  /** The interval of some replicates. */
  readonly measure: (replicates: readonly Replicate[], level: number) => Interval;
  /** The estimand under a process: exact, or by `expectationOf`. Asked for only when a case is run. */
  readonly truth: (process: Process<Replicate>) => number;
  readonly mayOverCover?: true;
  /** Replicates at the three sizes of the claims that show it. */
  readonly ladder: readonly number[];
  /** Where it is computed at a stricter level. */
  readonly family?: Approximation;
}

/** One case for each process and number of seeds. */
export function caseGrid<Replicate>(grid: CaseGrid<Replicate>): CoverageCase[] {
  const { interval, shown, processes, seeds, level, measure, truth, mayOverCover, family } = grid;
  const [computed, alone] = [computedAt(level, family), level];
  return processes.flatMap((process) => {
    let known: number | undefined;
    const drawn = (stream: RandomStream, count: number) => Array.from({ length: count }, () => process.draw(stream));
    const looksAt = (own: number) => (stream: RandomStream) => {
      const all = drawn(stream, Math.max(...grid.ladder));
      return grid.ladder.map((count) => measure(all.slice(0, count), own));
    };
    const ladder: Ladder = {
      sizes: grid.ladder,
      draw: looksAt(computed),
      ...(family && { drawAlone: looksAt(alone) }),
    };
    return seeds.map((count) => ({
      interval,
      shown,
      process: process.name,
      seeds: count,
      level,
      get truth() {
        known ??= truth(process);
        return known;
      },
      draw: (stream: RandomStream) => measure(drawn(stream, count), computed),
      ladder,
      ...(mayOverCover || family ? { mayOverCover: true as const } : {}),
    }));
  });
}

const EXPECTATION_DRAWS = isFullSize ? 10_000 : 2000;
const OTHER_STREAM = 77;

/** Mean of a statistic of one replicate over many draws: its error is a 45th of the statistic's own deviation, a 100th at full size. */
export function expectationOf<Replicate>(
  { draw }: Process<Replicate>,
  statistic: (replicate: Replicate) => number,
): number {
  let sum = 0;
  for (let i = 0; i < EXPECTATION_DRAWS; i++) sum += statistic(draw(randomStream(OTHER_STREAM, 1, i)));
  return sum / EXPECTATION_DRAWS;
}

/** Standard exponential noise about 0: skewed, variance 1. */
export const skewedNoise = (stream: RandomStream) => -Math.log(1 - stream.uniform()) - 1;

/** One value in ten with 2.2 times the deviation of the others' about 0.75: long tails, variance near 1. */
export const heavyNoise = (stream: RandomStream) => (stream.uniform() < 0.1 ? 2.2 : 0.75) * stream.normal();
