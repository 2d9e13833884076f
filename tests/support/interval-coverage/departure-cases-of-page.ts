import type { RandomStream } from '../../../src/math/rng.ts';
import { type Contrast, diagonalDeparture } from '../../../src/sweep/results/diagonal-departure.ts';
import { casesOf, fractionOf, logistic, longMean, times } from './family.ts';

const RATES = [0.1, 0.2, 0.4, 0.8];
const SIZES = [32, 64, 128, 256];
/** η, B and log₂ η/B of every cell. */
const CELLS = RATES.flatMap((learningRate) =>
  SIZES.map((batchSize) => ({ learningRate, batchSize, octave: Math.log2((learningRate / batchSize) * 320) })),
);
const isLargest = ({ learningRate }: (typeof CELLS)[number]) => learningRate === RATES[RATES.length - 1];

/** What one replicate has in each cell. */
type Replicate = (stream: RandomStream) => number[];

/** λ₁ as a power of η/B, a third lower at the largest η; `noise` is of its logarithm. */
const sharpness =
  (level: (stream: RandomStream) => number, noise: (stream: RandomStream) => number): Replicate =>
  (stream) => {
    const own = level(stream);
    return CELLS.map((cell) => Math.exp(own - 0.3 * cell.octave - (isLargest(cell) ? 0.4 : 0) + noise(stream)));
  };

const normal = (size: number) => (stream: RandomStream) => size * stream.normal();
/** An exponential deviation, of mean 0. */
const skewed = (stream: RandomStream) => 0.2 * (-Math.log(1 - stream.uniform()) - 1);

const accuracies: Replicate = (stream) => {
  const own = 1 + 0.2 * stream.normal();
  return CELLS.map((cell) => fractionOf(512, logistic(own + 0.1 * cell.octave - (isLargest(cell) ? 0.2 : 0)), stream));
};

const departureOf = (replicates: readonly number[][], contrast: Contrast) => {
  const cells = CELLS.map((cell, c) => ({ ...cell, values: replicates.map((values) => values[c]) }));
  const found = diagonalDeparture(cells, contrast);
  if (found === null) throw new Error('The grid must have diagonals that hold its largest η.');
  return found;
};

const PROCESSES: readonly (readonly [string, Contrast, Replicate])[] = [
  ['λ₁: independent normal noise of its logarithm', 'ratio', sharpness(() => 0, normal(0.2))],
  ['λ₁: common seed effects on its level', 'ratio', sharpness(normal(0.5), normal(0.1))],
  ['λ₁: skewed noise of its logarithm', 'ratio', sharpness(() => 0, skewed)],
  ['accuracies in steps of 1/512, common seed effects', 'difference', accuracies],
];

/** The mean over replicates of each one's departure: of the logarithm for a ratio, so that its truth is e^mean. */
const truthOf = (contrast: Contrast, replicate: Replicate) => () => {
  const value = (stream: RandomStream) => departureOf([replicate(stream)], contrast).estimate;
  return contrast === 'ratio' ? Math.exp(longMean((stream) => Math.log(value(stream)))) : longMean(value);
};

export const DEPARTURE_CASES = PROCESSES.flatMap(([process, contrast, replicate]) =>
  casesOf({
    interval: 'departure of the largest η from its diagonals, mean per seed',
    shown: 'caption of the map',
    process,
    truth: truthOf(contrast, replicate),
    draw: (stream, n) =>
      departureOf(
        times(n, () => replicate(stream)),
        contrast,
      ).interval,
  }),
);
