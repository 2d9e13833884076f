import { exitCount, exitTimes } from '../../engine/toys/exit-times.ts';
import { sharpMinimumExit, TOY_NOISE_SHAPES, type ToyNoiseShape } from '../../engine/toys/zhu-2d.ts';
import { fisherExact, wilsonInterval } from '../../math/exact-tests.ts';
import { toyClaim, workText } from '../define-claim.ts';
import { measureDifference } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import type { ReplicateRange } from '../replicate-memory.ts';
import { simulateReplicates } from '../simulate-replicates.ts';

const STEPS = 500;
const DATA_SEED = 0;
const STRIDE = 1_000_000;
/** The recipe's two-sided p < 0.001 for each shape, stricter than the claim's shared level. */
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

/** Number of runs that escaped, for each of TOY_NOISE_SHAPES. */
interface ShapeCounts {
  readonly runs: number;
  readonly escaped: readonly number[];
}

const countOf = ({ escaped }: ShapeCounts, shape: ToyNoiseShape) => escaped[TOY_NOISE_SHAPES.indexOf(shape)];

function testRemark(counts: ShapeCounts, shape: ToyNoiseShape): string {
  const { runs } = counts;
  const [own, isotropic] = [countOf(counts, shape), countOf(counts, 'isotropic')];
  const { twoSided } = fisherExact(own, runs - own, isotropic, runs - isotropic);
  return `${NAMES[shape]}: ${own} of ${runs} against ${isotropic}, Fisher's exact p = ${twoSided.toPrecision(2)}.`;
}

export const noiseShape = toyClaim({
  id: 'Z18-2',
  title: 'Noise leaves a sharp minimum only if it follows the curvature',
  source: { ...PAPERS.anisotropicNoise, place: "two-dimensional toy, authors' code", provenance: 'read' },
  statement:
    'Of noises of equal total variance, those aligned with the curvature leave a sharp minimum for a flat one; isotropic ' +
    'noise does not.',
  symbols: 'escape efficiency ≈ ½ t Tr(HC) at equal Tr C',
  experiment:
    `Runs of ${STEPS} steps from the sharp minimum (1, 1) of a two-dimensional loss, η = 0.005, noise of variance 0.01 a step ` +
    'in six shapes; escaped when both coordinates are below −½.',
  replicate: 'run per shape',
  design: { quick: { runs: 100 }, standard: { runs: 400 }, thorough: { runs: 4000 } },
  seconds: { quick: 1, standard: 3, thorough: 25 },
  work: ({ runs }) => workText({ shapes: TOY_NOISE_SHAPES, runs }),
  async perform({ runs }, context): Promise<ShapeCounts> {
    const simulate = (shape: ToyNoiseShape, index: number, { first, count }: ReplicateRange) => {
      const particles = { seed: 0, count, first: index * STRIDE + first };
      return exitTimes(sharpMinimumExit(shape, DATA_SEED), { ...particles, maxSteps: STEPS });
    };
    const cells = { count: runs, key: (shape: ToyNoiseShape) => shape, simulate };
    return { runs, escaped: (await simulateReplicates(TOY_NOISE_SHAPES, cells, context)).map(exitCount) };
  },
  criteria: ANISOTROPIC.map((shape) => ({
    name: `fraction escaped, ${NAMES[shape]} less isotropic noise`,
    predicted: { low: 0, high: 1 },
    measure: (counts: ShapeCounts) =>
      measureDifference(countOf(counts, shape), countOf(counts, 'isotropic'), counts.runs, LEVEL),
  })),
  figure: ({ runs, escaped }) => ({
    x: { label: 'shape of the noise', scale: 'category', categories: TOY_NOISE_SHAPES.map((shape) => NAMES[shape]) },
    y: { label: `fraction escaped within ${STEPS} steps`, scale: 'linear' },
    series: [
      {
        name: 'escaped',
        kind: 'measured',
        points: escaped.map((value, i) => ({ x: i + 1, y: value / runs, ...wilsonInterval(value, runs) })),
      },
    ],
  }),
  remarks: (counts) => ANISOTROPIC.map((shape) => testRemark(counts, shape)),
  pitfalls: [
    'Only shapes of equal trace are comparable.',
    'The axes of the bowl are at 45° to the coordinates, so diagonal noise is equivalent to isotropic noise here.',
  ],
});
