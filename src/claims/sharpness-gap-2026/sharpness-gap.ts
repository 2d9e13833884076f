import { exp, log } from '../../math/elementary.ts';
import { fitLine } from '../../math/regression.ts';
import { mean } from '../../math/statistics.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { CHEBYSHEV_DESCENT } from '../chebyshev-descent.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { geometricPoint } from '../figure-points.ts';
import { measureRatioOverSeeds } from '../measure.ts';
import { leftOutRemarks, measurePerSeed } from '../network-runs.ts';
import { listText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import {
  FROM,
  followGaps,
  GAP_BATCHES,
  GAP_EXAMPLES,
  GAP_RATE,
  GAP_WINDOW,
  type GapRun,
  gapSweeps,
  UNTIL,
} from './gap-runs.ts';

/** ΔS = ηβσ_u²/(4α). */
export const predictedGap = ({ learningRate, strength, noise, sharpening }: GapRun) =>
  (learningRate * strength * noise) / (4 * sharpening);

interface Gaps {
  readonly mini: readonly GapRun[];
  /** Those of `mini` with a gap and a prediction above 0, whose logarithms exist. */
  readonly positive: readonly GapRun[];
  readonly full: readonly GapRun[];
}

const split = (runs: readonly GapRun[]): Gaps => {
  const mini = runs.filter(({ batchSize }) => batchSize < GAP_EXAMPLES);
  return {
    mini,
    positive: mini.filter((run) => run.gap > 0 && predictedGap(run) > 0),
    full: runs.filter(({ batchSize }) => batchSize === GAP_EXAMPLES),
  };
};

const slopeOf = (runs: readonly GapRun[]) =>
  fitLine(
    runs.map((run) => log(predictedGap(run))),
    runs.map(({ gap }) => log(gap)),
  ).slope;

const logRatio = (runs: readonly GapRun[]) => mean(runs.map((run) => log(run.gap / predictedGap(run))));

export const sharpnessGap = networkClaim({
  id: 'GAP26',
  title: 'The sharpness of SGD lies below 2/η by a closed form of the gradient noise',
  source: { ...PAPERS.sharpnessGap, place: 'abstract', provenance: 'read' },
  statement:
    'Mini-batch SGD settles below the edge of stability of gradient descent by an amount proportional to the variance of the gradient ' +
    'noise along the sharpest direction, which vanishes for the full batch.',
  symbols: 'ΔS = 2/η − λ₁ = ηβσ_u²/(4α), α = −∇L·∇λ₁, β = ‖∇λ₁‖² (both without their parts along u), σ_u² = uᵀCu/B',
  experiment:
    `${CHEBYSHEV_DESCENT}, N = ${GAP_EXAMPLES}, η = ${GAP_RATE}, B = ${listText(GAP_BATCHES)} drawn with replacement, and full batch. Means over steps ${FROM} to ` +
    `${UNTIL}: λ₁ and σ_u² at the iterates, α and β at the mean weights of windows of ${GAP_WINDOW} steps. Settings were chosen on seeds 500 to 502.`,
  design: { quick: { seeds: 4 }, standard: { seeds: 16 }, thorough: { seeds: 60 } },
  seconds: { quick: 4, standard: 16, thorough: 60 },
  work: ({ seeds }) => workText({ B: GAP_BATCHES.length + 1, seeds, steps: UNTIL }),
  sweeps: ({ seeds }) => gapSweeps(seeds),
  perform: followGaps,
  analyse: split,
  criteria: [
    {
      name: 'slope of log ΔS over log of its prediction, over B',
      predicted: { low: 0.75, high: 1.25 },
      measure: ({ positive }, level) => measurePerSeed(positive, slopeOf, level),
    },
    {
      name: 'ΔS ÷ its prediction, geometric mean over B',
      predicted: { low: 0.5, high: 2 },
      measure: ({ positive }, level) => {
        const seeds = [...new Set(positive.map(({ seed }) => seed))];
        const ratios = seeds.map((seed) => exp(logRatio(positive.filter((run) => run.seed === seed))));
        return measureRatioOverSeeds(ratios, level);
      },
    },
    {
      name: 'ΔS·η/2 of the full batch',
      predicted: { low: -0.05, high: 0.05 },
      measure: ({ full }, level) =>
        measurePerSeed(full, ([{ gap, learningRate }]) => gap / heavyBallSharpnessLimit(learningRate), level),
    },
  ],
  figure: ({ positive }) => {
    const cells = GAP_BATCHES.map((size) => positive.filter(({ batchSize }) => batchSize === size));
    const centres = cells.map((own) => exp(mean(own.map((run) => log(predictedGap(run))))));
    return {
      x: { label: 'ηβσ_u²/(4α)', scale: 'log' },
      y: { label: '2/η − λ₁', scale: 'log' },
      series: [
        {
          name: `SGD at B = ${listText(GAP_BATCHES)}, geometric means`,
          kind: 'measured',
          points: cells.map((own, i) => geometricPoint(centres[i], own, ({ gap }) => gap)),
        },
        { name: 'ΔS = ηβσ_u²/(4α)', kind: 'predicted', points: centres.map((x) => ({ x, y: x })) },
      ],
    };
  },
  remarks: ({ mini, positive }) => leftOutRemarks(mini, positive, 'runs have no gap, or α ≤ 0'),
  pitfalls: [
    'Read in excerpts only: the formula is from the abstract; how the authors measure α, β and σ_u² could not be checked.',
    'α must be taken on the path about which SGD fluctuates: along the iterates themselves ⟨∇L, ∇λ₁⟩ averages to zero at equilibrium.',
    'The formula is of first order in the noise: gaps that are not small against 2/η are outside of it.',
    'It has one sharp direction and noise that does not depend on the weights; mini-batches also differ in their curvature.',
    'One set of data: the polynomial at evenly spaced points has no seed.',
  ],
});
