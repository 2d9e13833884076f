import { type ExitTrial, exitCount, exitTimes } from '../../engine/toys/exit-times.ts';
import { eachParticle } from '../../engine/toys/particles.ts';
import { squaredFactor, twoMinimaExit } from '../../engine/toys/wu-1d.ts';
import { largestStableLearningRate, meanSquareMultiplier } from '../../theory/sgd-stability.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach, type Measured } from '../claim.ts';
import { measureOverSeeds, measureProportion } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { playCells } from '../play-cells.ts';

/** Runs per η and draws per multiplier. */
const REPEATS: Record<ClaimSize, { runs: number; draws: number }> = {
  quick: { runs: 200, draws: 40_000 },
  standard: { runs: 1000, draws: 200_000 },
  thorough: { runs: 10_000, draws: 1_000_000 },
};
const MAX_STEPS = 500;
const STRIDE = 1_000_000;
const STABLE = [0.3, 0.5];
const UNSTABLE = [0.6, 0.7, 0.8];
const DESCENT_RATE = 0.7;

/** Curvatures 1 ± s of n = 20 examples. */
const EXAMPLES = 20;
const MULTIPLIER_CELLS = [1, 4, 16, 20].flatMap((batchSize) =>
  [0.5, 1, 2].flatMap((nonUniformity) =>
    [0.5, 1.5].map((learningRate) => ({ batchSize, nonUniformity, learningRate })),
  ),
);
type MultiplierCell = (typeof MULTIPLIER_CELLS)[number];

const none = { low: 0, high: 0.05 };
const all = { low: 0.95, high: 1 };
const criteria: Criterion[] = [
  ...STABLE.map((rate) => ({ name: `fraction of SGD runs that leave at η = ${rate}`, predicted: none })),
  ...UNSTABLE.map((rate) => ({ name: `fraction of SGD runs that leave at η = ${rate}`, predicted: all })),
  {
    name: `gradient descent leaves at η = ${DESCENT_RATE}: 0 for no, 1 for yes (one path, no chance in it)`,
    predicted: none,
  },
  {
    name: 'worst mean-square multiplier ÷ (1 − ηa)² + η²qs² over B, s and η',
    predicted: { low: 0.97, high: 1.03 },
  },
];

interface StabilityTraces {
  /** Runs that left, by η in the order of STABLE, UNSTABLE. */
  readonly left: readonly number[];
  /** Whether gradient descent left: its path is one. */
  readonly descentLeft: boolean;
  readonly runs: number;
  /** Draws of (1 − ηa_B)² for each of MULTIPLIER_CELLS. */
  readonly factors: readonly Float64Array[];
}

function sampleFactors({ batchSize, nonUniformity, learningRate }: MultiplierCell, draws: number, index: number) {
  const curvatures = Float64Array.from({ length: EXAMPLES }, (_, i) => 1 + (i % 2 === 0 ? 1 : -1) * nonUniformity);
  const first = (10 + index) * STRIDE;
  return eachParticle({ seed: 0, count: draws, first }, squaredFactor(curvatures, learningRate, batchSize));
}

/** The hull of one Student interval of measured ÷ predicted per cell, together of the level asked for. */
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

/** What is known without chance. */
const certain = (value: number): Measured => ({ estimate: value, low: value, high: value, replicates: 1 });

function evidence({ left, descentLeft, runs, factors }: StabilityTraces): Evidence {
  const level = levelOfEach(criteria.length);
  const edge = largestStableLearningRate({ sharpness: 2, nonUniformity: 1.8 }, { batchSize: 1, examples: 2 });
  const rates = [...STABLE, ...UNSTABLE];
  return {
    measured: [
      ...left.map((count) => measureProportion(count, runs, level)),
      certain(descentLeft ? 1 : 0),
      measureMultipliers(factors, level),
    ],
    figure: {
      x: { label: 'learning rate η', scale: 'linear' },
      y: { label: 'fraction of runs that leave x = 1', scale: 'linear' },
      series: [
        { name: 'SGD, B = 1', kind: 'measured', points: rates.map((x, i) => ({ x, y: left[i] / runs })) },
        {
          name: 'edge of stability in mean square',
          kind: 'predicted',
          points: [
            { x: edge, y: 0 },
            { x: edge, y: 1 },
          ],
        },
      ],
    },
    remarks: [
      `The multiplier is 1 at η = ${edge.toFixed(4)}; almost every path grows only from E log|1 − ηaᵢ| > 0 on, a little above.`,
    ],
  };
}

/** W18-6. */
export const nonUniformMinimum: Claim<StabilityTraces> = {
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
    'Runs of at most 500 steps from x = 1 + 10⁻⁵ at five η; and the multiplier of x² sampled over B, s and η for n = 20.',
  subject: 'toy',
  criteria,
  replicate: 'run',
  cost: {
    quick: { seconds: 1, work: '5 cells × 200 runs, 1 path of descent, 24 × 40,000 draws' },
    standard: { seconds: 4, work: '5 cells × 1,000 runs, 1 path of descent, 24 × 200,000 draws' },
    thorough: { seconds: 30, work: '5 cells × 10,000 runs, 1 path of descent, 24 × 1,000,000 draws' },
  },
  amended: [
    {
      date: '2026-11-28',
      why:
        'Gradient descent draws nothing at random: its runs were one path, counted as 200 trials with an interval of chance. ' +
        'It is now played once and said to leave or not. The set asked for is the same.',
    },
  ],
  pitfalls: [
    'Stability in mean square is stricter than stability of almost every path; between the two, rare paths carry the mean.',
    'Both minima must be global for every example (interpolation), or the noise does not vanish there.',
  ],
  async perform(size, context) {
    const { runs, draws } = REPEATS[size];
    // The places of cells number their particles: those of the multipliers come after six.
    const tasks = [
      ...[...STABLE, ...UNSTABLE].map((rate) => ({ rate })),
      { descent: DESCENT_RATE },
      ...MULTIPLIER_CELLS.map((factor) => ({ factor })),
    ];
    const left: number[] = [];
    const factors: Float64Array[] = [];
    let descentLeft = false;
    const exits = (trial: ExitTrial, count: number, index: number) =>
      exitCount(exitTimes(trial, { seed: 0, count, first: index * STRIDE, maxSteps: MAX_STEPS }));
    await playCells(
      tasks,
      (task, index) => {
        if ('factor' in task) factors.push(sampleFactors(task.factor, draws, index));
        else if ('descent' in task) descentLeft = exits(twoMinimaExit(task.descent, 2), 1, index) > 0;
        else left.push(exits(twoMinimaExit(task.rate, 1), runs, index));
      },
      context,
    );
    return { left, descentLeft, runs, factors };
  },
  evidence,
};
