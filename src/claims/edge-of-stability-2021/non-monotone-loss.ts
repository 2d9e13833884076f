import { log2 } from '../../math/elementary.ts';
import { mean } from '../../math/statistics.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measurePerSeed } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { DESCENTS } from './descents.ts';
import { type WatchedDescent, WINDOW, watchDescents } from './watched-descents.ts';

const criteria: Criterion[] = [
  {
    name: `fraction of windows of ${WINDOW} steps with a rising loss, λ₁ having reached 2/η`,
    predicted: { low: 0.05, high: 1 },
    approximate: APPROXIMATE.share,
  },
  {
    // None is predicted: fewer than what is asked for afterwards, since an interval has a width.
    name: 'the same before',
    predicted: { low: 0, high: 0.05 },
    approximate: APPROXIMATE.share,
  },
  {
    name: 'log₂ of the loss where λ₁ reaches 2/η ÷ that at the end',
    predicted: { low: 1, high: Number.POSITIVE_INFINITY },
  },
];

const SEEDS: Record<ClaimSize, number> = { quick: 10, standard: 24, thorough: 100 };

/** Fraction of windows in which the loss rose; NaN without windows. */
const rising = (losses: readonly number[]) => mean(losses.slice(1).map((loss, i) => (loss > losses[i] ? 1 : 0)));

type Crossed = WatchedDescent & { readonly crossing: number };
const hasCrossed = (run: WatchedDescent): run is Crossed => run.crossing !== null;

function evidence(runs: readonly WatchedDescent[]): Evidence {
  const level = levelOfEach(criteria.length);
  const crossed = runs.filter(hasCrossed);
  const before = ({ losses, crossing }: Crossed) => losses.slice(0, crossing + 1);
  const after = ({ losses, crossing }: Crossed) => losses.slice(crossing);
  const fall = ({ losses, crossing }: Crossed) => log2(losses[crossing] / losses[losses.length - 1]);
  const over = (statistic: (run: Crossed) => number) => (of: readonly Crossed[]) => mean(of.map(statistic));
  // One window more or less of one run, all runs of a seed counting alike.
  const stepOf = (part: (run: Crossed) => readonly number[]) =>
    Math.min(...crossed.map((run) => 1 / Math.max(1, part(run).length - 1))) /
    new Set(crossed.map((run) => run.learningRate)).size;
  const fraction = (part: (run: Crossed) => readonly number[]) =>
    measurePerSeed(
      crossed,
      over((run) => rising(part(run))),
      level,
      { range: { low: 0, high: 1 }, step: stepOf(part) },
    );
  const first = crossed.filter(({ seed }) => seed === crossed[0].seed);
  const others = runs.length - crossed.length;
  return {
    measured: [fraction(after), fraction(before), measurePerSeed(crossed, over(fall), level)],
    figure: {
      x: { label: 'step', scale: 'linear' },
      y: { label: 'training loss', scale: 'log' },
      series: first.flatMap(({ learningRate, seed, losses, crossing }) => [
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
    },
    remarks: others > 0 ? [`λ₁ never reached 2/η in ${others} of ${runs.length} runs; they are left out.`] : [],
  };
}

/** C21-3. */
export const nonMonotoneLoss: Claim<readonly WatchedDescent[]> = {
  id: 'C21-3',
  title: 'At the edge the loss goes up and down, and down in the long run',
  source: { ...PAPERS.edgeOfStability, place: "abstract; authors' code", provenance: 'read' },
  statement:
    'Once the sharpness has reached 2/η the training loss of full-batch gradient descent no longer falls from step to step, but ' +
    'over long times it does.',
  symbols: 'L(t + 100) > L(t) for ≥ 5 % of windows after λ₁ ≥ 2/η, none before; L(end) ≤ ½ L(crossing)',
  experiment: `${DESCENTS}: training loss every ${WINDOW} of 10,000 steps (quick: 6,000).`,
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 9, work: '2 η × 10 seeds × 6,000 steps' },
    standard: { seconds: 36, work: '2 η × 24 seeds × 10,000 steps' },
    thorough: { seconds: 300, work: '2 η × 100 seeds × 20,000 steps' },
  },
  amended: [BOUNDED_MEAN],
  pitfalls: [
    `The fraction depends on the window: over ${WINDOW} steps the oscillation of period 2 is not seen, only its bursts.`,
    'Where λ₁ reaches 2/η is known to one window; the loss starts to rise some steps later, when the oscillation has grown.',
  ],
  perform: (size, context) => watchDescents({ size, seeds: SEEDS[size], until: 'end' }, context),
  evidence,
};
