import type { RandomStream } from '../../../src/math/rng.ts';
import { cellCurve } from '../../../src/sweep/results/cell-curve.ts';
import { diagonalAgreement } from '../../../src/sweep/results/diagonal-agreement.ts';
import type { RunResult } from '../../../src/sweep/results/results.ts';
import { createTraceStore } from '../../../src/sweep/results/trace-store.ts';
import { casesOf, times } from './family.ts';

const RATES = [0.1, 0.2, 0.4, 0.8];
const SIZES = [32, 64, 128, 256];
const STEP = 10;

const normal = (size: number) => (stream: RandomStream) => size * stream.normal();
/** An exponential deviation, of mean 0. */
const skewed = (stream: RandomStream) => 0.2 * (-Math.log(1 - stream.uniform()) - 1);

const resultOf = (id: number): RunResult => ({
  run: { id, learningRate: 0.1, batchSize: 8, seed: id, endStep: 1000 },
  ...{ outcome: null, step: STEP, trainLoss: 1, testLoss: 1, trainAccuracy: 1, testAccuracy: 1 },
  ...{ sharpness: 1, sharpnessError: 0, sharpnessConverged: true },
});

/** The band at one step of a cell whose seeds have λ₁ = 2·e^noise. */
function bandOf(noise: (stream: RandomStream) => number) {
  return (stream: RandomStream, n: number) => {
    const traces = createTraceStore();
    const results = times(n, resultOf);
    for (const { run } of results)
      traces.append([{ run: run.id, probe: 'sharpness', step: STEP, value: 2 * Math.exp(noise(stream)) }]);
    return cellCurve(results, traces, 'sharpness')[0];
  };
}

const curveCases = (process: string, noise: (stream: RandomStream) => number) =>
  casesOf({
    interval: 'geometric mean of λ₁ or a loss over seeds, Student’s of the logarithm',
    shown: 'curves of the Start view',
    process,
    // The logarithm of every noise has mean 0.
    truth: () => 2,
    draw: bandOf(noise),
  });

/** λ₁ of every cell in one replicate: (η/B)^−0.3, times 0.95 for each doubling of η, with a level of the seed's own. */
const replicate =
  (level: (stream: RandomStream) => number, noise: (stream: RandomStream) => number) => (stream: RandomStream) => {
    const own = level(stream);
    return RATES.flatMap((rate) =>
      SIZES.map((size) =>
        Math.exp(own - 0.3 * Math.log(rate / size) + Math.log(0.95) * Math.log2(rate) + noise(stream)),
      ),
    );
  };

const AGREEMENT_CASES = [
  ['independent normal noise of its logarithm', replicate(() => 0, normal(0.2))] as const,
  ['common seed effects on its level', replicate(normal(0.5), normal(0.1))] as const,
  ['skewed noise of its logarithm', replicate(() => 0, skewed)] as const,
].flatMap(([process, draw]) =>
  casesOf({
    interval: 'factor of λ₁ for each doubling of η at equal η/B, mean per-seed slope, Student’s',
    shown: 'headline and caption of the Start view',
    process,
    truth: () => 0.95,
    draw: (stream, n) => {
      const replicates = times(n, () => draw(stream));
      const cells = RATES.flatMap((learningRate, r) =>
        SIZES.map((batchSize, s) => ({
          ...{ learningRate, batchSize },
          values: replicates.map((values) => values[r * SIZES.length + s]),
        })),
      );
      const found = diagonalAgreement(cells);
      if (found === null) throw new Error('The grid must have diagonals.');
      return found.interval;
    },
  }),
);

export const START_CASES = [
  ...curveCases('log-normal, log deviation 0.1', normal(0.1)),
  ...curveCases('log-normal, log deviation 0.8', normal(0.8)),
  ...AGREEMENT_CASES,
];

/** Harder than what the band is made for. */
export const START_CASES_BEYOND = curveCases('exponential deviation of its logarithm', skewed);
