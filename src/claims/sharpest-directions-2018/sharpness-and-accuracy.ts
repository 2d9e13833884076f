import { mean, standardDeviation } from '../../math/statistics.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { measureJackknife } from '../jackknife.ts';
import { measureRatioOverSeeds } from '../measure.ts';
import { remarkIf } from '../network-runs.ts';
import { countText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import {
  divergedNudgedRemarks,
  factorText,
  NUDGED_STEP,
  nudgedRuns,
  nudgedSweeps,
  PLAIN,
  pairedBySeed,
} from './nudged-runs.ts';
import { SPIRAL_TRAINING } from './spiral-training.ts';

const TARGET_LOSS = 0.05;
const MAX_EPOCHS = 1000;
/** Puts a few percent of the test points on the wrong side: without it no run errs, and accuracies could not differ. */
const NOISE = 0.1;
const TEST_POINTS = 2000;
const LESS = 0.01;
const factors = [LESS, PLAIN] as const;

/** Mean difference of pairs ÷ standard deviation of the second. */
const inDeviations = (pairs: readonly (readonly [number, number])[]) =>
  mean(pairs.map(([less, plain]) => less - plain)) / standardDeviation(pairs.map(([, plain]) => plain));

export const sharpnessAndAccuracy = networkClaim({
  id: 'J18-6',
  title: 'A sharper end point need not generalise worse',
  source: { ...PAPERS.sharpestDirections, place: 'first abstract', provenance: 'read' },
  statement:
    'Networks that smaller steps along the sharpest directions have led to a much sharper region reach the same test ' +
    'accuracy: curvature at the end alone does not predict generalization.',
  symbols: 'λ₁(γ = 0.01) ≥ 2 λ₁(1), yet |Δ accuracy| within one s.d. over seeds',
  experiment:
    `${SPIRAL_TRAINING} with noise, ${NUDGED_STEP}, plain and nudged SGD until the training loss is at most ` +
    `${TARGET_LOSS}: λ₁, and accuracy on ${countText(TEST_POINTS)} other points.`,
  design: { quick: { factors, seeds: 12 }, standard: { factors, seeds: 70 }, thorough: { factors, seeds: 300 } },
  seconds: { quick: 10, standard: 50, thorough: 250 },
  work: ({ seeds }) => workText({ γ: factors, seeds }),
  sweeps: (design) =>
    nudgedSweeps({
      name: 'Nudged SGD to equal loss',
      ...design,
      epochs: MAX_EPOCHS,
      untilLoss: TARGET_LOSS,
      testCount: TEST_POINTS,
      noise: NOISE,
    }),
  perform: nudgedRuns,
  analyse: (runs) => ({ runs, ended: runs.filter(({ outcome }) => outcome === 'reachedTarget') }),
  criteria: [
    {
      name: `λ₁ at γ = ${LESS} ÷ that of plain SGD, at equal loss`,
      predicted: { low: 2, high: Number.POSITIVE_INFINITY },
      measure: ({ ended }, level) =>
        measureRatioOverSeeds(
          pairedBySeed(ended, factors, (less, plain) => less.sharpness / plain.sharpness),
          level,
        ),
    },
    {
      name: 'difference of their test accuracies ÷ s.d. over seeds of plain SGD',
      predicted: { low: -1, high: 1 },
      measure: ({ ended }, level) =>
        measureJackknife(
          pairedBySeed(ended, factors, (less, plain) => [less.testAccuracy, plain.testAccuracy] as const),
          inDeviations,
          level,
        ),
    },
  ],
  figure: ({ ended }) => ({
    x: { label: `sharpness λ₁ at L ≤ ${TARGET_LOSS}`, scale: 'log' },
    y: { label: 'test accuracy', scale: 'linear' },
    series: factors.map((factor) => ({
      name: factorText(factor),
      kind: 'measured',
      points: ended
        .filter((run) => run.factor === factor && run.sharpness > 0)
        .map((run) => ({ x: run.sharpness, y: run.testAccuracy })),
    })),
  }),
  remarks({ runs }) {
    const late = runs.filter(({ outcome }) => outcome === 'budgetSpent').length;
    return [
      ...divergedNudgedRemarks(runs),
      ...remarkIf(late > 0, `${late} of ${runs.length} runs did not reach the target; their seeds are left out.`),
    ];
  },
  pitfalls: [
    'Equality is shown by an interval within a margin, not by the absence of a significant difference; the margin is ' +
      'the spread between seeds.',
    'One task, on which both are within a few percent of the best error: it does not follow that curvature never matters.',
    'Compared at equal training loss: under cross-entropy sharpness falls with the loss.',
  ],
  differs:
    'The nudged networks are sharper, which is the first half of the claim, but less accurate by about one ' +
    's.d. over seeds, so that equality within one s.d. is not shown. The task matters: without noise on the ' +
    'points both classify all of them right and nothing can differ; with it the last points lie on the wrong side and must ' +
    'be fitted one by one. That fitting these sharply costs accuracy is a guess. The paper saw no loss on CIFAR-10.',
});
