import { log } from '../../math/elementary.ts';
import { type Claim, type ClaimSize, type Criterion, levelOfEach } from '../claim.ts';
import { censoringRemarks, type EscapeLine, escapeFigure, measureEscapeLine, playEscapeLines } from './escape-line.ts';
import { REGRESSION, regressionCell, WELL, wellCell } from './escape-systems.ts';
import { ABSTRACT, ESCAPE_PITFALLS } from './sources.ts';

const PARTICLES: Record<ClaimSize, number> = { quick: 125, standard: 500, thorough: 2500 };

const criteriaOf = (system: string): Criterion[] => [
  {
    name: `${system}: slope of log(iterations) ÷ that of log τ`,
    predicted: { low: 0, high: Number.POSITIVE_INFINITY },
  },
  { name: `${system}: r² of log(iterations) against B/η`, predicted: { low: 0.95, high: 1 } },
];
const criteria = [...criteriaOf(REGRESSION), ...criteriaOf(WELL)];

/** (B, η): the same B/η more than once, so that a dependence on B or η alone would scatter the line. */
const REGRESSION_GRID = [
  [4, 0.1],
  [3, 0.05],
  [6, 0.1],
  [4, 0.05],
  [8, 0.1],
  [8, 0.08],
  [5, 0.05],
  [12, 0.1],
] as const;
const WELL_GRID = [
  [1, 0.04],
  [1, 0.025],
  [2, 0.05],
  [2, 0.04],
  [3, 0.05],
  [2, 0.03],
  [3, 0.04],
  [4, 0.05],
] as const;

/** X20-7. */
export const iterationsToExit: Claim<readonly EscapeLine[]> = {
  id: 'X20-7',
  title: 'Large batches or small learning rates need exponentially many iterations',
  source: ABSTRACT,
  statement:
    'The number of iterations SGD needs to leave a valley grows exponentially with the ratio of batch size to learning rate.',
  symbols: 'log(iterations) linear in B/η',
  experiment:
    'Iterations until escape over eight pairs (B, η) with B/η = 25 … 120, from the bowl of a linear regression with real ' +
    'batches and from a piecewise parabolic well with noise |H|/B.',
  subject: 'toy',
  criteria,
  replicate: 'particle per cell',
  cost: {
    quick: { seconds: 6, work: '16 cells × 125 particles' },
    standard: { seconds: 24, work: '16 cells × 500 particles' },
    thorough: { seconds: 120, work: '16 cells × 2,500 particles' },
  },
  pitfalls: ESCAPE_PITFALLS,
  differs:
    'With 125 particles per cell the r² of the line is too uncertain to be held above 0.95. It is ' +
    'near 0.97 rather than 1 for a reason: counted in steps, log(iterations) has − log η beside the line, and pairs of one B/η ' +
    'differ in η.',
  perform: (size, context) => {
    const inSteps = <C extends { shift: number }>(cell: C, [batchSize, learningRate]: readonly [number, number]) => ({
      ...cell,
      x: batchSize / learningRate,
      shift: cell.shift - log(learningRate),
    });
    return playEscapeLines(
      [
        {
          name: REGRESSION,
          cells: REGRESSION_GRID.map((pair) =>
            inSteps(regressionCell({ batchSize: pair[0], learningRate: pair[1] }), pair),
          ),
        },
        {
          name: WELL,
          cells: WELL_GRID.map((pair) => inSteps(wellCell({ batchSize: pair[0], learningRate: pair[1] }), pair)),
        },
      ],
      PARTICLES[size],
      context,
    );
  },
  evidence: (lines) => ({
    measured: lines.flatMap((line) => measureEscapeLine(line, levelOfEach(criteria.length))),
    figure: escapeFigure(lines, 'batch size over learning rate, B/η', 'log of mean iterations to escape'),
    remarks: censoringRemarks(lines),
  }),
};
