import { log } from '../../math/elementary.ts';
import { mean, median } from '../../math/statistics.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { CHEBYSHEV_DESCENT } from '../chebyshev-descent.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { measureEach } from '../measure.ts';
import { remarkIf } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import {
  descentAndFlow,
  type FollowedDescent,
  followDescents,
  STABLE_RATE,
  STABLE_STEPS,
  STABLE_STRIDE,
} from './followed-descent.ts';

/** Samples that must lie before the crossing, and after it. */
const LEAST_SAMPLES = 5;

interface Crossed extends FollowedDescent {
  /** Index of the first sample with λ₁ ≥ 2/η. */
  readonly crossing: number;
}

interface Descents {
  readonly all: readonly FollowedDescent[];
  readonly crossed: readonly Crossed[];
}

function withCrossings(all: readonly FollowedDescent[]): Descents {
  const limit = heavyBallSharpnessLimit(STABLE_RATE);
  const crossed = all
    .map((own) => ({ ...own, crossing: own.sharpness.findIndex((value) => value >= limit) }))
    .filter(({ crossing, sharpness }) => crossing >= LEAST_SAMPLES && sharpness.length - crossing > LEAST_SAMPLES);
  return { all, crossed };
}

/** Fraction of the samples before the crossing at which gradient flow would raise λ₁. */
const sharpeningShare = ({ sharpening, crossing }: Crossed) =>
  mean(sharpening.slice(0, crossing).map((alpha) => (Number.isNaN(alpha) ? Number.NaN : Number(alpha > 0))));

/** log₁₀ of the median distances after the crossing. */
const closeness = ({ toProjected, toFlow, crossing }: Crossed) =>
  log(median(toProjected.slice(crossing)) / median(toFlow.slice(crossing))) / log(10);

const SERIES = [
  ['from projected descent', 'toProjected'],
  ['from gradient flow', 'toFlow'],
] as const;

export const selfStabilisation = networkClaim({
  id: 'SS22',
  title: 'Sharpness rises until the edge, where descent follows projected descent',
  source: { ...PAPERS.selfStabilisation, place: 'abstract and section 1', provenance: 'read' },
  statement:
    'Before the edge of stability the negative gradient of the loss points to higher sharpness during most of training; at the edge ' +
    'gradient descent follows gradient descent projected on the weights whose sharpness is at most 2/η, not gradient flow.',
  symbols: 'α = −⟨∇L, ∇λ₁⟩ > 0; ‖θ_GD − θ_PGD‖ ≪ ‖θ_GD − θ_flow‖',
  experiment:
    `${CHEBYSHEV_DESCENT}, N = 20, full batch, η = ${STABLE_RATE}, ${STABLE_STEPS} steps. α every ${STABLE_STRIDE} steps until λ₁ first reaches ` +
    '2/η, and distances at equal times from then on. The setting is that of CF24, chosen on seeds 500 and 501.',
  design: { quick: { seeds: 5 }, standard: { seeds: 20 }, thorough: { seeds: 80 } },
  seconds: { quick: 8, standard: 30, thorough: 120 },
  work: ({ seeds }) =>
    `${workText({ seeds, paths: descentAndFlow(seeds).length })} of ${STABLE_STEPS} steps, and projected descent beside each`,
  sweeps: ({ seeds }) => descentAndFlow(seeds),
  perform: followDescents,
  analyse: withCrossings,
  criteria: [
    {
      name: 'fraction of the samples before λ₁ = 2/η with α > 0',
      predicted: { low: 0.75, high: 1 },
      measure: ({ crossed }, level) => measureEach(crossed, sharpeningShare, level, { range: { low: 0, high: 1 } }),
    },
    {
      name: 'log₁₀ of the median distance from projected descent ÷ that from gradient flow, from λ₁ = 2/η on',
      predicted: { low: Number.NEGATIVE_INFINITY, high: log(0.5) / log(10) },
      measure: ({ crossed }, level) => measureEach(crossed, closeness, level),
    },
  ],
  figure: ({ crossed, all }) => ({
    x: { label: 'step', scale: 'linear' },
    y: { label: 'distance of gradient descent', scale: 'log' },
    series: SERIES.map(([name, key]) => {
      const own = crossed[0] ?? all[0];
      return {
        name: `${name}, seed ${own.seed}`,
        kind: 'measured' as const,
        points: own[key].map((y, sample) => ({ x: (sample + 1) * STABLE_STRIDE, y })),
      };
    }),
  }),
  remarks({ all, crossed }) {
    const lost = all.length - crossed.length;
    return remarkIf(
      lost > 0,
      `λ₁ did not reach 2/η with ${LEAST_SAMPLES} samples on either side in ${lost} of ${all.length} runs; they are left out.`,
    );
  },
  pitfalls: [
    'The distance of single iterates contains the oscillation itself, which the paper predicts separately.',
    'The projection is a Newton step on a set that is not convex, repeated; with several eigenvalues at the edge it holds all of them.',
    'That the stable set also demands ∇L·u = 0 is recalled, not read; without it the projection would keep the oscillation it is to remove.',
    'One set of data: the polynomial at evenly spaced points has no noise and no seed. The paper shows larger networks.',
  ],
});
