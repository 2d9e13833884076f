import { distinct } from '../../math/distinct.ts';
import { log2 } from '../../math/elementary.ts';
import { mean } from '../../math/statistics.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import type { Measured } from '../claim.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { firstSeed, measurePerSeed, remarkIf } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { ALL_STEPS, DESCENT_RATES, DESCENTS, descentDesign, descents } from './descents.ts';
import { type WatchedDescent, WINDOW, watchDescents } from './watched-descents.ts';

/** Fraction of windows in which the loss rose; NaN without windows. */
const rising = (losses: readonly number[]) => mean(losses.slice(1).map((loss, i) => (loss > losses[i] ? 1 : 0)));

type Crossed = WatchedDescent & { readonly crossing: number };
const hasCrossed = (run: WatchedDescent): run is Crossed => run.crossing !== null;

const before = ({ losses, crossing }: Crossed) => losses.slice(0, crossing + 1);
const after = ({ losses, crossing }: Crossed) => losses.slice(crossing);
const fall = ({ losses, crossing }: Crossed) => log2(losses[crossing] / losses[losses.length - 1]);

/** Fraction of rising windows in a part of the runs, all runs of a seed having equal weight. */
function measureRising(
  crossed: readonly Crossed[],
  part: (run: Crossed) => readonly number[],
  level: number,
): Measured {
  // one window of one run
  const windows = crossed.map((run) => 1 / Math.max(1, part(run).length - 1));
  const step = Math.min(...windows) / distinct(crossed.map(({ learningRate }) => learningRate)).length;
  const statistic = (of: readonly Crossed[]) => mean(of.map((run) => rising(part(run))));
  return measurePerSeed(crossed, statistic, level, { range: { low: 0, high: 1 }, step });
}

export const nonMonotoneLoss = networkClaim({
  id: 'C21-3',
  title: 'At the edge the loss goes up and down, and down in the long run',
  source: { ...PAPERS.edgeOfStability, place: "abstract; authors' code", provenance: 'read' },
  statement:
    'Once the sharpness has reached 2/η the training loss of full-batch gradient descent no longer falls from step to step, but ' +
    'over long times it does.',
  symbols: 'L(t + 100) > L(t) for ≥ 5 % of windows after λ₁ ≥ 2/η, none before; L(end) ≤ ½ L(crossing)',
  experiment: `${DESCENTS}: training loss every ${WINDOW} of ${ALL_STEPS}.`,
  design: descentDesign({ quick: 10, standard: 24, thorough: 100 }),
  seconds: { quick: 9, standard: 36, thorough: 300 },
  work: (design) => workText({ η: DESCENT_RATES, ...design }),
  sweeps: (design) => [descents(design)],
  perform: watchDescents('end'),
  analyse: (runs) => ({ runs, crossed: runs.filter(hasCrossed) }),
  criteria: [
    {
      name: `fraction of windows of ${WINDOW} steps with a rising loss, λ₁ having reached 2/η`,
      predicted: { low: 0.05, high: 1 },
      measure: ({ crossed }, level) => measureRising(crossed, after, level),
    },
    {
      // 0 is predicted; since an interval has a width, the bound is that required afterwards.
      name: 'the same before',
      predicted: { low: 0, high: 0.05 },
      measure: ({ crossed }, level) => measureRising(crossed, before, level),
    },
    {
      name: 'log₂ of the loss where λ₁ reaches 2/η ÷ that at the end',
      predicted: { low: 1, high: Number.POSITIVE_INFINITY },
      measure: ({ crossed }, level) => measurePerSeed(crossed, (of) => mean(of.map(fall)), level),
    },
  ],
  figure: ({ crossed }) => ({
    x: { label: 'step', scale: 'linear' },
    y: { label: 'training loss', scale: 'log' },
    series: firstSeed(crossed).flatMap(({ learningRate, seed, losses, crossing }) => [
      {
        name: `η = ${learningRate}, seed ${seed}`,
        kind: 'measured' as const,
        points: losses.map((y, i) => ({ x: i * WINDOW, y })),
      },
      {
        name: `λ₁ reaches 2/η at η = ${learningRate}`,
        kind: 'predicted' as const,
        points: [Math.min(...losses), Math.max(...losses)].map((y) => ({ x: crossing * WINDOW, y })),
      },
    ]),
  }),
  remarks({ runs, crossed }) {
    const others = runs.length - crossed.length;
    return remarkIf(others > 0, `λ₁ never reached 2/η in ${others} of ${runs.length} runs; they are left out.`);
  },
  amended: [BOUNDED_MEAN],
  pitfalls: [
    `The fraction depends on the window: over ${WINDOW} steps the oscillation of period 2 is not seen, only its bursts.`,
    'The crossing of 2/η is known to one window; the loss starts to rise some steps later, when the oscillation has grown.',
  ],
});
