import { mean, median } from '../../math/statistics.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import type { FigureSeries } from '../figure.ts';
import { measureOverSeeds } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { analyseSteps, EPOCHS, finiteSeeds, MULTIPLES, perSeed, type StepLook } from './step-analysis.ts';
import { STEP_COST, STEP_SETTING } from './step-sources.ts';

/** A median over five epochs that is ≥ 0 is a change ≥ 0 at three of them or more. */
const atLeastZero = { low: 0, high: Number.POSITIVE_INFINITY };
const criteria: Criterion[] = [
  { name: 'ΔL/L of the step along e₁, median over five epochs', predicted: atLeastZero },
  { name: 'that less the same at a quarter of the length', predicted: atLeastZero },
  { name: 'the same at four times the length less that', predicted: atLeastZero },
];

const [QUARTER, , ONE, , FOUR] = MULTIPLES.keys();
const overEpochs = (looks: readonly StepLook[], change: (look: StepLook) => number) =>
  perSeed(looks, (of) => median(of.map(change)));

function curve(looks: readonly StepLook[], epoch: number): FigureSeries {
  const own = looks.filter((look) => look.epoch === epoch);
  const points = MULTIPLES.map((x, i) => {
    const { estimate, low, high } = measureOverSeeds(
      own.map(({ along }) => along[i]),
      0.95,
    );
    return { x, y: estimate, ...(Number.isFinite(low) ? { low, high } : {}) };
  });
  return { name: `along e₁, epoch ${epoch}`, kind: 'measured', points };
}

function evidence(all: readonly StepLook[]): Evidence {
  const { looks, remarks } = finiteSeeds(all);
  const level = levelOfEach(criteria.length);
  const over = (change: (look: StepLook) => number) => measureOverSeeds(overEpochs(looks, change), level);
  const atOne = EPOCHS.map((epoch) =>
    mean(looks.filter((look) => look.epoch === epoch).map(({ along }) => along[ONE])),
  );
  const rest = measureOverSeeds(
    overEpochs(looks, (look) => look.rest),
    0.95,
  );
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  return {
    measured: [
      over(({ along }) => along[ONE]),
      over(({ along }) => along[ONE] - along[QUARTER]),
      over(({ along }) => along[FOUR] - along[ONE]),
    ],
    figure: {
      x: { label: 'length of the step along e₁ ÷ that taken', scale: 'log' },
      y: { label: 'relative change of the loss, ΔL/L', scale: 'linear' },
      series: [
        ...EPOCHS.map((epoch) => curve(looks, epoch)),
        {
          name: 'rest of the step, median over epochs',
          kind: 'measured',
          points: [
            { x: 1, y: rest.estimate, ...(Number.isFinite(rest.low) ? { low: rest.low, high: rest.high } : {}) },
          ],
        },
      ],
    },
    remarks: [
      `Mean ΔL/L along e₁ at the step's own length: ${EPOCHS.map((epoch, i) => `${percent(atOne[i])} at epoch ${epoch}`).join(', ')}; ` +
        `of the rest of the step, without e₁: ${percent(rest.estimate)} (median over epochs).`,
      ...remarks,
    ],
  };
}

/** J18-3. */
export const stepsTooLong: Claim<readonly StepLook[]> = {
  id: 'J18-3',
  title: 'Along the sharpest direction SGD steps are too long',
  source: { ...PAPERS.sharpestDirections, place: "step analysis; authors' code", provenance: 'read' },
  statement:
    'Once the sharpness has grown, the part of an SGD step along the sharpest direction does not reduce the loss; a ' +
    'quarter of it does better, and four times it worse.',
  symbols: 'L(θ − αη(g·e₁)e₁) − L(θ) ≥ 0 at α = 1, and grows from α = ¼ over 1 to 4',
  experiment: `${STEP_SETTING}, mean ΔL/L over 40 fresh mini-batches of steps along e₁ alone.`,
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: STEP_COST,
  pitfalls: [
    'ΔL is that of the full training loss, not of the mini-batch that gave the step.',
    'In the middle of a catapult steps along e₁ do reduce the loss; medians over epochs leave that in the figure but out of the rule.',
    'e₁ is that of the point itself: an older one would not do.',
  ],
  perform: analyseSteps,
  evidence,
};
