import { exitCount, exitTimes } from '../../engine/toys/exit-times.ts';
import { sharpMinimumExit, TOY_NOISE_SHAPES, type ToyNoiseShape } from '../../engine/toys/zhu-2d.ts';
import { fisherExact, wilsonInterval } from '../../math/exact-tests.ts';
import type { Claim, ClaimSize, Criterion, Evidence } from '../claim.ts';
import { measureDifference } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { playCells } from '../play-cells.ts';

const RUNS: Record<ClaimSize, number> = { quick: 100, standard: 400, thorough: 4000 };
const STEPS = 500;
const DATA_SEED = 0;
const STRIDE = 1_000_000;
/** The recipe's p < 0.001, two-sided, for each of the shapes. */
const LEVEL = 0.999;

const NAMES: Record<ToyNoiseShape, string> = {
  none: 'gradient descent',
  isotropic: 'isotropic',
  diagonal: 'diagonal of the covariance',
  covariance: 'gradient covariance',
  hessian: 'Hessian-shaped',
  topEigenvector: 'top eigenvector of the Hessian',
};
const ANISOTROPIC: readonly ToyNoiseShape[] = ['covariance', 'hessian', 'topEigenvector'];

const criteria: Criterion[] = ANISOTROPIC.map((shape) => ({
  name: `fraction escaped, ${NAMES[shape]} less isotropic noise`,
  predicted: { low: 0, high: 1 },
}));

/** Runs that escaped, by shape in the order of NOISE_SHAPES. */
interface ShapeCounts {
  readonly runs: number;
  readonly escaped: readonly number[];
}

function evidence({ runs, escaped }: ShapeCounts): Evidence {
  const count = (shape: ToyNoiseShape) => escaped[TOY_NOISE_SHAPES.indexOf(shape)];
  const isotropic = count('isotropic');
  const pValue = (shape: ToyNoiseShape) =>
    fisherExact(count(shape), runs - count(shape), isotropic, runs - isotropic).twoSided;
  return {
    measured: ANISOTROPIC.map((shape) => measureDifference(count(shape), isotropic, runs, LEVEL)),
    figure: {
      x: { label: 'shape of the noise', scale: 'category', categories: TOY_NOISE_SHAPES.map((shape) => NAMES[shape]) },
      y: { label: `fraction escaped within ${STEPS} steps`, scale: 'linear' },
      series: [
        {
          name: 'escaped',
          kind: 'measured',
          points: escaped.map((value, i) => ({ x: i + 1, y: value / runs, ...wilsonInterval(value, runs) })),
        },
      ],
    },
    remarks: ANISOTROPIC.map((shape) => {
      const p = pValue(shape);
      return `${NAMES[shape]}: ${count(shape)} of ${runs} against ${isotropic}, Fisher's exact p = ${p.toPrecision(2)}.`;
    }),
  };
}

/** Z18-2. */
export const noiseShape: Claim<ShapeCounts> = {
  id: 'Z18-2',
  title: 'Noise leaves a sharp minimum only if it follows the curvature',
  source: { ...PAPERS.anisotropicNoise, place: "two-dimensional toy, authors' code", provenance: 'read' },
  statement:
    'Of noises of equal total variance, those aligned with the curvature leave a sharp minimum for a flat one; isotropic ' +
    'noise does not.',
  symbols: 'escape efficiency ≈ ½ t Tr(HC) at equal Tr C',
  experiment:
    'Runs of 500 steps from the sharp minimum (1, 1) of a two-dimensional loss, η = 0.005, noise of variance 0.01 a step ' +
    'in six shapes; escaped when both coordinates are below −½.',
  subject: 'toy',
  criteria,
  replicate: 'run per shape',
  cost: {
    quick: { seconds: 1, work: '6 shapes × 100 runs' },
    standard: { seconds: 3, work: '6 shapes × 400 runs' },
    thorough: { seconds: 25, work: '6 shapes × 4,000 runs' },
  },
  pitfalls: [
    'Only shapes of equal trace may be compared.',
    'The axes of the bowl stand at 45° to the coordinates, so diagonal noise is as good as isotropic here.',
  ],
  async perform(size, context) {
    const runs = RUNS[size];
    const escaped = await playCells(
      TOY_NOISE_SHAPES,
      (shape, index) =>
        exitCount(
          exitTimes(sharpMinimumExit(shape, DATA_SEED), {
            seed: 0,
            count: runs,
            first: index * STRIDE,
            maxSteps: STEPS,
          }),
        ),
      context,
    );
    return { runs, escaped };
  },
  evidence,
};
