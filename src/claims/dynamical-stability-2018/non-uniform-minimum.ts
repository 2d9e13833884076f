import { type ExitTrial, exitCount, exitTimes } from '../../engine/toys/exit-times.ts';
import { eachParticle } from '../../engine/toys/particles.ts';
import { squaredFactor, twoMinimaExit } from '../../engine/toys/wu-1d.ts';
import { largestStableLearningRate, meanSquareMultiplier } from '../../theory/sgd-stability.ts';
import type { Measured } from '../claim.ts';
import { toyClaim, workText } from '../define-claim.ts';
import { measureOverSeeds, measureProportion } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { type ReplicateRange, replicates } from '../replicate-memory.ts';
import { simulateCells } from '../simulate-cells.ts';

const MAX_STEPS = 500;
const STRIDE = 1_000_000;
const STABLE = [0.3, 0.5];
const UNSTABLE = [0.6, 0.7, 0.8];
const RATES = [...STABLE, ...UNSTABLE];
const DESCENT_RATE = 0.7;

/** Curvatures 1 ± s of n = 20 examples. */
const EXAMPLES = 20;
const MULTIPLIER_CELLS = [1, 4, 16, 20].flatMap((batchSize) =>
  [0.5, 1, 2].flatMap((nonUniformity) =>
    [0.5, 1.5].map((learningRate) => ({ batchSize, nonUniformity, learningRate })),
  ),
);
type MultiplierCell = (typeof MULTIPLIER_CELLS)[number];

const NONE = { low: 0, high: 0.05 };
const ALL = { low: 0.95, high: 1 };

interface StabilityTraces {
  /** Number of runs that left, for each of RATES. */
  readonly left: readonly number[];
  /** Whether gradient descent left; its path is deterministic. */
  readonly descentLeft: boolean;
  readonly runs: number;
  /** Samples of (1 − ηa_B)² for each of MULTIPLIER_CELLS. */
  readonly factors: readonly Float64Array[];
}

function sampleFactors(
  { batchSize, nonUniformity, learningRate }: MultiplierCell,
  index: number,
  { first, count }: ReplicateRange,
) {
  const curvatures = Float64Array.from({ length: EXAMPLES }, (_, i) => 1 + (i % 2 === 0 ? 1 : -1) * nonUniformity);
  const particles = { seed: 0, count, first: (10 + index) * STRIDE + first };
  return eachParticle(particles, squaredFactor(curvatures, learningRate, batchSize));
}

/** Hull of the Student intervals of measured ÷ predicted per cell, at `level` simultaneously. */
function measureMultipliers(factors: readonly Float64Array[], level: number): Measured {
  const ratios = MULTIPLIER_CELLS.map(({ learningRate, batchSize, nonUniformity }, i) => {
    const dynamics = { learningRate, batchSize, examples: EXAMPLES };
    const predicted = meanSquareMultiplier({ sharpness: 1, nonUniformity }, dynamics);
    return measureOverSeeds(
      factors[i].map((factor) => factor / predicted),
      1 - (1 - level) / MULTIPLIER_CELLS.length,
    );
  });
  const farthest = ratios.reduce((a, b) => (Math.abs(b.estimate - 1) > Math.abs(a.estimate - 1) ? b : a));
  return {
    ...farthest,
    low: Math.min(...ratios.map(({ low }) => low)),
    high: Math.max(...ratios.map(({ high }) => high)),
  };
}

/** An exact measurement, without randomness. */
const certain = (value: number): Measured => ({ estimate: value, low: value, high: value, replicates: 1 });

/** η at which the multiplier of x² at the minimum is 1. */
const EDGE = largestStableLearningRate({ sharpness: 2, nonUniformity: 1.8 }, { batchSize: 1, examples: 2 });

type Task = { readonly rate: number } | { readonly descent: number } | { readonly cell: MultiplierCell };
/** Particles are numbered by task index: the multipliers follow six other tasks. */
const TASKS: readonly Task[] = [
  ...RATES.map((rate) => ({ rate })),
  { descent: DESCENT_RATE },
  ...MULTIPLIER_CELLS.map((cell) => ({ cell })),
];

const exits = (trial: ExitTrial, index: number, { first, count }: ReplicateRange) =>
  exitTimes(trial, { seed: 0, count, first: index * STRIDE + first, maxSteps: MAX_STEPS });

function replicatesOf(task: Task, index: number, range: ReplicateRange): Float64Array {
  if ('cell' in task) return sampleFactors(task.cell, index, range);
  if ('descent' in task) return exits(twoMinimaExit(task.descent, 2), index, range);
  return exits(twoMinimaExit(task.rate, 1), index, range);
}

export const nonUniformMinimum = toyClaim({
  id: 'W18-6',
  title: 'SGD leaves a minimum that gradient descent keeps',
  source: {
    ...PAPERS.dynamicalStability,
    place: 'one-dimensional example; linear stability of SGD',
    provenance: 'read',
  },
  statement:
    'Of two global minima equally sharp, SGD leaves the one whose examples disagree about the curvature as soon as the ' +
    'learning rate passes a limit, while gradient descent stays.',
  symbols: 'stable in mean square iff (1 − ηa)² + η² s² (n − B)/(B(n − 1)) ≤ 1; here a = 2, s = 1.8: η ≤ 0.5525',
  experiment:
    `Runs of at most ${MAX_STEPS} steps from x = 1 + 10⁻⁵ at five η; and the multiplier of x² sampled over B, s and η for ` +
    `n = ${EXAMPLES}.`,
  replicate: 'run',
  design: {
    quick: { runs: 200, draws: 40_000 },
    standard: { runs: 1000, draws: 200_000 },
    thorough: { runs: 10_000, draws: 1_000_000 },
  },
  seconds: { quick: 1, standard: 4, thorough: 30 },
  work: ({ runs, draws }) =>
    `${workText({ cells: RATES, runs })}, 1 path of descent, ${MULTIPLIER_CELLS.length} × ${workText({ draws })}`,
  async perform({ runs, draws }, context): Promise<StabilityTraces> {
    const countOf = (task: Task) => ('cell' in task ? draws : 'descent' in task ? 1 : runs);
    const found = await simulateCells(
      TASKS,
      (task, index) => {
        const wanted = { key: `${index}: ${JSON.stringify(task)}`, count: countOf(task) };
        return replicates(context, wanted, (range) => replicatesOf(task, index, range));
      },
      context,
    );
    const left = found.slice(0, RATES.length).map(exitCount);
    const descentLeft = exitCount(found[RATES.length]) > 0;
    return { left, descentLeft, runs, factors: found.slice(RATES.length + 1) };
  },
  criteria: [
    ...RATES.map((rate, i) => ({
      name: `fraction of SGD runs that leave at η = ${rate}`,
      predicted: STABLE.includes(rate) ? NONE : ALL,
      measure: ({ left, runs }: StabilityTraces, level: number) => measureProportion(left[i], runs, level),
    })),
    {
      name: `gradient descent leaves at η = ${DESCENT_RATE}: 0 for no, 1 for yes (one path, no chance in it)`,
      predicted: NONE,
      measure: ({ descentLeft }) => certain(descentLeft ? 1 : 0),
    },
    {
      name: 'worst mean-square multiplier ÷ (1 − ηa)² + η²qs² over B, s and η',
      predicted: { low: 0.97, high: 1.03 },
      measure: ({ factors }, level) => measureMultipliers(factors, level),
    },
  ],
  figure: ({ left, runs }) => ({
    x: { label: 'learning rate η', scale: 'linear' },
    y: { label: 'fraction of runs that leave x = 1', scale: 'linear' },
    series: [
      { name: 'SGD, B = 1', kind: 'measured', points: RATES.map((x, i) => ({ x, y: left[i] / runs })) },
      { name: 'edge of stability in mean square', kind: 'predicted', points: [0, 1].map((y) => ({ x: EDGE, y })) },
    ],
  }),
  remarks: () => [
    `The multiplier is 1 at η = ${EDGE.toFixed(4)}; almost every path grows only from E log|1 − ηaᵢ| > 0 on, a little above.`,
  ],
  amended: [
    {
      date: '2026-11-28',
      why:
        'Gradient descent draws nothing at random: its runs were one path, counted as 200 trials with an interval of chance. ' +
        'It is now played once and said to leave or not. The set asked for is the same.',
    },
  ],
  pitfalls: [
    'Stability in mean square is stricter than stability of almost every path; between the two, rare paths dominate the mean.',
    'Both minima must be global for every example (interpolation), or the noise does not vanish there.',
  ],
});
