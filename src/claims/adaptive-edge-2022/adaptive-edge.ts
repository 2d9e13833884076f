import { exp, log } from '../../math/elementary.ts';
import { mean, median } from '../../math/statistics.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { measureRatioOverSeeds } from '../measure.ts';
import { bySeed, firstSeed, leftOutRemarks, measurePerSeed, remarkIf } from '../network-runs.ts';
import { listText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { ADAM_DESCENT, ADAM_PITFALLS, adamDescent } from './adam-descents.ts';
import { SAMPLE_STRIDE, type WatchedAdam, watchAdam } from './watched-adam.ts';

/** Both reach their limit of λ₁(P⁻¹H) within the first third of the steps. */
const RATES = [0.001, 0.003];
const STEPS = 3000;
const BETA2 = 0.999;
/** Share of the limit that counts as having reached it. */
const REACHED = 0.95;

const lateOf = (values: readonly number[]) => median(values.slice(Math.ceil(0.75 * values.length)));

/** Index of the first sample at the limit after one below it; −1 if there is none. */
const reach = ({ share }: WatchedAdam) => share.findIndex((value, i) => i > 0 && value >= REACHED);

/** Late λ₁ over λ₁ where λ₁(P⁻¹H) first reached its limit; NaN where it did not. */
const growth = (run: WatchedAdam) => lateOf(run.sharpness) / (run.sharpness[reach(run)] ?? Number.NaN);

const geometricMean = (values: readonly number[]) => exp(mean(values.map((value) => log(value))));

export const adaptiveEdge = networkClaim({
  id: 'AEOS22',
  title: 'Adam settles at 38/η in its own metric, while λ₁ goes on rising',
  source: {
    ...PAPERS.adaptiveEdge,
    place: 'abstract; P with bias correction from programs that cite it',
    provenance: 'read',
  },
  statement:
    'Under full-batch Adam the largest eigenvalue of the preconditioned Hessian rises to the limit of stability of Adam with a ' +
    'constant preconditioner and stays there, while the sharpness itself can go on rising.',
  symbols: 'λ₁(P⁻¹H) → 2(1 + β₁)/((1 − β₁)η) = 38/η; λ₁(H) late > λ₁(H) where λ₁(P⁻¹H) first reached it',
  experiment:
    `${ADAM_DESCENT}, β₂ = ${BETA2}, η = ${listText(RATES)}, ${STEPS} steps; λ₁(H) and λ₁(P⁻¹H) every ${SAMPLE_STRIDE} steps, medians over ` +
    'the last quarter. η and the number of steps were chosen on seeds 500 and 501, which are not among those of the claim, so that ' +
    'λ₁(P⁻¹H) reaches its limit early.',
  design: { quick: { seeds: 3 }, standard: { seeds: 12 }, thorough: { seeds: 60 } },
  seconds: { quick: 8, standard: 36, thorough: 180 },
  work: ({ seeds }) => workText({ η: RATES, seeds, steps: STEPS }),
  sweeps: ({ seeds }) => [adamDescent({ learningRates: RATES, seeds, steps: STEPS, beta2: BETA2 })],
  perform: watchAdam,
  analyse: (runs: readonly WatchedAdam[]) => ({
    runs,
    ended: runs.filter(({ share }) => share.every(Number.isFinite)),
  }),
  criteria: [
    {
      name: 'late λ₁(P⁻¹H)·η/38',
      predicted: { low: 0.9, high: 1.1 },
      measure: ({ ended }, level) => measurePerSeed(ended, (of) => mean(of.map(({ share }) => lateOf(share))), level),
    },
    {
      name: 'late λ₁(H) ÷ λ₁(H) where λ₁(P⁻¹H) first reached its limit',
      predicted: { low: 1, high: Number.POSITIVE_INFINITY },
      measure: ({ ended }, level) =>
        measureRatioOverSeeds(
          bySeed(ended).map((of) => geometricMean(of.map(growth))),
          level,
        ),
    },
  ],
  figure: ({ ended }) => ({
    x: { label: 'step', scale: 'linear' },
    y: { label: 'λ₁(P⁻¹H)·η/38', scale: 'linear' },
    series: [
      ...firstSeed(ended).map(({ learningRate, seed, share }) => ({
        name: `η = ${learningRate}, seed ${seed}`,
        kind: 'measured' as const,
        points: share.map((y, i) => ({ x: i * SAMPLE_STRIDE, y })),
      })),
      { name: 'λ₁(P⁻¹H) = 38/η', kind: 'predicted', points: [0, STEPS].map((x) => ({ x, y: 1 })) },
    ],
  }),
  remarks({ runs, ended }) {
    const below = ended.filter((run) => reach(run) < 0).length;
    return [
      ...leftOutRemarks(runs, ended, 'runs diverged'),
      ...remarkIf(below > 0, `λ₁(P⁻¹H) did not reach its limit in ${below} of ${ended.length} runs.`),
    ];
  },
  pitfalls: [
    ...ADAM_PITFALLS,
    'P is that of the authors, (1 − β₁ᵗ)(√(v/(1 − β₂ᵗ)) + ε), of the step that follows; its definition was read in programs adapted from theirs, not in the paper itself.',
    'The paper trains larger networks on images and text, where sharpness can rise for longer than on 200 points.',
    'In the first steps P is made of the gradients of a few steps: λ₁(P⁻¹H) may start above its limit, which does not count as reaching it.',
  ],
});
