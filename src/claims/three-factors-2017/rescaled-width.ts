import { exp, log } from '../../math/elementary.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach, type Measured } from '../claim.ts';
import { measureOverSeeds } from '../measure.ts';
import { type NetworkRun, outcomeRemarks, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { matchedLossSweep, RATIO_PITFALLS } from './ratio-sweep.ts';
import { diagonal, type Rescaled } from './rescaling.ts';

/** Where η/B matters (J17-1): at a much smaller ratio every setting ends equally wide, and equality says nothing. */
const BASE_RATE = 0.025;
const BASE_BATCH = 4;
const SEEDS: Record<ClaimSize, number> = { quick: 18, standard: 130, thorough: 600 };

const BASE = diagonal(1);
const SAME_RATIO = [diagonal(2), diagonal(4)];
const CONTROLS: readonly Rescaled[] = [
  { name: '(4η, B)', rateFactor: 4, batchFactor: 1 },
  { name: '(η, 4B)', rateFactor: 1, batchFactor: 4 },
];
const COMPARED = [...SAME_RATIO, ...CONTROLS];
const named = ({ name }: Rescaled) => `λ₁ of ${name} ÷ λ₁ of (η, B)`;

const criteria: Criterion[] = [
  ...SAME_RATIO.map((pair) => ({ name: named(pair), predicted: { low: 0.9, high: 1.1 } })),
  { name: named(CONTROLS[0]), predicted: { low: 0, high: 0.9 } },
  { name: named(CONTROLS[1]), predicted: { low: 1.1, high: Number.POSITIVE_INFINITY } },
];

const belongsTo =
  ({ rateFactor, batchFactor }: Rescaled) =>
  ({ learningRate, batchSize }: NetworkRun) =>
    learningRate === BASE_RATE * rateFactor && batchSize === BASE_BATCH * batchFactor;

/** Geometric mean over seeds of λ₁ under a pair ÷ λ₁ under the base pair from the same initial weights. */
function measureWidthRatio(runs: readonly NetworkRun[], pair: Rescaled, level: number): Measured {
  const base = new Map(runs.filter(belongsTo(BASE)).map((run) => [run.seed, run.sharpness]));
  const logs = runs.filter(belongsTo(pair)).flatMap(({ seed, sharpness }) => {
    const own = base.get(seed);
    return own === undefined ? [] : [log(sharpness / own)];
  });
  const { estimate, low, high, replicates } = measureOverSeeds(logs, level);
  return { estimate: exp(estimate), low: exp(low), high: exp(high), replicates };
}

function evidence(runs: readonly NetworkRun[]): Evidence {
  const reached = runs.filter((run) => run.outcome === 'reachedTarget' && run.sharpness > 0);
  const measured = COMPARED.map((pair) => measureWidthRatio(reached, pair, levelOfEach(criteria.length)));
  const points = measured.map(({ estimate, low, high }, i) => ({ x: i + 1, y: estimate, low, high }));
  const split = SAME_RATIO.length;
  return {
    measured,
    figure: {
      x: { label: 'what replaces (η, B)', scale: 'category', categories: COMPARED.map(({ name }) => name) },
      y: { label: 'λ₁ at equal training loss ÷ λ₁ of (η, B)', scale: 'log' },
      series: [
        { name: 'the same η/B', kind: 'measured', points: points.slice(0, split) },
        { name: 'one of them changed', kind: 'measured', points: points.slice(split) },
        { name: 'equally wide', kind: 'predicted', points: [{ x: 1, y: 1 }] },
      ],
    },
    remarks: outcomeRemarks(runs, 'reachedTarget'),
  };
}

/** J17-3 on what the noise decides, where equal loss curves alone could be those of gradient flow. */
export const rescaledWidth: Claim<readonly NetworkRun[]> = {
  id: 'J17-3b',
  title: 'Scaling η and B together leaves the width of the minimum unchanged',
  source: { ...PAPERS.threeFactors, place: 'abstract; experiments on rescaling', provenance: 'read' },
  statement:
    'Multiplying learning rate and batch size by the same factor, up to 4, does not change the sharpness at which ' +
    'training ends, while changing only one of them does.',
  symbols: 'λ₁(β̂η, β̂B) = λ₁(η, B)',
  experiment:
    'MLP 64-32-32-32-10, ReLU, cross-entropy, on 500 digits from (η, B) = (0.025, 4), each until training loss 0.05: λ₁ ' +
    'there for β̂ = 1, 2, 4 and for two controls, seed by seed.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 9, work: '5 pairs × 18 seeds' },
    standard: { seconds: 55, work: '5 pairs × 130 seeds' },
    thorough: { seconds: 270, work: '5 pairs × 600 seeds' },
  },
  pitfalls: [
    ...RATIO_PITFALLS,
    'Where noise does not matter every width is equal: the controls show that it matters here.',
    'Equality is shown by an interval inside ±10 %, not by the lack of a difference.',
  ],
  differs:
    'Eighteen seeds at quick size are too few to tell within 10 %. A small fall that grows with β̂ is what finite steps would ' +
    'give (J17-4); it was not taken apart here.',
  perform(size, context) {
    const sweeps = [BASE, ...COMPARED].map(({ name, rateFactor, batchFactor }) =>
      matchedLossSweep({
        name: `Width of minima: ${name}`,
        grid: {
          learningRates: [BASE_RATE * rateFactor],
          batchSizes: [BASE_BATCH * batchFactor],
          seeds: SEEDS[size],
        },
        trainPerDecade: 150, // steps 1.5 % apart: the loss is matched as closely
      }),
    );
    return trainSweeps(sweeps, context);
  },
  evidence,
};
