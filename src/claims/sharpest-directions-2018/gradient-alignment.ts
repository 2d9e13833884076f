import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim } from '../define-claim.ts';
import { measurePerSeed } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import {
  epochSeries,
  FRESH_BATCHES,
  finiteSeeds,
  STEP_EXPERIMENT,
  STEP_SETTING,
  TOP_DIRECTIONS,
  WATCHED_EPOCHS,
} from './step-analysis.ts';

/** Root mean square of ‖Eᵀv‖/‖v‖ for a random direction v and TOP_DIRECTIONS orthonormal directions E. */
const randomShare = (parameters: number) => Math.sqrt(TOP_DIRECTIONS / parameters);

/** Indices of e₁, e₂ and e₅ among the cosines. */
const DRAWN = { 'e₁': 0, 'e₂': 1, 'e₅': TOP_DIRECTIONS - 1 };

export const gradientAlignment = networkClaim({
  id: 'J18-4',
  title: 'Mini-batch gradients lie largely in the few sharpest directions',
  source: { ...PAPERS.sharpestDirections, place: "alignment of gradients; authors' code", provenance: 'recalled' },
  statement:
    'Mini-batch gradients lie far more in the span of the few sharpest directions than a random direction would, at every ' +
    'stage of training.',
  symbols: `‖Eᵀg‖/‖g‖ ≥ 5 √(K/P), E the K = ${TOP_DIRECTIONS} sharpest of P directions`,
  experiment: `${STEP_SETTING}, mean ‖Eᵀg‖/‖g‖ ${FRESH_BATCHES}; the smallest over the epochs.`,
  ...STEP_EXPERIMENT,
  analyse: (all) => ({ ...finiteSeeds(all), random: randomShare(all[0].parameters) }),
  criteria: [
    {
      name: `smallest share ‖Eᵀg‖/‖g‖ in the ${TOP_DIRECTIONS} sharpest directions ÷ √(${TOP_DIRECTIONS}/P)`,
      predicted: { low: 5, high: Number.POSITIVE_INFINITY },
      approximate: APPROXIMATE.extreme,
      measure: ({ samples, random }, level) =>
        measurePerSeed(samples, (of) => Math.min(...of.map(({ share }) => share / random)), level, {
          range: { low: 0, high: 1 / random },
        }),
    },
  ],
  figure: ({ samples, random }) => ({
    x: { label: 'epoch', scale: 'log' },
    y: { label: 'share of the mini-batch gradient', scale: 'log' },
    series: [
      epochSeries(samples, `in the ${TOP_DIRECTIONS} sharpest directions, ‖Eᵀg‖/‖g‖`, ({ share }) => share),
      ...Object.entries(DRAWN).map(([name, place]) =>
        epochSeries(samples, `along ${name}, |cos|`, ({ cosines }) => cosines[place]),
      ),
      {
        name: `random direction, √(${TOP_DIRECTIONS}/P)`,
        kind: 'predicted',
        points: WATCHED_EPOCHS.map((x) => ({ x, y: random })),
      },
    ],
  }),
  remarks: ({ remarks }) => remarks,
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'Alignment is not progress: along e₁ these steps do not reduce the loss, see J18-3.',
    'The share of a random direction falls with P: networks are comparable only by the ratio to it.',
  ],
});
