import { mean } from '../../math/statistics.ts';
import { fewerSeeds } from '../amendments.ts';
import { networkClaim } from '../define-claim.ts';
import { endCurvature } from '../end-curvature.ts';
import { measureProportion, measureRatioOverSeeds } from '../measure.ts';
import { numberText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { LINE_FRACTIONS, lossesOnLine } from '../parameters-at-loss.ts';
import { inspectPairs, LARGE, PAIR_PITFALLS, PAIR_SETTING, PAIRS, pairRemarks, reached, SMALL } from './pairs.ts';

/** L on the line from the end of the small batch (α = 0) to that of the large one (1), at `LINE_FRACTIONS`. */
export type Line = Float64Array;

const at = (line: Line, alpha: number) => {
  const place = LINE_FRACTIONS.findIndex((fraction) => Math.abs(fraction - alpha) < 1e-9);
  return line[place];
};
const curvature = (line: Line, end: number) => endCurvature(LINE_FRACTIONS, line, end);

/** How far beyond an end its rise is compared, in lengths of the line. */
const BEYOND = 0.5;

const sharperAtLarge = (line: Line) => curvature(line, 1) > curvature(line, 0);
const steeperBeyondLarge = (line: Line) => at(line, 1 + BEYOND) > at(line, -BEYOND);

const measureShare = (lines: readonly Line[], holds: (line: Line) => boolean, level: number) =>
  measureProportion(lines.filter(holds).length, lines.length, level);

export const lineBetween = networkClaim({
  id: 'K16-3',
  title: 'On the line between the two ends the large batch lies in the narrower valley',
  source: {
    ...PAPERS.largeBatch,
    place: 'abstract; parametric plots, α ∈ [−1, 2], in the authors’ code',
    provenance: 'read',
  },
  statement:
    'On the straight line through the ends of a small-batch and a large-batch run the loss curves more and rises faster at ' +
    'the end of the large batch.',
  symbols: 'f(α) = L((1 − α) θ_small + α θ_large): f″(1) > f″(0) and f(3/2) > f(−1/2)',
  experiment: `${PAIR_SETTING}: L at ${LINE_FRACTIONS.length} α in [−1, 2]; a parabola fitted within 0.2 of each end.`,
  design: { quick: { seeds: 8 }, standard: { seeds: 50 }, thorough: { seeds: 220 } },
  seconds: { quick: 8, standard: 52, thorough: 230 },
  ...PAIRS,
  perform: (sweeps, context) =>
    inspectPairs(sweeps, context, ({ program, small, large }): Promise<Line> => lossesOnLine(program, small, large)),
  analyse: (traces) => ({ traces, lines: reached(traces) }),
  criteria: [
    {
      name: `fraction of seeds whose line curves more at the end of B = ${LARGE}`,
      predicted: { low: 0.5, high: 1 },
      estimateWithin: { low: 0.8, high: 1 },
      measure: ({ lines }, level) => measureShare(lines, sharperAtLarge, level),
    },
    {
      name: 'fraction of seeds whose loss is higher half a length beyond that end than beyond the other',
      predicted: { low: 0.5, high: 1 },
      estimateWithin: { low: 0.8, high: 1 },
      measure: ({ lines }, level) => measureShare(lines, steeperBeyondLarge, level),
    },
  ],
  figure: ({ lines }) => ({
    x: { label: `fraction α of the way from the end of B = ${SMALL} (0) to that of B = ${LARGE} (1)`, scale: 'linear' },
    y: { label: 'training loss L, mean over seeds', scale: 'log' },
    series: [
      {
        name: 'L on the line',
        kind: 'measured',
        points: Array.from(LINE_FRACTIONS, (x, i) => ({ x, y: mean(lines.map((line) => line[i])) })),
      },
    ],
  }),
  remarks: ({ traces, lines }) => {
    const ratios = lines.map((line) => curvature(line, 1) / curvature(line, 0));
    const { estimate, low, high } = measureRatioOverSeeds(ratios, 0.95);
    return [
      `Curvature at the end of the large batch ÷ that at the small one ${numberText(estimate)} ` +
        `[${numberText(low)}, ${numberText(high)}], geometric mean over seeds.`,
      ...pairRemarks(traces),
    ];
  },
  amended: [fewerSeeds('12 → 8, 70 → 50 and 300 → 220')],
  pitfalls: [
    ...PAIR_PITFALLS,
    'Only one line is compared, and its length differs between seeds; φ compares all directions (K16-2).',
    'The authors judge the curves by eye; the two numbers that are compared here are ours.',
    'A solution with larger weights looks flatter on a line (LI18-2).',
  ],
});
