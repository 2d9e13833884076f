import { spearman } from '../../math/ranks.ts';
import { type Claim, type Criterion, levelOfEach, type Measured } from '../claim.ts';
import { trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { curveSeries, divergedRemarks, type LossCurves, measureDistance } from './loss-curves.ts';
import { diagonal, lossCurves, RESCALING_PITFALLS, rescalingSweep } from './rescaling.ts';

const FACTORS = [8, 16, 32, 64];
const PAIRS = [1, ...FACTORS].map(diagonal);
const AT_THIRTY_TWO = 1 + FACTORS.indexOf(32);

const criteria: Criterion[] = [
  { name: 'Spearman ρ of β̂ (8 … 64) and D', predicted: { low: 0.99, high: 1 } },
  { name: 'D of (η, B) and (32η, 32B)', predicted: { low: 2, high: Number.POSITIVE_INFINITY } },
];

/** ρ of the estimates, between the ρ of their lower and of their upper ends: 1 if every interval moves up. */
function measureOrder(distances: readonly Measured[]): Measured {
  const order = (end: (distance: Measured) => number) => spearman(FACTORS, distances.map(end));
  const all = [order(({ low }) => low), order(({ estimate }) => estimate), order(({ high }) => high)];
  return { estimate: all[1], low: Math.min(...all), high: Math.max(...all), replicates: distances[0].replicates };
}

/** J17-4. */
export const rescalingBreakdown: Claim<readonly LossCurves[]> = {
  id: 'J17-4',
  title: 'Scaled too far, the invariance breaks',
  source: { ...PAPERS.threeFactors, place: 'abstract; experiments on rescaling', provenance: 'read' },
  statement:
    'Multiplied by a large enough factor, learning rate and batch size no longer leave the learning curve unchanged.',
  symbols: 'D(β̂) grows with β̂ ≥ 8, D(32) ≥ 2',
  experiment:
    'MLP 64-64-10 on 1,000 digits, 30 epochs from (η, B) = (0.0125, 4): log training loss at every epoch for β̂ = 1, 8, ' +
    '16, 32, 64.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 7, work: '5 pairs × 10 seeds × 30 epochs' },
    standard: { seconds: 28, work: '5 pairs × 40 seeds × 30 epochs' },
    thorough: { seconds: 100, work: '5 pairs × 150 seeds × 30 epochs' },
  },
  pitfalls: [...RESCALING_PITFALLS, 'Few steps per epoch are left at B = 256: the curve is then sampled coarsely.'],
  async perform(size, context) {
    const runs = await trainSweeps(
      PAIRS.map((pair) => rescalingSweep(pair, size)),
      context,
    );
    const perPair = runs.length / PAIRS.length;
    return PAIRS.map((pair, i) => lossCurves(pair, runs.slice(i * perPair, (i + 1) * perPair)));
  },
  evidence(all) {
    const level = levelOfEach(criteria.length);
    const distances = all.slice(1).map((curves) => measureDistance(all[0], curves, level));
    return {
      measured: [measureOrder(distances), distances[AT_THIRTY_TWO - 1]],
      figure: {
        x: { label: 'epoch', scale: 'linear' },
        y: { label: 'log of training loss', scale: 'linear' },
        series: all.map(curveSeries),
      },
      remarks: [
        ...distances.map(({ estimate }, i) => `D = ${estimate.toPrecision(2)} at β̂ = ${FACTORS[i]}.`),
        ...divergedRemarks(all),
      ],
    };
  },
};
