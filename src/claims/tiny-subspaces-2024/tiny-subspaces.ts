import { groupBy } from '../../math/distinct.ts';
import { log } from '../../math/elementary.ts';
import { mean } from '../../math/statistics.ts';
import { measureEigenpairs } from '../../probes/estimators/eigenpairs.ts';
import { hessianOperator } from '../../probes/operators/hessian.ts';
import { innerProduct } from '../../probes/run-rows.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { networkClaim } from '../define-claim.ts';
import { geometricPoint } from '../figure-points.ts';
import { type InspectedRun, inspectRuns } from '../inspect-runs.ts';
import { measureEach } from '../measure.ts';
import { type NetworkRun, networkRuns, partOf, trainEach } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';

const EXAMPLES = 300;
const RATE = 0.1;
const BATCH = 10;
/** SGD before the switch, and steps of each rule after it. */
const BEFORE = 500;
const AFTER = 300;
/** k, the number of classes. */
const DIRECTIONS = 10;
const REFRESH = 10;
/** Steps before the switch at which the gradient is projected, every other one. */
const ALIGNED = 10;

const base = (seeds: number) =>
  ({
    version: 1,
    dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: EXAMPLES, testCount: 0, standardise: 'centred' },
    model: { hidden: [32, 32], activation: 'tanh', loss: 'squaredError', init: 'lecun' },
    grid: { learningRates: [RATE], batchSizes: [BATCH], seeds },
  }) satisfies Partial<SweepSpecInput>;

const before = (seeds: number): SweepSpecInput => ({
  ...base(seeds),
  name: 'SGD before the switch',
  budget: { kind: 'steps', steps: BEFORE },
  measure: { testPerDecade: 0, sharpnessPerDecade: 0 },
});

const projection = { directions: DIRECTIONS, refreshSteps: REFRESH };
const RULES = [
  { name: 'SGD', rule: undefined },
  { name: 'Dom-SGD', rule: { kind: 'domSgd', ...projection } },
  { name: 'Bulk-SGD', rule: { kind: 'bulkSgd', ...projection } },
] as const;
type RuleName = (typeof RULES)[number]['name'];

const after = ({ name, rule }: (typeof RULES)[number], seeds: number): SweepSpecInput => ({
  ...base(seeds),
  name: `${name} after ${BEFORE} steps of SGD`,
  ...(rule && { rule }),
  start: { learningRate: RATE, batchSize: BATCH, steps: BEFORE },
  budget: { kind: 'steps', steps: AFTER },
  measure: { trainPerDecade: 24, testPerDecade: 0, sharpnessPerDecade: 0, sharpnessIterations: 2 },
});

/** ‖P∇L‖/‖∇L‖ before the switch, its mean square under the root. */
export interface Alignment {
  readonly seed: number;
  readonly share: number;
}

async function alignmentOf({ plan, run, at }: InspectedRun): Promise<Alignment> {
  const shares: number[] = [];
  for (let i = ALIGNED - 1; i >= 0; i--)
    await at(BEFORE - 2 * i, async ({ point }) => {
      const options = { dimension: plan.parameters, seeds: [run.seed], count: DIRECTIONS + 1, tolerance: 0.01 };
      const [{ pairs }] = await measureEigenpairs(hessianOperator(point), { ...options, index: BEFORE - 2 * i });
      const gradient = await point.gradient();
      const inside = pairs
        .slice(0, DIRECTIONS)
        .reduce((sum, { vector }) => sum + (vector ? innerProduct(gradient, vector) ** 2 : Number.NaN), 0);
      shares.push(inside / innerProduct(gradient, gradient));
    });
  return { seed: run.seed, share: Math.sqrt(mean(shares)) };
}

export interface SwitchedRuns {
  readonly alignments: readonly Alignment[];
  readonly runs: Readonly<Record<RuleName, readonly NetworkRun[]>>;
}

/** −log(L at the end ÷ L at the switch). */
const progress = ({ trainLoss, lossTrace }: NetworkRun) => log(lossTrace[0].value / trainLoss);

/** Progress of a rule ÷ that of SGD, from the same weights with the same batches. */
const relative = ({ runs }: SwitchedRuns, name: RuleName) =>
  runs.SGD.map((sgd) => {
    const own = runs[name].find(({ seed }) => seed === sgd.seed);
    return own === undefined ? Number.NaN : progress(own) / progress(sgd);
  });

export const tinySubspaces = networkClaim({
  id: 'SONG24',
  title: 'Within the sharpest directions SGD stalls; without them it trains as well',
  source: { ...PAPERS.tinySubspaces, place: 'abstract; summary of section 3', provenance: 'read' },
  statement:
    'Much of the gradient lies in the few sharpest directions, and yet SGD that is restricted to them stops reducing the loss, ' +
    'while SGD that leaves them out reduces it as fast as SGD itself.',
  symbols: 'P: top k eigenvectors of H. θ ← θ − ηPg stalls; θ ← θ − η(1 − P)g falls as fast as θ ← θ − ηg',
  experiment:
    `MLP 64-32-32-10, tanh, squared error, on ${EXAMPLES} digits, η = ${RATE}, B = ${BATCH}: from the weights after ${BEFORE} steps of SGD, ` +
    `${AFTER} steps of SGD, Dom-SGD and Bulk-SGD with the top ${DIRECTIONS} eigenvectors of H (every ${REFRESH} steps) and the same ` +
    'batches. Progress is the fall of log L. Steps, η and B were chosen on other seeds.',
  design: { quick: { seeds: 5 }, standard: { seeds: 20 }, thorough: { seeds: 80 } },
  seconds: { quick: 10, standard: 40, thorough: 160 },
  work: ({ seeds }) => `(1 + ${RULES.length}) trainings × ${seeds} seeds, ${AFTER} steps each after the first`,
  sweeps: ({ seeds }) => [before(seeds), ...RULES.map((rule) => after(rule, seeds))],
  async perform([first, ...switched], context): Promise<SwitchedRuns> {
    const alignments = await inspectRuns([first], partOf(context, 0, 0.2), alignmentOf, {
      as: 'gradient within the subspace',
    });
    const [SGD, dom, bulk] = await trainEach(switched, partOf(context, 0.2, 1), networkRuns);
    return { alignments, runs: { SGD, 'Dom-SGD': dom, 'Bulk-SGD': bulk } };
  },
  criteria: [
    {
      // of a random gradient √(k/P) = 0.05
      name: `‖P∇L‖/‖∇L‖ before the switch, k = ${DIRECTIONS}`,
      predicted: { low: 0.5, high: 1 },
      measure: ({ alignments }, level) =>
        measureEach(alignments, ({ share }) => share, level, { range: { low: 0, high: 1 } }),
    },
    {
      name: 'progress of Dom-SGD ÷ that of SGD',
      predicted: { low: Number.NEGATIVE_INFINITY, high: 0.1 },
      measure: (traces, level) => measureEach(relative(traces, 'Dom-SGD'), (value) => value, level),
    },
    {
      name: 'progress of Bulk-SGD ÷ that of SGD',
      predicted: { low: 0.8, high: Number.POSITIVE_INFINITY },
      measure: (traces, level) => measureEach(relative(traces, 'Bulk-SGD'), (value) => value, level),
    },
  ],
  figure: ({ runs }) => ({
    x: { label: `steps after ${BEFORE} of SGD`, scale: 'linear' },
    y: { label: 'training loss, geometric mean over seeds', scale: 'log' },
    series: RULES.map(({ name }) => ({
      name,
      kind: 'measured' as const,
      points: groupBy(
        runs[name].flatMap(({ lossTrace }) => lossTrace.map(({ step, value }) => ({ step, value }))),
        ({ step }) => step,
      ).map(([step, samples]) => geometricPoint(step, samples, ({ value }) => value)),
    })),
  }),
  amended: [
    {
      date: '2026-11-30',
      why: 'Eigenvectors are recomputed every 10 steps, not every 5, so that the quick size takes ten seconds. Neither rule nor seeds changed.',
    },
  ],
  pitfalls: [
    'The paper recomputes eigenvectors at every step and reports a share of the gradient near 1; at this size it is lower, which other ' +
      'seeds had shown before the bound was set at one half.',
    'Dom-SGD may raise the loss, since B is small; its progress is then negative.',
    'All seeds share one data set.',
  ],
});
