import type { Claim } from '../claim.ts';
import { toyClaim, workText } from '../define-claim.ts';
import { numberText } from '../number-text.ts';
import {
  censoringRemarks,
  type EscapeCell,
  type EscapeLine,
  escapeFigure,
  lineCriteria,
  simulateEscapeLines,
} from './escape-line.ts';
import {
  BARRIER_HEIGHT,
  BOWL_HEIGHT,
  REGRESSION,
  regressionCell,
  type SgdSetting,
  WELL,
  wellCell,
} from './escape-systems.ts';
import { ESCAPE_PITFALLS, ESCAPE_THEOREM } from './sources.ts';

/** A setting and its position on the axis. */
interface Place extends SgdSetting {
  readonly x: number;
}

/** A prediction of how log τ depends on one of B, η and sharpness, all else fixed. */
interface EscapeLaw extends Pick<Claim, 'id' | 'title' | 'statement' | 'symbols'> {
  readonly over: string;
  readonly regression: readonly Place[];
  readonly well: readonly Place[];
  readonly xLabel: string;
  readonly yLabel: string;
}

const atSharpness = (sharpness: number) => ({ x: 1 / sharpness, sharpness });

export const WELL_SHARPNESSES = [0.9, 1.05, 1.25, 1.6, 2];
const wellPlace = (sharpness: number): Place => ({ ...atSharpness(sharpness), learningRate: 0.025, batchSize: 2 });

const wellAt = ({ x, ...setting }: Place): EscapeCell => ({ x, ...wellCell(setting) });
/** A cell of the well over sharpness; the claim on white noise compares with this line. */
export const wellAtSharpness = (sharpness: number) => wellAt(wellPlace(sharpness));

const LAWS: readonly EscapeLaw[] = [
  {
    id: 'X20-2',
    title: 'Escape time grows exponentially with batch size',
    statement: 'The logarithm of the mean time SGD needs to leave a valley grows linearly with the batch size.',
    symbols: 'log τ = (2BΔL/η)(s/H_a + (1 − s)/|H_b|) + const, linear in B',
    over: 'B at fixed η',
    regression: [2, 4, 6, 8, 10, 12].map((batchSize) => ({ x: batchSize, learningRate: 0.1, batchSize })),
    well: [1, 2, 3, 4, 5].map((batchSize) => ({ x: batchSize, learningRate: 0.05, batchSize })),
    xLabel: 'batch size B',
    yLabel: 'log of mean escape time, log τ',
  },
  {
    id: 'X20-3',
    title: 'Escape time grows exponentially with 1/η',
    statement:
      'The logarithm of the mean time SGD needs to leave a valley grows linearly with one over the learning rate.',
    symbols: 'log τ = (2BΔL/η)(s/H_a + (1 − s)/|H_b|) + const, linear in 1/η',
    over: 'η at fixed B',
    regression: [8, 11, 14, 17, 20].map((inverse) => ({ x: inverse, learningRate: 1 / inverse, batchSize: 6 })),
    well: [20, 26, 32, 38, 44].map((inverse) => ({ x: inverse, learningRate: 1 / inverse, batchSize: 2 })),
    xLabel: 'inverse learning rate 1/η',
    yLabel: 'log of mean escape time, log τ',
  },
  {
    id: 'X20-4',
    title: 'SGD leaves sharp valleys exponentially sooner',
    statement:
      'With the barrier unchanged, the escape time of SGD from a valley k times as sharp falls exponentially in 1/k: flat ' +
      'valleys are kept exponentially longer.',
    symbols: 'L(√k θ): log kτ = (2BΔL/ηk)(s/H_a + (1 − s)/|H_b|) + const, linear in 1/k',
    over: 'the sharpness k',
    regression: [0.7, 0.85, 1, 1.4, 2].map((sharpness) => ({
      ...atSharpness(sharpness),
      learningRate: 0.08,
      batchSize: 6,
    })),
    well: WELL_SHARPNESSES.map(wellPlace),
    xLabel: 'inverse sharpness 1/k',
    yLabel: 'log of sharpness times mean escape time, log kτ',
  },
];

/** "η = 0.1, B = 2 … 12": fixed values, then the range of the varied one. */
function placesText(places: readonly Place[]): string {
  const [first, last] = [places[0], places[places.length - 1]];
  const fixed = (symbol: string, a: number, b: number) => (a === b ? [`${symbol} = ${a}`] : []);
  const varied = (symbol: string, a: number, b: number) =>
    a === b ? [] : [`${symbol} = ${numberText(a)} … ${numberText(b)}`];
  return [
    ...fixed('η', first.learningRate, last.learningRate),
    ...fixed('B', first.batchSize, last.batchSize),
    ...varied('1/η', 1 / first.learningRate, 1 / last.learningRate),
    ...varied('B', first.batchSize, last.batchSize),
    ...varied('k', first.sharpness ?? 1, last.sharpness ?? 1),
  ].join(', ');
}

/** A slope within 20 % of theory, and a straight line. Source: recipes of X20-2, -3 and -4. */
const CRITERIA = lineCriteria(
  [REGRESSION, WELL],
  [
    { quantity: 'slope', name: 'slope of the line ÷ its prediction', predicted: { low: 0.8, high: 1.2 } },
    { quantity: 'rSquared', name: 'r² of the line', predicted: { low: 0.98, high: 1 } },
  ],
);

export const ESCAPE_LAWS: readonly Claim<readonly EscapeLine[]>[] = LAWS.map(
  ({ over, regression, well, xLabel, yLabel, ...text }) =>
    toyClaim({
      ...text,
      source: ESCAPE_THEOREM,
      experiment:
        `Escape times over ${over}: least squares with real batches (ΔL = ${BOWL_HEIGHT}, ${placesText(regression)}) and a ` +
        `piecewise parabolic well with noise |H|/B (ΔL = ${BARRIER_HEIGHT}, ${placesText(well)}).`,
      replicate: 'particle per cell',
      design: { quick: { particles: 200 }, standard: { particles: 1000 }, thorough: { particles: 4000 } },
      seconds: { quick: 6, standard: 22, thorough: 90 },
      work: ({ particles }) => workText({ cells: [...regression, ...well], particles }),
      perform: ({ particles }, context) =>
        simulateEscapeLines(
          [
            { name: REGRESSION, cells: regression.map(({ x, ...setting }) => ({ x, ...regressionCell(setting) })) },
            { name: WELL, cells: well.map(wellAt) },
          ],
          particles,
          context,
        ),
      criteria: CRITERIA,
      figure: (lines) => escapeFigure(lines, xLabel, yLabel),
      remarks: censoringRemarks,
      pitfalls: ESCAPE_PITFALLS,
    }),
);
