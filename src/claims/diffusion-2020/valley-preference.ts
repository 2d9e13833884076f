import { doubleWell, type WellSide } from '../../engine/toys/double-well.ts';
import { sgdLogOccupation, whiteNoiseLogOccupation } from '../../theory/occupation.ts';
import { toyClaim, workText } from '../define-claim.ts';
import {
  allSteps,
  measureOccupationLine,
  type OccupationPoint,
  occupationSeries,
  simulateOccupationLines,
} from '../occupation-line.ts';
import { ESCAPE_PITFALLS, ESCAPE_THEOREM } from './sources.ts';

const DEPTH = 0.05;
const FLAT: WellSide = { curvature: 1, saddleCurvature: 1, depth: DEPTH };
const SHARP: WellSide = { curvature: 2, saddleCurvature: 2, depth: DEPTH };
const LANDSCAPE = doubleWell(FLAT, SHARP);
/** (B, η) with B/η = 20 … 50 and ηH ≤ 0.1. */
const SETTINGS = [
  [1, 0.05],
  [1, 0.04],
  [1, 1 / 30],
  [2, 0.05],
  [2, 0.04],
] as const;

const sides = [FLAT, SHARP].map((side) => ({ ...side, valleyShare: 0.5 }));

const plans = () => [
  {
    name: 'SGD noise',
    cells: SETTINGS.map(([batchSize, learningRate]) => ({
      x: batchSize / learningRate,
      predicted: sgdLogOccupation(sides[0], sides[1], batchSize / learningRate),
      well: LANDSCAPE,
      learningRate,
      noise: { kind: 'sgd', batchSize } as const,
    })),
  },
  {
    name: 'white noise',
    cells: SETTINGS.map(([batchSize, learningRate]) => {
      const diffusion = (learningRate / (2 * batchSize)) * FLAT.curvature; // that of SGD in the flat valley
      return {
        x: batchSize / learningRate,
        predicted: whiteNoiseLogOccupation(sides[0], sides[1], diffusion),
        well: LANDSCAPE,
        learningRate,
        noise: { kind: 'white', diffusion } as const,
      };
    }),
  },
];

/** d log(flat ÷ sharp)/d(B/η) under SGD noise. */
const SGD_SLOPE = sgdLogOccupation(sides[0], sides[1], 1) - sgdLogOccupation(sides[0], sides[1], 0);

const variable = ({ x }: OccupationPoint) => SGD_SLOPE * x;

export const valleyPreference = toyClaim({
  id: 'X20-6',
  title: 'SGD prefers the flat one of two valleys exponentially',
  source: ESCAPE_THEOREM,
  statement:
    'Between two valleys of equal depth SGD spends exponentially more time in the flat one as B/η grows; white noise ' +
    'prefers it only by the root of the curvature ratio, whatever the noise.',
  symbols: 'log(P_a/P_b) = (2BΔL/η)(1/H_a − 1/H_b) + const for SGD; ½ log(H_b/H_a) for white noise',
  experiment:
    `Time spent in a flat (H = ${FLAT.curvature}) and a sharp (H = ${SHARP.curvature}) valley of depth ${DEPTH} that share a ` +
    'saddle, over five pairs (B, η), with noise |H|/B and with white noise as strong as in the flat valley.',
  replicate: 'particle per cell',
  design: {
    quick: { particles: 100, steps: 50_000 },
    standard: { particles: 200, steps: 200_000 },
    thorough: { particles: 500, steps: 400_000 },
  },
  seconds: { quick: 5, standard: 35, thorough: 170 },
  work: ({ particles, steps }) => workText({ cells: 2 * SETTINGS.length, particles, steps: allSteps(steps) }),
  perform: (design, context) => simulateOccupationLines(plans(), design, context),
  criteria: [
    {
      name: 'SGD noise: slope of log(flat ÷ sharp) ÷ its prediction',
      predicted: { low: 0.8, high: 1.2 },
      measure: ([sgd], level) => measureOccupationLine(sgd, 'slope', { level, variable }),
    },
    {
      name: 'SGD noise: r² against B/η',
      predicted: { low: 0.95, high: 1 },
      measure: ([sgd], level) => measureOccupationLine(sgd, 'rSquared', { level, variable }),
    },
    {
      name: 'white noise: slope as a fraction of the slope predicted for SGD',
      predicted: { low: -0.1, high: 0.1 },
      measure: ([, white], level) => measureOccupationLine(white, 'slope', { level, variable }),
    },
  ],
  figure: (lines) => ({
    x: { label: 'batch size over learning rate, B/η', scale: 'linear' },
    y: { label: 'log of time in the flat ÷ time in the sharp valley', scale: 'linear' },
    series: lines.flatMap(occupationSeries),
  }),
  pitfalls: [
    ...ESCAPE_PITFALLS,
    'Each particle must change valley many times; half of them start on each side.',
    'The preference is for a small slope of ∫L′/D, so it needs noise that is weaker where the loss is flatter.',
  ],
  differs:
    'With few particles per cell the slope under white noise is too uncertain to be distinguished from a tenth of that ' +
    'under SGD noise. SGD noise itself agrees with the prediction.',
});
