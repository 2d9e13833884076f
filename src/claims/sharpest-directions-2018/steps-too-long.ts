import { mean, median } from '../../math/statistics.ts';
import { networkClaim } from '../define-claim.ts';
import { bySeed, measurePerSeed } from '../network-runs.ts';
import { fixedText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import {
  epochSeries,
  FRESH_BATCHES,
  finiteSeeds,
  MULTIPLES,
  STEP_EXPERIMENT,
  STEP_SETTING,
  type StepSample,
} from './step-analysis.ts';

/** A median over five epochs is ≥ 0 if and only if the change is ≥ 0 at three or more of them. */
const AT_LEAST_ZERO = { low: 0, high: Number.POSITIVE_INFINITY };

const [QUARTER, HALF, ONE, , FOUR] = MULTIPLES.keys();
const DRAWN = [QUARTER, HALF, ONE];

/** Median over the epochs of a seed of a change of the loss. */
const overEpochs = (change: (sample: StepSample) => number) => (own: readonly StepSample[]) => median(own.map(change));

/** Mean over seeds of the median over epochs, in percent. */
const percentText = (samples: readonly StepSample[], change: (sample: StepSample) => number) =>
  `${fixedText(100 * mean(bySeed(samples).map(overEpochs(change))), 1)} %`;

function mediansRemark(samples: readonly StepSample[]): string {
  const along = MULTIPLES.map(
    (multiple, i) => `${percentText(samples, (sample) => sample.along[i])} for ${multiple} of the step along e₁`,
  );
  return (
    `Medians over epochs: ${along.join(', ')}; ` +
    `${percentText(samples, ({ rest }) => rest)} for the step without e₁. The figure has means over seeds, in which ` +
    'catapults weigh more, and leaves out 2 and 4.'
  );
}

export const stepsTooLong = networkClaim({
  id: 'J18-3',
  title: 'Along the sharpest direction SGD steps are too long',
  source: { ...PAPERS.sharpestDirections, place: "step analysis; authors' code", provenance: 'read' },
  statement:
    'Once the sharpness has grown, the part of an SGD step along the sharpest direction does not reduce the loss; a ' +
    'quarter of it does better, and four times it worse.',
  symbols: 'L(θ − αη(g·e₁)e₁) − L(θ) ≥ 0 at α = 1, and grows from α = ¼ over 1 to 4',
  experiment: `${STEP_SETTING}, mean ΔL/L ${FRESH_BATCHES} of steps along e₁ alone.`,
  ...STEP_EXPERIMENT,
  analyse: finiteSeeds,
  criteria: [
    {
      name: 'ΔL/L of the step along e₁, median over five epochs',
      predicted: AT_LEAST_ZERO,
      measure: ({ samples }, level) =>
        measurePerSeed(
          samples,
          overEpochs(({ along }) => along[ONE]),
          level,
        ),
    },
    {
      name: 'that less the same at a quarter of the length',
      predicted: AT_LEAST_ZERO,
      measure: ({ samples }, level) =>
        measurePerSeed(
          samples,
          overEpochs(({ along }) => along[ONE] - along[QUARTER]),
          level,
        ),
    },
    {
      name: 'the same at four times the length less that',
      predicted: AT_LEAST_ZERO,
      measure: ({ samples }, level) =>
        measurePerSeed(
          samples,
          overEpochs(({ along }) => along[FOUR] - along[ONE]),
          level,
        ),
    },
  ],
  figure: ({ samples }) => ({
    x: { label: 'epoch', scale: 'log' },
    y: { label: 'relative change of the loss, ΔL/L', scale: 'linear' },
    series: [
      ...DRAWN.map((i) => epochSeries(samples, `${MULTIPLES[i]} of the step along e₁`, ({ along }) => along[i])),
      epochSeries(samples, 'the step without e₁', ({ rest }) => rest),
    ],
  }),
  remarks: ({ samples, remarks }) => [mediansRemark(samples), ...remarks],
  pitfalls: [
    'ΔL is the change of the full training loss, not of the loss of the mini-batch that gave the step.',
    'During a catapult steps along e₁ do reduce the loss; medians over epochs keep that in the figure but out of the rule.',
    'e₁ is computed at the same point: an older one would not do.',
  ],
});
