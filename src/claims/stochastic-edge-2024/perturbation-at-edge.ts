import { distinct } from '../../math/distinct.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { LABEL_NOISE } from '../dynamical-stability-2018/label-noise-sweep.ts';
import { pointOf } from '../figure-points.ts';
import { measureRatioOverSeeds } from '../measure.ts';
import { type NetworkRun, networkRuns, remarkIf, trainEach } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { EDGE_LEARNING_RATE, STOCHASTIC_EDGE, stochasticEdgeSweeps } from './edge-runs.ts';

const BATCH_SIZE = 16;
/** η of the checkpoints; at a quarter of the edge's η the data are fitted long before the edge is reached. */
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

const FACTORS = {
  rates: distinct(CHANGES.map(({ rate }) => rate)),
  batches: distinct(CHANGES.map(({ batch }) => batch)),
};

/** Continues for 400 steps from a run with η = `learningRate` and B = 16 after 400 epochs. */
function spec(learningRate: number, seeds: number): SweepSpecInput {
  const [base] = stochasticEdgeSweeps({ batchSizes: [BATCH_SIZE], seeds });
  return {
    ...base,
    name: `A change of η or B after training with η = ${learningRate}`,
    start: { learningRate, batchSize: BATCH_SIZE, steps: BEFORE },
    grid: {
      learningRates: FACTORS.rates.map((rate) => rate * learningRate),
      batchSizes: FACTORS.batches.map((batch) => batch * BATCH_SIZE),
      seeds,
    },
    budget: { kind: 'steps', steps: AFTER },
    // every step at first, where losses jump; no λ₁
    measure: { trainPerDecade: 120, testPerDecade: 0, sharpnessPerDecade: 0, sharpnessIterations: 2 },
  };
}

interface PerturbedRuns {
  readonly edge: readonly NetworkRun[];
  readonly off: readonly NetworkRun[];
}

/** Largest training loss ÷ that at the checkpoint; for a diverged run the largest finite one. */
function lossPeak({ lossTrace }: NetworkRun): number {
  const losses = lossTrace.map(({ value }) => value).filter(Number.isFinite);
  return Math.max(...losses) / losses[0];
}

/** Peaks of one change at one checkpoint, per seed. */
function peaksOf(traces: PerturbedRuns, checkpoint: keyof PerturbedRuns, name: ChangeName): number[] {
  const change = CHANGES.find((own) => own.name === name) as (typeof CHANGES)[number];
  const cell = (run: NetworkRun) =>
    run.learningRate === change.rate * CHECKPOINTS[checkpoint] && run.batchSize === change.batch * BATCH_SIZE;
  return traces[checkpoint].filter(cell).map(lossPeak);
}

export const perturbationAtEdge = networkClaim({
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
    `${STOCHASTIC_EDGE}, B = ${BATCH_SIZE}, after ${LABEL_NOISE.epochs} epochs with η = ${CHECKPOINTS.edge} (at ` +
    `the edge) and ${CHECKPOINTS.off} (not): largest full loss of the next ${AFTER} steps ÷ that before, with η doubled, ` +
    'B halved or no change.',
  design: { quick: { seeds: 9 }, standard: { seeds: 40 }, thorough: { seeds: 200 } },
  seconds: { quick: 8, standard: 30, thorough: 150 },
  work: ({ seeds }) =>
    workText({
      checkpoints: Object.keys(CHECKPOINTS),
      cells: FACTORS.rates.length * FACTORS.batches.length,
      seeds,
      steps: AFTER,
    }),
  sweeps: ({ seeds }) => [CHECKPOINTS.edge, CHECKPOINTS.off].map((rate) => spec(rate, seeds)),
  async perform(sweeps, context): Promise<PerturbedRuns> {
    const [edge, off] = await trainEach(sweeps, context, networkRuns);
    return { edge, off };
  },
  criteria: [
    {
      name: 'peak loss ÷ loss before η × 2, at the edge',
      predicted: { low: 50, high: Number.POSITIVE_INFINITY },
      measure: (traces, level) => measureRatioOverSeeds(peaksOf(traces, 'edge', 'η × 2'), level),
    },
    {
      name: 'the same ÷ that of no change',
      predicted: { low: 20, high: Number.POSITIVE_INFINITY },
      measure: (traces, level) => {
        const control = peaksOf(traces, 'edge', 'none');
        return measureRatioOverSeeds(
          peaksOf(traces, 'edge', 'η × 2').map((peak, i) => peak / control[i]),
          level,
        );
      },
    },
    {
      name: 'peak loss ÷ loss before η × 2, off the edge',
      predicted: { low: 0, high: 3 },
      measure: (traces, level) => measureRatioOverSeeds(peaksOf(traces, 'off', 'η × 2'), level),
    },
  ],
  figure(traces) {
    const points = (checkpoint: keyof PerturbedRuns) =>
      CHANGES.map(({ name }, i) => pointOf(i + 1, measureRatioOverSeeds(peaksOf(traces, checkpoint, name), 0.95)));
    return {
      x: {
        label: `change after ${LABEL_NOISE.epochs} epochs`,
        scale: 'category',
        categories: CHANGES.map(({ name }) => name),
      },
      y: { label: `largest loss of ${AFTER} steps ÷ loss before`, scale: 'log' },
      series: [
        { name: `at the edge, η = ${CHECKPOINTS.edge}`, kind: 'measured', points: points('edge') },
        { name: `off the edge, η = ${CHECKPOINTS.off}`, kind: 'measured', points: points('off') },
      ],
    };
  },
  remarks({ edge, off }) {
    const all = [...edge, ...off];
    const lost = all.filter(({ outcome }) => outcome === 'diverged').length;
    return remarkIf(lost > 0, `${lost} of ${all.length} runs diverged: their last finite loss counts.`);
  },
  pitfalls: [
    'A run off the edge must still be training: a converged one has no gradient that could move it.',
    'Ratios depend on the loss at the checkpoint, which is far smaller at the edge than off it.',
    'Losses are over all examples; mini-batch losses spike without any instability.',
  ],
});
