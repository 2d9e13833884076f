import type { RandomStream } from '../../../src/math/rng.ts';
import { sampled } from '../../../src/probes/estimators/estimate.ts';
import { casesOf, times } from './family.ts';

const DIMENSION = 24;
type Entry = (i: number, j: number) => number;
/** What is left of a matrix once its large eigenvalues are taken exactly: entries without a pattern. */
const patternless: Entry = (i, j) => Math.sin(12.9898 * (i + 1) + 78.233 * (j + 1) + 43.7 * i * j);
/** One eigenvalue above all others. */
const dominated: Entry = (i, j) => 1 / (1 + i - j);

/** zᵀAz − tr A = 2Σ aᵢⱼzᵢzⱼ over j < i, for random signs z: mean 0. */
const quadratic = (entry: Entry) => (stream: RandomStream) => {
  const signs = times(DIMENSION, () => (stream.uniform() < 0.5 ? -1 : 1));
  let sum = 0;
  for (let i = 0; i < DIMENSION; i++) for (let j = 0; j < i; j++) sum += 2 * entry(i, j) * signs[i] * signs[j];
  return sum;
};
/** Squared norm of a product with `directions` equal singular values: χ²/directions, mean 1. */
const squaredNorm = (directions: number) => (stream: RandomStream) =>
  times(directions, () => stream.normal() ** 2).reduce((sum, square) => sum + square, 0) / directions;

const SHOWN = 'measurements with ±: Curvature and Noise panels, microscope, Measure, CSV, JSON';

const around = ({ value, error }: { readonly value: number; readonly error: number }) => ({
  low: value - error,
  high: value + error,
});

/** How many random vectors the probes draw. */
const SAMPLES = [8, 20, 40];

const TRACE = { interval: 'trace by random vectors', shown: SHOWN, sizes: SAMPLES };
const traceOf = (process: string, sample: (stream: RandomStream) => number) =>
  casesOf({
    ...{ ...TRACE, process },
    truth: () => 0,
    draw: (stream, n) => around(sampled(times(n, () => sample(stream)))),
  });

export const PROBE_CASES = [
  ...traceOf('normal samples', (stream) => stream.normal()),
  ...traceOf('random signs, a matrix without a pattern', quadratic(patternless)),
  ...[8, 4].flatMap((directions) =>
    casesOf({
      ...{ interval: 'squared norm by random vectors', shown: SHOWN, sizes: SAMPLES },
      process: `χ² of ${directions} directions`,
      truth: () => 1,
      draw: (stream, n) =>
        around(
          sampled(
            times(n, () => squaredNorm(directions)(stream)),
            { skewed: true },
          ),
        ),
    }),
  ),
];

/** What the probes avoid: a large eigenvalue that is not taken exactly. */
export const PROBE_CASES_BEYOND = traceOf('random signs, one eigenvalue above all others', quadratic(dominated));
