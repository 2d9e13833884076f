import { mean, standardDeviation } from '../../math/statistics.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measureJackknife } from '../jackknife.ts';
import { measureRatioOverSeeds } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { divergedNudgedRemarks, type NudgedRun, nudgedRuns, pairedBySeed } from './nudged-runs.ts';

const TARGET_LOSS = 0.05;
const MAX_EPOCHS = 1000;
/** Makes a few percent of the test points fall on the wrong side: without it nobody errs, and nothing could differ. */
const NOISE = 0.1;
const [LESS, PLAIN] = [0.01, 1];
const SEEDS: Record<ClaimSize, number> = { quick: 12, standard: 70, thorough: 300 };

const criteria: Criterion[] = [
  {
    name: `λ₁ at γ = ${LESS} ÷ that of plain SGD, at equal loss`,
    predicted: { low: 2, high: Number.POSITIVE_INFINITY },
  },
  { name: 'difference of their test accuracies ÷ s.d. over seeds of plain SGD', predicted: { low: -1, high: 1 } },
];

/** Mean difference of pairs, in standard deviations of the second. */
const inDeviations = (pairs: readonly (readonly [number, number])[]) =>
  mean(pairs.map(([less, plain]) => less - plain)) / standardDeviation(pairs.map(([, plain]) => plain));

function evidence(runs: readonly NudgedRun[]): Evidence {
  const level = levelOfEach(criteria.length);
  const ended = runs.filter(({ outcome }) => outcome === 'reachedTarget');
  const pairs = <T>(of: (less: NudgedRun, plain: NudgedRun) => T) => pairedBySeed(ended, [LESS, PLAIN], of);
  const late = runs.filter(({ outcome }) => outcome === 'budgetSpent').length;
  return {
    measured: [
      measureRatioOverSeeds(
        pairs((less, plain) => less.sharpness / plain.sharpness),
        level,
      ),
      measureJackknife(
        pairs((less, plain) => [less.testAccuracy, plain.testAccuracy] as const),
        inDeviations,
        level,
      ),
    ],
    figure: {
      x: { label: `sharpness λ₁ at L ≤ ${TARGET_LOSS}`, scale: 'log' },
      y: { label: 'test accuracy', scale: 'linear' },
      series: [LESS, PLAIN].map((factor) => ({
        name: factor === PLAIN ? 'plain SGD' : `γ = ${factor}`,
        kind: 'measured',
        points: ended
          .filter((run) => run.factor === factor && run.sharpness > 0)
          .map((run) => ({ x: run.sharpness, y: run.testAccuracy })),
      })),
    },
    remarks: [
      ...divergedNudgedRemarks(runs),
      ...(late > 0 ? [`${late} of ${runs.length} runs did not reach the target; their seeds are left out.`] : []),
    ],
  };
}

/** J18-6. */
export const sharpnessAndAccuracy: Claim<readonly NudgedRun[]> = {
  id: 'J18-6',
  title: 'A sharper end point need not generalise worse',
  source: { ...PAPERS.sharpestDirections, place: 'first abstract', provenance: 'read' },
  statement:
    'Networks that smaller steps along the sharpest directions have led to a much sharper region reach the same test ' +
    'accuracy: curvature at the end alone does not predict generalization.',
  symbols: 'λ₁(γ = 0.01) ≥ 2 λ₁(1), yet |Δ accuracy| within one s.d. over seeds',
  experiment:
    'MLP 2-32-32-2, tanh, cross-entropy, on a two-armed spiral of 200 points with noise, η = 0.1, B = 16, plain and nudged SGD ' +
    'until the training loss is at most 0.05: λ₁, and accuracy on 2,000 other points.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 10, work: '2 γ × 12 seeds' },
    standard: { seconds: 50, work: '2 γ × 70 seeds' },
    thorough: { seconds: 250, work: '2 γ × 300 seeds' },
  },
  pitfalls: [
    'Equality is shown by an interval within a margin, not by a difference that is not significant; the margin is the spread between seeds.',
    'One task, on which both sit within a few percent of the best error: that curvature never matters does not follow.',
    'Compared at equal training loss: under cross-entropy sharpness falls with the loss.',
  ],
  differs:
    'The nudged networks are seven times as sharp, which is the first half of the claim, but less accurate by about one ' +
    's.d. over seeds, half a percent, so that equality within one s.d. is not shown. The task matters: without noise on the ' +
    'points both classify all of them right and nothing can differ; with it the last points lie on the wrong side and must ' +
    'be fitted one by one. That fitting these sharply costs accuracy is a guess. The paper saw no loss on CIFAR-10.',
  perform: (size, context) =>
    nudgedRuns(
      {
        name: 'Nudged SGD to equal loss',
        factors: [LESS, PLAIN],
        seeds: SEEDS[size],
        epochs: MAX_EPOCHS,
        untilLoss: TARGET_LOSS,
        testCount: 2000,
        noise: NOISE,
      },
      context,
    ),
  evidence,
};
