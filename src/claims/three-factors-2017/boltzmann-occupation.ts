import { doubleWell, type WellSide } from '../../engine/toys/double-well.ts';
import { whiteNoiseLogOccupation } from '../../theory/occupation.ts';
import { toyClaim, workText } from '../define-claim.ts';
import {
  allSteps,
  measureOccupationLine,
  type OccupationPoint,
  occupationSeries,
  simulateOccupationLines,
} from '../occupation-line.ts';
import { PAPERS } from '../papers.ts';

const LEARNING_RATE = 0.03;
const WIDE: WellSide = { curvature: 1, saddleCurvature: 1, depth: 0.04 };
const DEEP: WellSide = { curvature: 3, saddleCurvature: 3, depth: 0.07 };
const LANDSCAPE = doubleWell(WIDE, DEEP);
const INVERSE_TEMPERATURES = [35, 50, 65, 80, 95];

/** (L_B − L_A)/T. */
const variable = ({ x }: OccupationPoint) => (WIDE.depth - DEEP.depth) * x;

const line = () => ({
  name: 'white noise',
  cells: INVERSE_TEMPERATURES.map((inverse) => ({
    x: inverse,
    predicted: whiteNoiseLogOccupation({ ...WIDE, valleyShare: 0.5 }, { ...DEEP, valleyShare: 0.5 }, 1 / inverse),
    well: LANDSCAPE,
    learningRate: LEARNING_RATE,
    noise: { kind: 'white', diffusion: 1 / inverse } as const,
  })),
});

export const boltzmannOccupation = toyClaim({
  id: 'J17-9',
  title: 'Hotter noise cares for width, colder noise for depth',
  source: {
    ...PAPERS.threeFactors,
    place: 'first version: stationary distribution under isotropic gradient noise',
    provenance: 'recalled',
  },
  statement:
    'Under isotropic gradient noise two valleys are occupied as in a Boltzmann distribution, with a temperature ' +
    'proportional to η/B: the hotter, the more width counts against depth.',
  symbols: 'p_A/p_B = √(det H_B/det H_A) · exp((L_B − L_A)/T), T = ησ²/2B',
  experiment:
    `Time spent in a wide, shallow (H = ${WIDE.curvature}, depth ${WIDE.depth}) and a narrow, deep (H = ${DEEP.curvature}, ` +
    `depth ${DEEP.depth}) valley over five temperatures, η = ${LEARNING_RATE}, white noise.`,
  replicate: 'particle per cell',
  design: {
    quick: { particles: 100, steps: 80_000 },
    standard: { particles: 400, steps: 200_000 },
    thorough: { particles: 1000, steps: 400_000 },
  },
  seconds: { quick: 4, standard: 35, thorough: 170 },
  work: ({ particles, steps }) => workText({ cells: INVERSE_TEMPERATURES, particles, steps: allSteps(steps) }),
  perform: (design, context) => simulateOccupationLines([line()], design, context),
  criteria: [
    {
      name: 'slope of log(wide ÷ deep) against 1/T, ÷ (L_B − L_A)',
      predicted: { low: 0.9, high: 1.1 },
      measure: ([only], level) => measureOccupationLine(only, 'slope', { level, variable }),
    },
    {
      name: 'r² of the line',
      predicted: { low: 0.95, high: 1 },
      measure: ([only], level) => measureOccupationLine(only, 'rSquared', { level, variable }),
    },
  ],
  figure: (lines) => ({
    x: { label: 'inverse temperature 1/T', scale: 'linear' },
    y: { label: 'log of time in the wide ÷ time in the deep valley', scale: 'linear' },
    series: lines.flatMap(occupationSeries),
  }),
  pitfalls: [
    'Isotropic noise is the assumption, not a finding: real gradient noise follows the curvature (see X20-6).',
    'Each particle must change valley many times, or its start decides; half of them start on each side.',
    'The formula holds for T well below both barriers.',
  ],
  differs:
    'Few particles per temperature leave the slope uncertain by more than a tenth; nothing here contradicts ' +
    'the claim.',
});
