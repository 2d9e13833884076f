import type { Interval } from '../../../src/math/interval.ts';
import { type RandomStream, randomStream } from '../../../src/math/rng.ts';
import type { CoverageCase } from './case.ts';

/** One interval under one way of generating data, at several numbers of replicates. */
export interface CaseFamily {
  readonly interval: string;
  readonly shown: string;
  readonly process: string;
  /** Default 3, 5 and 12. */
  readonly sizes?: readonly number[];
  readonly mayOverCover?: boolean;
  /** Worked out once, where it is asked for. */
  readonly truth: () => number;
  readonly draw: (stream: RandomStream, replicates: number) => Interval;
}

const SIZES = [3, 5, 12];

export function casesOf({ sizes = SIZES, mayOverCover = false, truth, draw, ...names }: CaseFamily): CoverageCase[] {
  let known: number | undefined;
  return sizes.map((seeds) => ({
    ...names,
    ...{ seeds, level: 0.95 },
    get truth() {
      known ??= truth();
      return known;
    },
    draw: (stream) => draw(stream, seeds),
    ...(mayOverCover && { mayOverCover }),
  }));
}

/** Mean of a draw over a long simulation that shares no random numbers with any of `coverageOf`. */
export function longMean(draw: (stream: RandomStream) => number, repetitions = 20_000): number {
  let sum = 0;
  for (let i = 0; i < repetitions; i++) sum += draw(randomStream(1, 2, i));
  return sum / repetitions;
}

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** A fraction of `count` test examples near p: normal with the variance of a binomial, in steps of 1/count, in [0, 1]. */
export function fractionOf(count: number, p: number, stream: RandomStream): number {
  const raw = p + Math.sqrt((p * (1 - p)) / count) * stream.normal();
  return Math.round(count * Math.min(1, Math.max(0, raw))) / count;
}

export const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** The interval moved by −shift: where the truth depends on the draw, 0 stands for it. */
export const relativeTo = ({ low, high }: Interval, truth: number): Interval => ({
  low: low - truth,
  high: high - truth,
});
