import { log } from '../../math/elementary.ts';
import { toyClaim, workText } from '../define-claim.ts';
import { censoringRemarks, type EscapeCell, escapeFigure, lineCriteria, simulateEscapeLines } from './escape-line.ts';
import { REGRESSION, regressionCell, type SgdSetting, WELL, wellCell } from './escape-systems.ts';
import { ABSTRACT, ESCAPE_PITFALLS } from './sources.ts';

/** (B, η): some B/η occur more than once, so that a dependence on B or η alone would scatter the line. */
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

const SYSTEMS = [
  { name: REGRESSION, grid: REGRESSION_GRID, cellOf: regressionCell },
  { name: WELL, grid: WELL_GRID, cellOf: wellCell },
];

/** In steps, that is without the log η that converts to log τ. */
function inSteps(cellOf: (setting: SgdSetting) => Omit<EscapeCell, 'x'>, batchSize: number, learningRate: number) {
  const cell = cellOf({ batchSize, learningRate });
  return { ...cell, x: batchSize / learningRate, shift: cell.shift - log(learningRate) };
}

const CRITERIA = lineCriteria(
  [REGRESSION, WELL],
  [
    {
      quantity: 'slope',
      name: 'slope of log(iterations) ÷ that of log τ',
      predicted: { low: 0, high: Number.POSITIVE_INFINITY },
    },
    { quantity: 'rSquared', name: 'r² of log(iterations) against B/η', predicted: { low: 0.95, high: 1 } },
  ],
);

export const iterationsToExit = toyClaim({
  id: 'X20-7',
  title: 'Large batches or small learning rates need exponentially many iterations',
  source: ABSTRACT,
  statement:
    'The number of iterations SGD needs to leave a valley grows exponentially with the ratio of batch size to learning rate.',
  symbols: 'log(iterations) linear in B/η',
  experiment:
    'Iterations until escape over eight pairs (B, η) with B/η = 25 … 120, from the bowl of a linear regression with real ' +
    'batches and from a piecewise parabolic well with noise |H|/B.',
  replicate: 'particle per cell',
  design: { quick: { particles: 125 }, standard: { particles: 500 }, thorough: { particles: 2500 } },
  seconds: { quick: 6, standard: 24, thorough: 120 },
  work: ({ particles }) => workText({ cells: [...REGRESSION_GRID, ...WELL_GRID], particles }),
  perform: ({ particles }, context) =>
    simulateEscapeLines(
      SYSTEMS.map(({ name, grid, cellOf }) => ({
        name,
        cells: grid.map(([batchSize, learningRate]) => inSteps(cellOf, batchSize, learningRate)),
      })),
      particles,
      context,
    ),
  criteria: CRITERIA,
  figure: (lines) => escapeFigure(lines, 'batch size over learning rate, B/η', 'log of mean iterations to escape'),
  remarks: (lines) => censoringRemarks(lines),
  pitfalls: ESCAPE_PITFALLS,
  differs:
    'With few particles per cell the r² of the line is too uncertain to be held above the bound of the rule. ' +
    'It is below 1 for a reason: counted in steps, log(iterations) has − log η beside the line, and pairs of one B/η ' +
    'differ in η.',
});
