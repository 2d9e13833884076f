import type { RandomStream } from '../../../src/math/rng.ts';
import { mean } from '../../../src/math/statistics.ts';
import { meanInterval } from '../../../src/math/student-interval.ts';
import { type AveragedQuantity, quantityInterval } from '../../../src/sweep/results/quantity-interval.ts';
import { casesOf, fractionOf, logistic, longMean, times } from './family.ts';

const EXAMPLES = 64;
/** 24 looks at the loss per factor of ten in steps. */
const CADENCE = 10 ** (1 / 24) - 1;
const RESOLUTION = { testExamples: EXAMPLES, stepShare: CADENCE };
const SHOWN = 'map readout, gap panel';

interface CellMean {
  readonly process: string;
  readonly quantity: AveragedQuantity;
  readonly interval: string;
  readonly mayOverCover?: true;
  /** One replicate in one cell. */
  readonly value: (stream: RandomStream) => number;
}

const POSITIVE = { quantity: 'sharpness', interval: 'mean of λ₁ or a loss over seeds' } as const;
const STEPS = { quantity: 'steps', interval: 'mean steps to a loss over seeds', mayOverCover: true } as const;
const GAP = { quantity: 'lossGap', interval: 'mean loss gap over seeds' } as const;
const ACCURACY = { quantity: 'testAccuracy', interval: 'mean test accuracy over seeds', mayOverCover: true } as const;
const ACCURACY_GAP = { quantity: 'accuracyGap', interval: 'mean accuracy gap over seeds', mayOverCover: true } as const;

const logNormal = (deviation: number) => (stream: RandomStream) => Math.exp(deviation * stream.normal());
const normal = (centre: number, deviation: number) => (stream: RandomStream) => centre + deviation * stream.normal();
/** A data set's level, and two seeds averaged within it. */
const nested = (centre: number, deviation: number) => (stream: RandomStream) =>
  centre + deviation * stream.normal() + mean(times(2, () => deviation * stream.normal()));
const accuracy = (level: number, deviation: number) => (stream: RandomStream) =>
  fractionOf(EXAMPLES, logistic(level + deviation * stream.normal()), stream);

/** Steps of a run that stops at the first look after it has reached its loss. */
const looked = (deviation: number) => (stream: RandomStream) =>
  1000 * (1 + CADENCE) ** Math.ceil((0.3 + deviation * stream.normal()) / Math.log1p(CADENCE));

const CELLS: readonly CellMean[] = [
  { ...POSITIVE, process: 'normal, 20 % of the mean', value: normal(1, 0.2) },
  { ...POSITIVE, process: 'log-normal, log deviation 0.4', value: logNormal(0.4) },
  { ...POSITIVE, process: 'data sets with two seeds each', value: nested(1, 0.15) },
  { ...STEPS, process: 'all seeds stop at one look or the next', value: looked(0.02) },
  { ...STEPS, process: 'log-normal, log deviation 0.1, known to 10 %', value: looked(0.1) },
  { ...STEPS, process: 'log-normal, log deviation 0.3, known to 10 %', value: looked(0.3) },
  { ...GAP, process: 'independent normal noise', value: normal(0.1, 0.2) },
  { ...GAP, process: 'data sets with two seeds each', value: nested(0.1, 0.2) },
  { ...GAP, process: 'log-normal, log deviation 0.3, less 0.9', value: (stream) => logNormal(0.3)(stream) - 0.9 },
  { ...ACCURACY, process: 'steps of 1/64 near 0.73', value: accuracy(1, 0) },
  { ...ACCURACY, process: 'steps of 1/64 near 0.95', value: accuracy(3, 0) },
  { ...ACCURACY, process: 'steps of 1/64, seeds differ', value: accuracy(1.5, 0.5) },
  { ...ACCURACY_GAP, process: 'steps of 1/64 near 0.05', value: (stream) => 1 - accuracy(3, 0)(stream) },
  {
    ...ACCURACY_GAP,
    process: 'seeds that nearly agree',
    value: (stream) => Math.round(EXAMPLES * normal(0.1, 0.005)(stream)) / EXAMPLES,
  },
  { ...ACCURACY_GAP, process: 'steps of 1/64, seeds differ', value: (stream) => 1 - accuracy(1.5, 0.5)(stream) },
];

const familyOf = ({ quantity, value, mayOverCover = undefined, ...names }: CellMean) => ({
  ...{ ...names, shown: SHOWN, mayOverCover: mayOverCover === true },
  truth: () => longMean(value, 100_000),
  draw: (stream: RandomStream, n: number) =>
    quantityInterval(
      times(n, () => value(stream)),
      quantity,
      RESOLUTION,
    ),
});

export const MEAN_CASES = CELLS.flatMap((cell) => casesOf(familyOf(cell)));

/** Harder than what intervals of means are made for. */
export const MEAN_CASES_BEYOND = [
  { ...GAP, process: 'uniform', value: (stream: RandomStream) => stream.uniform() },
  { ...POSITIVE, process: 'log-normal, log deviation 0.8', value: logNormal(0.8) },
].flatMap((cell) => casesOf(familyOf(cell)));

/** x̄ ± t·s/√n of any quantity. */
export const MEAN_CASES_BEFORE = CELLS.flatMap((cell) =>
  casesOf({ ...familyOf(cell), draw: (stream, n) => meanInterval(times(n, () => cell.value(stream))) }),
);
