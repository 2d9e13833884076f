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

/** The well over sharpness; the claim on white noise compares itself with this line. */
export const wellOverSharpness = () =>
  [0.9, 1.05, 1.25, 1.6, 2].map((sharpness) => ({
    x: 1 / sharpness,
    ...wellCell({ learningRate: 0.025, batchSize: 2, sharpness }),
  }));

/** X20-4. */
export const escapeSharpness: Claim<readonly EscapeLine[]> = {
  id: 'X20-4',
  title: 'SGD leaves sharp valleys exponentially sooner',
  source: ESCAPE_THEOREM,
  statement:
    'With the barrier unchanged, the escape time of SGD from a valley k times as sharp falls exponentially in 1/k: flat ' +
    'valleys are kept exponentially longer.',
  symbols: 'L(√k θ): log kτ = (2BΔL/ηk)(s/H_a + (1 − s)/|H_b|) + const, linear in 1/k',
  experiment:
    'Escape times over the sharpness k: least squares with real batches (ΔL = 0.03, η = 0.08, B = 6, k = 0.7 … 2) and a ' +
    'piecewise parabolic well with noise |H|/B (ΔL = 0.05, η = 0.025, B = 2, k = 0.9 … 2).',
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
          cells: [0.7, 0.85, 1, 1.4, 2].map((sharpness) => ({
            x: 1 / sharpness,
            ...regressionCell({ learningRate: 0.08, batchSize: 6, sharpness }),
          })),
        },
        { name: WELL, cells: wellOverSharpness() },
      ],
      PARTICLES[size],
      context,
    ),
  evidence: (lines) => ({
    measured: lines.flatMap((line) => measureEscapeLine(line, levelOfEach(criteria.length))),
    figure: escapeFigure(lines, 'inverse sharpness 1/k', 'log of sharpness times mean escape time, log kτ'),
    remarks: censoringRemarks(lines),
  }),
};
