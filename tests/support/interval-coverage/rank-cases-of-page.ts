import { bootstrapWithinStrata } from '../../../src/math/bootstrap.ts';
import { meanRankCorrelation } from '../../../src/math/mean-rank-correlation.ts';
import { spearman } from '../../../src/math/ranks.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { mean } from '../../../src/math/statistics.ts';
import { type CaseFamily, casesOf, fractionOf, logistic, longMean, relativeTo, times } from './family.ts';

/** log₂ η/B of a grid of 5 η × 5 B, in octaves: nine diagonals. */
const OCTAVES = times(25, (i) => Math.floor(i / 5) - (i % 5));

/** What one replicate has in each cell. */
type Replicate = (stream: RandomStream) => number[];

const slope =
  (size: number): Replicate =>
  (stream) =>
    OCTAVES.map((x) => -size * x + stream.normal());

/** One level for all cells of a seed, and a slope of its own: what shared initial weights do. */
const seedEffects: Replicate = (stream) => {
  const level = 3 * stream.normal();
  const own = 1 + 0.2 * stream.normal();
  return OCTAVES.map((x) => level - own * x + stream.normal());
};

const accuracies: Replicate = (stream) => {
  const level = 1 + 0.3 * stream.normal();
  return OCTAVES.map((x) => fractionOf(64, logistic(level + 0.5 * x), stream));
};

/** Student's t with 2 degrees of freedom: its variance is infinite. */
const heavyTails: Replicate = (stream) =>
  OCTAVES.map((x) => -x + stream.normal() / Math.sqrt((stream.normal() ** 2 + stream.normal() ** 2) / 2));

/** A data set with a level and a slope, averaged over two seeds with levels of their own. */
const dataSets: Replicate = (stream) => {
  const level = 2 * stream.normal();
  const own = 1 + 0.2 * stream.normal();
  const seeds = times(2, () => stream.normal());
  return OCTAVES.map((x) => level - own * x + mean(seeds.map((seed) => seed + stream.normal())));
};

const PROCESSES: readonly (readonly [string, Replicate])[] = [
  ['independent normal noise', slope(1)],
  ['no relation', slope(0)],
  ['nearly monotone (ρ = −0.97)', slope(2)],
  ['at the largest ρ that the diagonals allow', slope(3)],
  ['common seed effects: level and slope', seedEffects],
  ['accuracies in steps of 1/64, common seed effects', accuracies],
  ['heavy tails: t with 2 degrees of freedom', heavyTails],
  ['data sets with two seeds each', dataSets],
];

/** Three seeds in ten have half the slope of the others. */
const weakSeeds: Replicate = (stream) => slope(stream.uniform() < 0.3 ? 0.5 : 1)(stream);

const NAMES = { interval: 'mean per-seed Spearman ρ', shown: 'gap panel' };

/** The two cells of largest η/B, which some seeds lose, seeds with a high level more often. */
const LOST = [20, 21];
const lost = (level: number, stream: RandomStream) => LOST.map(() => stream.uniform() < logistic(level - 2));

/** Replicates over the cells that none lacks; ρ's truth is that of the cells left. */
function drawComplete(stream: RandomStream, replicates: number) {
  const rows = times(replicates, () => {
    const level = stream.normal();
    return { values: OCTAVES.map((x) => level - x + stream.normal()), missing: lost(level, stream) };
  });
  const kept = OCTAVES.map((_, c) => c).filter((c) => !rows.some(({ missing }) => missing[LOST.indexOf(c)] ?? false));
  return {
    x: kept.map((c) => OCTAVES[c]),
    rows: rows.map(({ values }) => kept.map((c) => values[c])),
  };
}

const truthOfCells = new Map<string, number>();
function truthOver(x: readonly number[]): number {
  const key = x.join(' ');
  const known =
    truthOfCells.get(key) ??
    longMean((stream) =>
      spearman(
        x,
        x.map((octave) => -octave + stream.normal()),
      ),
    );
  truthOfCells.set(key, known);
  return known;
}

const familyOf = (process: string, replicate: Replicate): CaseFamily => ({
  ...{ ...NAMES, process, mayOverCover: true },
  truth: () => longMean((stream) => spearman(OCTAVES, replicate(stream))),
  draw: (stream, n) =>
    meanRankCorrelation(
      OCTAVES,
      times(n, () => replicate(stream)),
    ).interval,
});

/** Harder than what the interval is made for: with few seeds none of the weak ones may be among them. */
export const RANK_CASES_BEYOND = casesOf(familyOf('three seeds in ten have half the slope', weakSeeds));

export const RANK_CASES = [
  ...PROCESSES.flatMap(([process, replicate]) => casesOf(familyOf(process, replicate))),
  ...casesOf({
    ...{ ...NAMES, process: 'cells lost by some seeds, more by those of high level', mayOverCover: true },
    truth: () => 0,
    draw: (stream, n) => {
      const { x, rows } = drawComplete(stream, n);
      return relativeTo(meanRankCorrelation(x, rows).interval, truthOver(x));
    },
  }),
];

/** ρ of cell means, seeds resampled in each cell by itself: what the panel showed before. */
function bootstrapOfMeans(rows: readonly (readonly number[])[]) {
  const cells = OCTAVES.map((_, c) => rows.map((row) => row[c]));
  const statistic = (strata: readonly (readonly number[])[]) => spearman(OCTAVES, strata.map(mean));
  return bootstrapWithinStrata(cells, statistic, { resamplingSeed: 0, resamples: 200 });
}

export const RANK_CASES_BEFORE = PROCESSES.flatMap(([process, replicate]) =>
  [3, 5, 12].flatMap((size) =>
    casesOf({
      ...{ ...NAMES, process, sizes: [size] },
      // ρ of the means of as many seeds: what it estimated.
      truth: () => longMean((stream) => spearman(OCTAVES, meansOf(times(size, () => replicate(stream)))), 4000),
      draw: (stream, n) => bootstrapOfMeans(times(n, () => replicate(stream))),
    }),
  ),
);

const meansOf = (rows: readonly (readonly number[])[]) => OCTAVES.map((_, c) => mean(rows.map((row) => row[c])));
