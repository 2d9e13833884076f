import { log } from '../../math/elementary.ts';
import { fitLine } from '../../math/regression.ts';
import { type Claim, type ClaimSize, type Criterion, levelOfEach, type Measured } from '../claim.ts';
import { measureOverCells } from '../measure.ts';
import { censoringRemarks, type EscapeLine, escapeFigure, logTimes, playEscapeLines } from './escape-line.ts';
import { wellOverSharpness } from './escape-sharpness.ts';
import { WELL, WHITE_REGRESSION, WHITE_WELL, whiteRegressionCell, whiteWellCell } from './escape-systems.ts';
import { ESCAPE_PITFALLS, LANGEVIN_THEOREM } from './sources.ts';

const PARTICLES: Record<ClaimSize, number> = { quick: 400, standard: 2000, thorough: 8000 };
const SHARPNESSES = [0.5, 0.7, 1, 1.4, 2];

const lawsOf = (system: string): Criterion[] => [
  { name: `${system}: slope of log τ against 1/D, ÷ ΔL`, predicted: { low: 0.75, high: 1.25 } },
  { name: `${system}: power of k in τ`, predicted: { low: -1.2, high: -0.75 } },
];
const criteria: Criterion[] = [
  ...lawsOf(WHITE_WELL),
  ...lawsOf(WHITE_REGRESSION),
  {
    name: 'white noise: AIC of log τ linear in 1/k less AIC of linear in log k',
    predicted: { low: 0, high: Number.POSITIVE_INFINITY },
  },
  {
    name: 'SGD noise: AIC of log τ linear in log k less AIC of linear in 1/k',
    predicted: { low: 0, high: Number.POSITIVE_INFINITY },
  },
];

const plans = () => [
  {
    name: `${WHITE_WELL}, over 1/D`,
    cells: [3, 4, 5, 6, 7].map((ratio) => ({
      x: ratio,
      ...whiteWellCell({ learningRate: 0.05, barrierOverNoise: ratio }),
    })),
  },
  {
    name: `${WHITE_REGRESSION}, over 1/D`,
    cells: [5, 6, 7, 8, 9].map((ratio) => ({
      x: ratio,
      ...whiteRegressionCell({ learningRate: 0.1, barrierOverNoise: ratio }),
    })),
  },
  {
    name: `${WHITE_WELL}, over k`,
    cells: SHARPNESSES.map((sharpness) => ({
      x: 1 / sharpness,
      ...whiteWellCell({ learningRate: 0.025, barrierOverNoise: 5, sharpness }),
    })),
  },
  {
    name: `${WHITE_REGRESSION}, over k`,
    cells: SHARPNESSES.map((sharpness) => ({
      x: 1 / sharpness,
      ...whiteRegressionCell({ learningRate: 0.05, barrierOverNoise: 6, sharpness }),
    })),
  },
  {
    name: `${WELL}, over k`, // here exponent and shift are those of log τ, as for the others
    cells: wellOverSharpness().map((cell) => ({
      ...cell,
      exponent: cell.exponent + log(cell.x),
      shift: cell.shift + log(cell.x),
    })),
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

/** AIC of log τ linear in 1/k less AIC of linear in log k: n log(SSE/SSE′), both with two parameters. x = 1/k. */
const aicDifference =
  ({ points }: EscapeLine) =>
  (times: Times): number => {
    const y = logTimes(points, times);
    const inverse = points.map(({ x }) => x);
    const unexplained = (variable: number[]) => 1 - fitLine(variable, y).rSquared;
    return points.length * log(unexplained(inverse) / unexplained(inverse.map((x) => -log(x))));
  };

function measure([wellNoise, bowlNoise, wellSharp, bowlSharp, sgdSharp]: readonly EscapeLine[]): Measured[] {
  const level = levelOfEach(criteria.length);
  const over = (line: EscapeLine, statistic: (times: Times) => number) =>
    measureOverCells(
      line.points.map(({ times }) => times),
      statistic,
      level,
    );
  const identity = (x: number) => x; // x = ΔL/D: the slope is already divided by ΔL
  const logSharpness = (x: number) => -log(x);
  return [
    over(wellNoise, slopeAgainst(wellNoise, identity)),
    over(wellSharp, slopeAgainst(wellSharp, logSharpness)),
    over(bowlNoise, slopeAgainst(bowlNoise, identity)),
    over(bowlSharp, slopeAgainst(bowlSharp, logSharpness)),
    over(wellSharp, aicDifference(wellSharp)),
    over(sgdSharp, (times) => -aicDifference(sgdSharp)(times)),
  ];
}

/** X20-5. */
export const whiteNoiseEscape: Claim<readonly EscapeLine[]> = {
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
  subject: 'toy',
  criteria,
  replicate: 'particle per cell',
  cost: {
    quick: { seconds: 6, work: '25 cells × 400 particles' },
    standard: { seconds: 22, work: '25 cells × 2,000 particles' },
    thorough: { seconds: 90, work: '25 cells × 8,000 particles' },
  },
  pitfalls: [
    ...ESCAPE_PITFALLS,
    'A bowl without a saddle is left anywhere on its rim: in d dimensions that lowers the slope in 1/D by about dD/2ΔL.',
  ],
  differs:
    'Four hundred particles per cell leave the power of k in the bowl and the comparison of the two fits too uncertain. In the ' +
    'bowl the power need not be −1: it has no saddle, and is left anywhere on its rim.',
  perform: (size, context) => playEscapeLines(plans(), PARTICLES[size], context),
  evidence: (lines) => ({
    measured: measure(lines),
    figure: escapeFigure(lines.slice(0, 2), 'barrier over noise ΔL/D', 'log of mean escape time, log τ'),
    remarks: censoringRemarks(lines),
  }),
};
