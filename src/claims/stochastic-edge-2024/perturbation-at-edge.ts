import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { type Claim, type ClaimContext, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measureRatioOverSeeds } from '../measure.ts';
import { type NetworkRun, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { EDGE_LEARNING_RATE, stochasticEdgeSweeps } from './edge-runs.ts';

const BATCH_SIZE = 16;
/** η of the checkpoint; four times smaller it is fitted long before it gets there. */
const CHECKPOINTS = { edge: EDGE_LEARNING_RATE, off: EDGE_LEARNING_RATE / 4 } as const;
/** 400 epochs of 18 steps. */
const BEFORE = 7200;
const AFTER = 400;

/** Factors on η and B at the checkpoint. */
const CHANGES = [
  { name: 'none', rate: 1, batch: 1 },
  { name: 'η × 2', rate: 2, batch: 1 },
  { name: 'B ÷ 2', rate: 1, batch: 1 / 2 },
] as const;
type ChangeName = (typeof CHANGES)[number]['name'];

const SEEDS: Record<ClaimSize, number> = { quick: 9, standard: 40, thorough: 200 };

const criteria: Criterion[] = [
  { name: 'peak loss ÷ loss before η × 2, at the edge', predicted: { low: 50, high: Number.POSITIVE_INFINITY } },
  { name: 'the same ÷ that of no change', predicted: { low: 20, high: Number.POSITIVE_INFINITY } },
  { name: 'peak loss ÷ loss before η × 2, off the edge', predicted: { low: 0, high: 3 } },
];

/** Goes on for 400 steps from where a run with η = `learningRate` and B = 16 stands after 400 epochs. */
function spec(learningRate: number, seeds: number): SweepSpecInput {
  const [base] = stochasticEdgeSweeps([BATCH_SIZE], seeds);
  const values = (of: (change: (typeof CHANGES)[number]) => number) => [...new Set(CHANGES.map(of))];
  return {
    ...base,
    name: `A change of η or B after training with η = ${learningRate}`,
    start: { learningRate, batchSize: BATCH_SIZE, steps: BEFORE },
    grid: {
      learningRates: values(({ rate }) => rate * learningRate),
      batchSizes: values((change) => change.batch * BATCH_SIZE),
      seeds,
    },
    budget: { kind: 'steps', steps: AFTER },
    // every step at first, where losses jump; λ₁ is not asked for
    measure: { trainPerDecade: 120, testPerDecade: 0, sharpnessPerDecade: 0, sharpnessIterations: 2 },
  };
}

interface PerturbedRuns {
  readonly edge: readonly NetworkRun[];
  readonly off: readonly NetworkRun[];
}

async function perform(size: ClaimSize, context: ClaimContext): Promise<PerturbedRuns> {
  const rates = [CHECKPOINTS.edge, CHECKPOINTS.off];
  const runs = await trainSweeps(
    rates.map((rate) => spec(rate, SEEDS[size])),
    context,
  );
  const half = runs.length / 2;
  return { edge: runs.slice(0, half), off: runs.slice(half) };
}

/** Largest training loss ÷ that at the checkpoint; of a diverged run the largest that is a number. */
export function lossPeak({ lossTrace }: NetworkRun): number {
  const losses = lossTrace.map(({ value }) => value).filter(Number.isFinite);
  return Math.max(...losses) / losses[0];
}

/** Peaks of one change at one checkpoint, by seed. */
function peaksOf(runs: readonly NetworkRun[], learningRate: number, name: ChangeName): number[] {
  const change = CHANGES.find((own) => own.name === name) as (typeof CHANGES)[number];
  const cell = (run: NetworkRun) =>
    run.learningRate === change.rate * learningRate && run.batchSize === change.batch * BATCH_SIZE;
  return runs.filter(cell).map(lossPeak);
}

function evidence({ edge, off }: PerturbedRuns): Evidence {
  const level = levelOfEach(criteria.length);
  const raised = peaksOf(edge, CHECKPOINTS.edge, 'η × 2');
  const control = peaksOf(edge, CHECKPOINTS.edge, 'none');
  const points = (runs: readonly NetworkRun[], learningRate: number) =>
    CHANGES.map(({ name }, i) => {
      const { estimate, low, high } = measureRatioOverSeeds(peaksOf(runs, learningRate, name), 0.95);
      return { x: i + 1, y: estimate, ...(Number.isFinite(low) ? { low, high } : {}) };
    });
  const lost = [...edge, ...off].filter(({ outcome }) => outcome === 'diverged').length;
  return {
    measured: [
      measureRatioOverSeeds(raised, level),
      measureRatioOverSeeds(
        raised.map((peak, i) => peak / control[i]),
        level,
      ),
      measureRatioOverSeeds(peaksOf(off, CHECKPOINTS.off, 'η × 2'), level),
    ],
    figure: {
      x: { label: 'change after 400 epochs', scale: 'category', categories: CHANGES.map(({ name }) => name) },
      y: { label: 'largest loss of 400 steps ÷ loss before', scale: 'log' },
      series: [
        { name: `at the edge, η = ${CHECKPOINTS.edge}`, kind: 'measured', points: points(edge, CHECKPOINTS.edge) },
        { name: `off the edge, η = ${CHECKPOINTS.off}`, kind: 'measured', points: points(off, CHECKPOINTS.off) },
      ],
    },
    remarks: lost > 0 ? [`${lost} of ${edge.length + off.length} runs diverged: their last finite loss counts.`] : [],
  };
}

/** AB24-3. */
export const perturbationAtEdge: Claim<PerturbedRuns> = {
  id: 'AB24-3',
  title: 'At the stochastic edge a larger step throws the loss up; away from it, it does not',
  source: {
    ...PAPERS.stochasticEdge,
    place: "restarts from checkpoints; authors' code and summary",
    provenance: 'read',
  },
  statement:
    'Doubling the learning rate of a run whose batch sharpness stands at 2/η makes its loss jump by orders of magnitude; ' +
    'the same change to a run that is not at the edge does next to nothing.',
  symbols: 'max L/L₀ ≫ 1 after η → 2η where E_B[gᵀHg/‖g‖²] ≈ 2/η',
  experiment:
    'MLP 64-64-64-10, ReLU, squared error, on 300 digits with 30 % wrong labels, B = 16, after 400 epochs with η = 0.2 (at ' +
    'the edge) and 0.05 (not): largest full loss of the next 400 steps ÷ that before, with η doubled, B halved or no ' +
    'change.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 8, work: '2 checkpoints × 4 cells × 9 seeds × 400 steps' },
    standard: { seconds: 30, work: '2 checkpoints × 4 cells × 40 seeds × 400 steps' },
    thorough: { seconds: 150, work: '2 checkpoints × 4 cells × 200 seeds × 400 steps' },
  },
  pitfalls: [
    'A run off the edge must still be training: one that has converged has no gradient to be thrown by.',
    'How high a ratio is depends on where it starts: at a loss of about 2·10⁻⁵ at the edge, 2·10⁻³ off it.',
    'The loss of all examples is meant; mini-batch losses spike without any instability.',
  ],
  perform,
  evidence,
};
