import { stepsPerEpoch } from '../../engine/batch-order.ts';
import { distinct, groupBy } from '../../math/distinct.ts';
import { log2 } from '../../math/elementary.ts';
import { spearman } from '../../math/ranks.ts';
import { measureSharpness } from '../../probes/quantities/sharpness.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import type { ClaimContext } from '../claim.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { geometricPoint } from '../figure-points.ts';
import { type InspectedRun, inspectRuns } from '../inspect-runs.ts';
import { bySeed, measurePerSeed, type NetworkRun, networkRuns, partOf, remarkIf, trainEach } from '../network-runs.ts';
import { listText, spanText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { rankStatistic } from '../rank-measures.ts';

const EXAMPLES = 200;
const BATCH = 50;
const EPOCHS = 100;
/** Epochs of warm-up; 0 is none. */
const WARM_UPS = [0, 2, 8, 32];
/** η after warm-up, in steps of √2. */
const RATES = { from: 0.2, to: 2.2627416998, count: 8 };
const SPACING = Math.SQRT2;
/** A run has trained if its final loss is at most this fraction of its initial loss. */
const TRAINED = 0.5;

const spec = (warmupEpochs: number, seeds: number): SweepSpecInput => ({
  version: 1,
  name: `Largest learning rate after ${warmupEpochs} epochs of warm-up`,
  dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: EXAMPLES, testCount: 0, standardise: 'centred' },
  model: { hidden: [64, 64], activation: 'tanh', loss: 'squaredError', init: 'lecun', gain: 1.5 },
  ...(warmupEpochs > 0 && { schedule: { warmupEpochs } }),
  grid: { learningRates: RATES, batchSizes: [BATCH], seeds },
  budget: { kind: 'epochs', epochs: EPOCHS },
  // a run that is thrown up may come back
  measure: {
    trainPerDecade: 12,
    testPerDecade: 0,
    sharpnessPerDecade: 0,
    divergenceFactor: 1e6,
    patienceEpochs: EPOCHS,
  },
});

export interface WarmedRun extends NetworkRun {
  /** T in epochs. */
  readonly warmUp: number;
}

const hasTrained = ({ outcome, trainLoss, lossTrace }: WarmedRun) =>
  outcome === 'budgetSpent' && trainLoss <= TRAINED * lossTrace[0].value;

/** The run of the largest η up to which every smaller η of the grid trains; undefined if the smallest does not. */
function largestTrained(runs: readonly WarmedRun[]): WarmedRun | undefined {
  const ordered = [...runs].sort((a, b) => a.learningRate - b.learningRate);
  const failed = ordered.findIndex((run) => !hasTrained(run));
  return ordered[(failed < 0 ? ordered.length : failed) - 1];
}

const largestRate = (runs: readonly WarmedRun[]) => largestTrained(runs)?.learningRate ?? Number.NaN;
const withWarmUp = (runs: readonly WarmedRun[], warmUp: number) => runs.filter((run) => run.warmUp === warmUp);
const longest = (runs: readonly WarmedRun[]) => largestTrained(withWarmUp(runs, Math.max(...WARM_UPS)));

export interface WarmedRuns {
  readonly runs: readonly WarmedRun[];
  /** λ₁ where warm-up ends ÷ λ₁ at the start, of the longest warm-up at the largest η that trains; by seed. */
  readonly lowered: ReadonlyMap<number, number>;
}

async function sharpnessAfter({ plan, run, at }: InspectedRun, epochs: number): Promise<number> {
  const step = epochs * stepsPerEpoch(EXAMPLES, BATCH);
  const settings = { runs: 1, parameters: plan.parameters, tolerance: 0.01, maxIterations: 60, seeds: [run.seed] };
  const [{ value }] = await at(step, ({ point }) => measureSharpness(point, { ...settings, index: step }));
  return value;
}

/** Trains every grid, then measures λ₁ after warm-up of one run for each seed. */
async function warmedRuns(sweeps: readonly SweepSpecInput[], context: ClaimContext): Promise<WarmedRuns> {
  const byWarmUp = await trainEach(sweeps, partOf(context, 0, 0.9), networkRuns);
  const runs = byWarmUp.flatMap((own, i) => own.map((run) => ({ ...run, warmUp: WARM_UPS[i] })));
  const chosen = new Map(bySeed(runs).map((own) => [own[0].seed, longest(own)]));
  const epochs = Math.max(...WARM_UPS);
  const measured = await inspectRuns(
    [sweeps[WARM_UPS.indexOf(epochs)]],
    partOf(context, 0.9, 1),
    async (inspected) => [inspected.run.seed, await sharpnessAfter(inspected, epochs)] as const,
    {
      as: 'sharpness after warm-up',
      wanted: ({ seed, learningRate }) => chosen.get(seed)?.learningRate === learningRate,
    },
  );
  const start = (seed: number) => chosen.get(seed)?.sharpnessTrace[0].value ?? Number.NaN;
  return { runs, lowered: new Map(measured.map(([seed, value]) => [seed, value / start(seed)])) };
}

/** NaN where no η trains. */
const lateExcess = (run: WarmedRun | undefined) =>
  run ? run.sharpness / heavyBallSharpnessLimit(run.learningRate) : Number.NaN;

export const warmUpAndRate = networkClaim({
  id: 'WARM24',
  title: 'Warm-up lowers the sharpness first, and so lets larger learning rates train',
  source: { ...PAPERS.warmUp, place: 'abstract; first pages', provenance: 'read' },
  statement:
    'A linear warm-up raises the largest learning rate at which a network trains, the more so the longer it is, because the ' +
    'sharpness falls while the learning rate is still small.',
  symbols: 'η_max rises with T_warm; λ₁(T_warm) < λ₁(0); λ₁η/2 ≤ 1 at the end',
  experiment:
    `MLP 64-64-64-10, tanh, squared error, initial gain 1.5, on ${EXAMPLES} digits, B = ${BATCH}, ${EPOCHS} epochs: the largest η up to ` +
    `which all train, of ${RATES.count} from ${spanText([RATES.from, RATES.to])}, after ${listText(WARM_UPS)} epochs of linear ` +
    `warm-up. A run has trained if its loss ends at most at ${TRAINED} of the initial one. Grid and gain were chosen on other seeds.`,
  design: { quick: { seeds: 5 }, standard: { seeds: 20 }, thorough: { seeds: 100 } },
  seconds: { quick: 8, standard: 32, thorough: 160 },
  work: ({ seeds }) => workText({ 'warm-ups': WARM_UPS, η: RATES.count, seeds, epochs: EPOCHS }),
  sweeps: ({ seeds }) => WARM_UPS.map((epochs) => spec(epochs, seeds)),
  perform: warmedRuns,
  criteria: [
    {
      // more than one step of the grid
      name: 'log₂ of the largest η with the longest warm-up ÷ that without',
      predicted: { low: 0.5, high: Number.POSITIVE_INFINITY },
      measure: ({ runs }: WarmedRuns, level) =>
        measurePerSeed(
          runs,
          (own) => log2((longest(own)?.learningRate ?? Number.NaN) / largestRate(withWarmUp(own, 0))),
          level,
          { step: log2(SPACING) },
        ),
    },
    {
      name: 'Spearman ρ of the length of warm-up and the largest η',
      predicted: { low: 0.8, high: 1 },
      measure: ({ runs }: WarmedRuns, level) =>
        measurePerSeed(
          runs,
          (own) =>
            spearman(
              WARM_UPS,
              WARM_UPS.map((epochs) => largestRate(withWarmUp(own, epochs))),
            ),
          level,
          rankStatistic(WARM_UPS.length),
        ),
    },
    {
      name: 'at that η, longest warm-up: λ₁ after it ÷ λ₁ at the start',
      predicted: { low: 0, high: 1 },
      measure: ({ runs, lowered }: WarmedRuns, level) =>
        measurePerSeed(runs, ([{ seed }]) => lowered.get(seed) ?? Number.NaN, level),
    },
    {
      // 1, and 10 % for the oscillation of λ₁ about the edge
      name: 'the same run: λ₁η/2 at the end',
      predicted: { low: 0, high: 1.1 },
      measure: ({ runs }: WarmedRuns, level) => measurePerSeed(runs, (own) => lateExcess(longest(own)), level),
    },
  ],
  figure: ({ runs }) => ({
    x: { label: 'epochs of warm-up + 1', scale: 'log' },
    y: { label: 'largest η that trains', scale: 'log' },
    series: [
      {
        name: 'geometric mean over seeds',
        kind: 'measured',
        points: groupBy(runs, (run) => run.warmUp).map(([epochs, own]) =>
          geometricPoint(epochs + 1, bySeed(own), largestRate),
        ),
      },
    ],
  }),
  remarks({ runs }) {
    const cells = WARM_UPS.flatMap((epochs) => bySeed(withWarmUp(runs, epochs)));
    const largest = Math.max(...distinct(runs.map(({ learningRate }) => learningRate)));
    const censored = cells.filter((own) => largestRate(own) === largest).length;
    return remarkIf(
      censored > 0,
      `In ${censored} of ${cells.length} cells every η of the grid trained: the limit is larger.`,
    );
  },
  amended: [
    {
      date: '2026-11-30',
      why:
        'λ₁ after warm-up is measured at its last step, of the run that the rule is about. Before, it was taken at the first of four steps ' +
        'per factor of ten beyond it, in every run, which took most of the time. Neither runs nor rule changed.',
    },
  ],
  pitfalls: [
    'A limit is known to one step of the grid, a factor of √2.',
    'It depends on the initial weights: from small ones, with λ₁ far below 2/η, sharpness rises first and warm-up matters less.',
    'The paper trains larger networks with SGD and Adam for fixed numbers of steps; here SGD only.',
    'All seeds share one data set.',
  ],
});
