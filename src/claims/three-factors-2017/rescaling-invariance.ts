import { networkClaim } from '../define-claim.ts';
import { PAPERS } from '../papers.ts';
import { measureDistance } from './curve-distance.ts';
import { curvesFigure, divergedCurveRemarks, type LossCurves } from './loss-curves.ts';
import { diagonal, RESCALING, RESCALING_PITFALLS, type Rescaled, rescalingExperiment } from './rescaling.ts';

const PAIRS: readonly Rescaled[] = [
  diagonal(1),
  diagonal(2),
  diagonal(4),
  diagonal(8),
  { name: '(2η, B)', rateFactor: 2, batchFactor: 1 },
  { name: '(η, 2B)', rateFactor: 1, batchFactor: 2 },
];

const ALIKE = { predicted: { low: 0, high: 1 }, estimateWithin: { low: 0, high: 0.5 } };
const APART = {
  predicted: { low: 2, high: Number.POSITIVE_INFINITY },
  estimateWithin: { low: 5, high: Number.POSITIVE_INFINITY },
};

export const rescalingInvariance = networkClaim({
  id: 'J17-3',
  title: 'Scaling η and B together leaves the learning curve unchanged',
  source: { ...PAPERS.threeFactors, place: 'abstract; experiments on rescaling', provenance: 'read' },
  statement:
    'Multiplying learning rate and batch size by the same factor, up to 8, does not change the loss as a function of ' +
    'epochs, while changing only one of them does.',
  symbols: 'L(epoch; β̂η, β̂B) = L(epoch; η, B)',
  experiment: `${RESCALING} for β̂ = 1, 2, 4, 8 and for two controls.`,
  ...rescalingExperiment(PAIRS),
  criteria: PAIRS.slice(1).map((pair, i) => ({
    name: `D of (η, B) and ${pair.name}`,
    ...(pair.rateFactor === pair.batchFactor ? ALIKE : APART),
    measure: ([base, ...others]: readonly LossCurves[], level: number) => measureDistance(base, others[i], level),
  })),
  figure: curvesFigure,
  remarks: divergedCurveRemarks,
  amended: [
    {
      date: '2026-11-28',
      why:
        'Same rule, other intervals: D is now measured by the jackknife, without its bias. The bootstrap over ten seeds ' +
        'used before held the true D in 77 to 86 % instead of 99 %, and said “D ≥ 2” in 15 to 20 % at D = 2.',
    },
  ],
  pitfalls: RESCALING_PITFALLS,
});
