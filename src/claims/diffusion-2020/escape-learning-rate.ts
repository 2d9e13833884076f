import type { Claim, ClaimSize } from '../claim.ts';
import { levelOfEach } from '../claim.ts';
import {
  censoringRemarks,
  type EscapeLine,
  escapeCriteria,
  escapeFigure,
  measureEscapeLine,
  playEscapeLines,
} from './escape-line.ts';
import { REGRESSION, regressionCell, WELL, wellCell } from './escape-systems.ts';
import { ESCAPE_PITFALLS, ESCAPE_THEOREM } from './sources.ts';

const PARTICLES: Record<ClaimSize, number> = { quick: 200, standard: 1000, thorough: 4000 };
const criteria = [...escapeCriteria(REGRESSION), ...escapeCriteria(WELL)];

/** X20-3. */
export const escapeLearningRate: Claim<readonly EscapeLine[]> = {
  id: 'X20-3',
  title: 'Escape time grows exponentially with 1/η',
  source: ESCAPE_THEOREM,
  statement:
    'The logarithm of the mean time SGD needs to leave a valley grows linearly with one over the learning rate.',
  symbols: 'log τ = (2BΔL/η)(s/H_a + (1 − s)/|H_b|) + const, linear in 1/η',
  experiment:
    'Escape times over η at fixed B: least squares with real batches (ΔL = 0.03, B = 6, 1/η = 8 … 20) and a piecewise ' +
    'parabolic well with noise |H|/B (ΔL = 0.05, B = 2, 1/η = 20 … 44).',
  subject: 'toy',
  criteria,
  replicate: 'particle per cell',
  cost: {
    quick: { seconds: 6, work: '10 cells × 200 particles' },
    standard: { seconds: 22, work: '10 cells × 1,000 particles' },
    thorough: { seconds: 90, work: '10 cells × 4,000 particles' },
  },
  pitfalls: ESCAPE_PITFALLS,
  perform: (size, context) =>
    playEscapeLines(
      [
        {
          name: REGRESSION,
          cells: [8, 11, 14, 17, 20].map((inverse) => ({
            x: inverse,
            ...regressionCell({ learningRate: 1 / inverse, batchSize: 6 }),
          })),
        },
        {
          name: WELL,
          cells: [20, 26, 32, 38, 44].map((inverse) => ({
            x: inverse,
            ...wellCell({ learningRate: 1 / inverse, batchSize: 2 }),
          })),
        },
      ],
      PARTICLES[size],
      context,
    ),
  evidence: (lines) => ({
    measured: lines.flatMap((line) => measureEscapeLine(line, levelOfEach(criteria.length))),
    figure: escapeFigure(lines, 'inverse learning rate 1/η', 'log of mean escape time, log τ'),
    remarks: censoringRemarks(lines),
  }),
};
