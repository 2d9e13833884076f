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

/** X20-2. */
export const escapeBatchSize: Claim<readonly EscapeLine[]> = {
  id: 'X20-2',
  title: 'Escape time grows exponentially with batch size',
  source: ESCAPE_THEOREM,
  statement: 'The logarithm of the mean time SGD needs to leave a valley grows linearly with the batch size.',
  symbols: 'log τ = (2BΔL/η)(s/H_a + (1 − s)/|H_b|) + const, linear in B',
  experiment:
    'Escape times over B at fixed η: least squares with real batches (ΔL = 0.03, η = 0.1, B = 2 … 12) and a piecewise ' +
    'parabolic well with noise |H|/B (ΔL = 0.05, η = 0.05, B = 1 … 5).',
  subject: 'toy',
  criteria,
  replicate: 'particle per cell',
  cost: {
    quick: { seconds: 6, work: '11 cells × 200 particles' },
    standard: { seconds: 22, work: '11 cells × 1,000 particles' },
    thorough: { seconds: 90, work: '11 cells × 4,000 particles' },
  },
  pitfalls: ESCAPE_PITFALLS,
  perform: (size, context) =>
    playEscapeLines(
      [
        {
          name: REGRESSION,
          cells: [2, 4, 6, 8, 10, 12].map((batchSize) => ({
            x: batchSize,
            ...regressionCell({ learningRate: 0.1, batchSize }),
          })),
        },
        {
          name: WELL,
          cells: [1, 2, 3, 4, 5].map((batchSize) => ({ x: batchSize, ...wellCell({ learningRate: 0.05, batchSize }) })),
        },
      ],
      PARTICLES[size],
      context,
    ),
  evidence: (lines) => ({
    measured: lines.flatMap((line) => measureEscapeLine(line, levelOfEach(criteria.length))),
    figure: escapeFigure(lines, 'batch size B', 'log of mean escape time, log τ'),
    remarks: censoringRemarks(lines),
  }),
};
