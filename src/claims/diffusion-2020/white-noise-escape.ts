import { log } from '../../math/elementary.ts';
import { fitLine } from '../../math/regression.ts';
import { type MeasuredCriterion, toyClaim, workText } from '../define-claim.ts';
import { measureOverCells } from '../measure.ts';
import { WELL_SHARPNESSES, wellAtSharpness } from './escape-laws.ts';
import {
  censoringRemarks,
  type EscapeCell,
  type EscapeLine,
  escapeFigure,
  logTimes,
  simulateEscapeLines,
} from './escape-line.ts';
import { WELL, WHITE_REGRESSION, WHITE_WELL, whiteRegressionCell, whiteWellCell } from './escape-systems.ts';
import { ESCAPE_PITFALLS, LANGEVIN_THEOREM } from './sources.ts';

const SHARPNESSES = [0.5, 0.7, 1, 1.4, 2];

interface LinePlan {
  readonly name: string;
  readonly values: readonly number[];
  readonly cellAt: (value: number) => EscapeCell;
}

const LINES: readonly LinePlan[] = [
  {
    name: `${WHITE_WELL}, over 1/D`,
    values: [3, 4, 5, 6, 7],
    cellAt: (ratio) => ({ x: ratio, ...whiteWellCell({ learningRate: 0.05, barrierOverNoise: ratio }) }),
  },
  {
    name: `${WHITE_REGRESSION}, over 1/D`,
    values: [5, 6, 7, 8, 9],
    cellAt: (ratio) => ({ x: ratio, ...whiteRegressionCell({ learningRate: 0.1, barrierOverNoise: ratio }) }),
  },
  {
    name: `${WHITE_WELL}, over k`,
    values: SHARPNESSES,
    cellAt: (sharpness) => ({
      x: 1 / sharpness,
      ...whiteWellCell({ learningRate: 0.025, barrierOverNoise: 5, sharpness }),
    }),
  },
  {
    name: `${WHITE_REGRESSION}, over k`,
    values: SHARPNESSES,
    cellAt: (sharpness) => ({
      x: 1 / sharpness,
      ...whiteRegressionCell({ learningRate: 0.05, barrierOverNoise: 6, sharpness }),
    }),
  },
  {
    name: `${WELL}, over k`, // exponent and shift for log τ, as for the other lines
    values: WELL_SHARPNESSES,
    cellAt: (sharpness) => {
      const cell = wellAtSharpness(sharpness);
      return { ...cell, exponent: cell.exponent + log(cell.x), shift: cell.shift + log(cell.x) };
    },
  },
];

type Times = readonly ArrayLike<number>[];

/** Slope of log τ against a function of x. */
const slopeAgainst =
  (line: EscapeLine, variable: (x: number) => number) =>
  (times: Times): number =>
    fitLine(
      line.points.map(({ x }) => variable(x)),
      logTimes(line.points, times),
    ).slope;

/** AIC of log τ linear in 1/k minus AIC of linear in log k: n log(SSE/SSE′), each with two parameters. x = 1/k. */
const aicDifference =
  ({ points }: EscapeLine) =>
  (times: Times): number => {
    const y = logTimes(points, times);
    const inverse = points.map(({ x }) => x);
    const unexplained = (variable: number[]) => 1 - fitLine(variable, y).rSquared;
    return points.length * log(unexplained(inverse) / unexplained(inverse.map((x) => -log(x))));
  };

const measureLine = (line: EscapeLine, statistic: (times: Times) => number, level: number) =>
  measureOverCells(
    line.points.map(({ times }) => times),
    statistic,
    level,
  );

const identity = (x: number) => x; // x = ΔL/D: the slope is already divided by ΔL
const logSharpness = (x: number) => -log(x);

type NamedLines = Record<'wellNoise' | 'bowlNoise' | 'wellSharp' | 'bowlSharp' | 'sgdSharp', EscapeLine>;
interface WhiteNoiseLines extends NamedLines {
  readonly all: readonly EscapeLine[];
}

const lawsOf = (
  system: string,
  noise: keyof NamedLines,
  sharp: keyof NamedLines,
): MeasuredCriterion<WhiteNoiseLines>[] => [
  {
    name: `${system}: slope of log τ against 1/D, ÷ ΔL`,
    predicted: { low: 0.75, high: 1.25 },
    measure: ({ [noise]: line }, level) => measureLine(line, slopeAgainst(line, identity), level),
  },
  {
    name: `${system}: power of k in τ`,
    predicted: { low: -1.2, high: -0.75 },
    measure: ({ [sharp]: line }, level) => measureLine(line, slopeAgainst(line, logSharpness), level),
  },
];

export const whiteNoiseEscape = toyClaim({
  id: 'X20-5',
  title: 'Under white noise escape depends on sharpness only as a power',
  source: LANGEVIN_THEOREM,
  statement:
    'With white instead of SGD noise the escape time is exponential in the barrier over the noise, but only inversely ' +
    'proportional to the sharpness.',
  symbols: 'log τ = ΔL/D − log k + const',
  experiment:
    'Escape times under white noise over ΔL/D (3 … 9) and over the sharpness k (½ … 2), from a piecewise parabolic well ' +
    'and from the bowl of a linear regression; SGD noise over k for comparison.',
  replicate: 'particle per cell',
  design: { quick: { particles: 400 }, standard: { particles: 2000 }, thorough: { particles: 8000 } },
  seconds: { quick: 6, standard: 22, thorough: 90 },
  work: ({ particles }) => workText({ cells: LINES.flatMap(({ values }) => values), particles }),
  perform: ({ particles }, context) =>
    simulateEscapeLines(
      LINES.map(({ name, values, cellAt }) => ({ name, cells: values.map(cellAt) })),
      particles,
      context,
    ),
  analyse: (all): WhiteNoiseLines => {
    const [wellNoise, bowlNoise, wellSharp, bowlSharp, sgdSharp] = all;
    return { all, wellNoise, bowlNoise, wellSharp, bowlSharp, sgdSharp };
  },
  criteria: [
    ...lawsOf(WHITE_WELL, 'wellNoise', 'wellSharp'),
    ...lawsOf(WHITE_REGRESSION, 'bowlNoise', 'bowlSharp'),
    {
      name: 'white noise: AIC of log τ linear in 1/k less AIC of linear in log k',
      predicted: { low: 0, high: Number.POSITIVE_INFINITY },
      measure: ({ wellSharp }, level) => measureLine(wellSharp, aicDifference(wellSharp), level),
    },
    {
      name: 'SGD noise: AIC of log τ linear in log k less AIC of linear in 1/k',
      predicted: { low: 0, high: Number.POSITIVE_INFINITY },
      measure: ({ sgdSharp }, level) => measureLine(sgdSharp, (times) => -aicDifference(sgdSharp)(times), level),
    },
  ],
  figure: ({ wellNoise, bowlNoise }) =>
    escapeFigure([wellNoise, bowlNoise], 'barrier over noise ΔL/D', 'log of mean escape time, log τ'),
  remarks: ({ all }) => censoringRemarks(all),
  pitfalls: [
    ...ESCAPE_PITFALLS,
    'A bowl without a saddle can be left anywhere on its rim: in d dimensions that lowers the slope in 1/D by about dD/2ΔL.',
  ],
  differs:
    'Few particles per cell leave the power of k in the bowl and the comparison of the two fits too uncertain. In the ' +
    'bowl the power need not be −1: it has no saddle and can be left anywhere on its rim.',
});
