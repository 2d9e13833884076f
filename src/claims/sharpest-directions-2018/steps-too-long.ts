import { mean, median } from '../../math/statistics.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import type { FigureSeries } from '../figure.ts';
import { measureOverSeeds } from '../measure.ts';
import { fixedText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { analyseSteps, finiteSeeds, MULTIPLES, perSeed, type StepLook, WATCHED_EPOCHS } from './step-analysis.ts';
import { STEP_COST, STEP_SETTING } from './step-sources.ts';

/** A median over five epochs that is ≥ 0 is a change ≥ 0 at three of them or more. */
const atLeastZero = { low: 0, high: Number.POSITIVE_INFINITY };
const criteria: Criterion[] = [
  { name: 'ΔL/L of the step along e₁, median over five epochs', predicted: atLeastZero },
  { name: 'that less the same at a quarter of the length', predicted: atLeastZero },
  { name: 'the same at four times the length less that', predicted: atLeastZero },
];

const [QUARTER, HALF, ONE, , FOUR] = MULTIPLES.keys();
const DRAWN = [QUARTER, HALF, ONE];
const overEpochs = (looks: readonly StepLook[], change: (look: StepLook) => number) =>
  perSeed(looks, (of) => median(of.map(change)));

/** Mean over seeds at each epoch. */
function curve(looks: readonly StepLook[], name: string, change: (look: StepLook) => number): FigureSeries {
  const points = WATCHED_EPOCHS.map((x) => {
    const own = looks.filter(({ epoch }) => epoch === x);
    const { estimate, low, high } = measureOverSeeds(own.map(change), 0.95);
    return { x, y: estimate, ...(Number.isFinite(low) ? { low, high } : {}) };
  });
  return { name, kind: 'measured', points };
}

function evidence(all: readonly StepLook[]): Evidence {
  const { looks, remarks } = finiteSeeds(all);
  const level = levelOfEach(criteria.length);
  const over = (change: (look: StepLook) => number) => measureOverSeeds(overEpochs(looks, change), level);
  const percent = (share: number) => `${fixedText(100 * share, 1)} %`;
  const medians = MULTIPLES.map((_, i) => mean(overEpochs(looks, ({ along }) => along[i])));
  return {
    measured: [
      over(({ along }) => along[ONE]),
      over(({ along }) => along[ONE] - along[QUARTER]),
      over(({ along }) => along[FOUR] - along[ONE]),
    ],
    figure: {
      x: { label: 'epoch', scale: 'log' },
      y: { label: 'relative change of the loss, ΔL/L', scale: 'linear' },
      series: [
        ...DRAWN.map((i) => curve(looks, `${MULTIPLES[i]} of the step along e₁`, ({ along }) => along[i])),
        curve(looks, 'the step without e₁', ({ rest }) => rest),
      ],
    },
    remarks: [
      `Medians over epochs: ${MULTIPLES.map((multiple, i) => `${percent(medians[i])} for ${multiple} of the step along e₁`).join(', ')}; ` +
        `${percent(mean(overEpochs(looks, ({ rest }) => rest)))} for the step without e₁. The figure has means over seeds, in which ` +
        'catapults weigh more, and leaves out 2 and 4.',
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
