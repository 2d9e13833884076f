import { groupBy } from '../../math/distinct.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { meanPoint } from '../figure-points.ts';
import { type NetworkRun, networkRuns, outcomeRemarks, sharpness, trainEach } from '../network-runs.ts';
import { fixedText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import { SAM_BATCH, SAM_PITFALL, SAM_TARGET_LOSS, SAM_TEXT, samSweep } from './sam-sweep.ts';

const RADIUS = 0.1;
const ASCENT_BATCHES = [1, 2, 4, 8, SAM_BATCH];

export interface AscentBatchRun extends NetworkRun {
  /** m, examples that share one ascent step. */
  readonly ascentBatch: number;
}

const ascentBatchOf = (run: AscentBatchRun) => run.ascentBatch;

export const ascentBatch = networkClaim({
  id: 'F20-2',
  title: 'The fewer examples share an ascent step, the flatter the minimum that SAM finds',
  source: { ...PAPERS.sharpnessAware, place: 'm-sharpness, section 4.1', provenance: 'recalled' },
  statement:
    'Splitting each mini-batch into shards of m examples that make their own ascent steps strengthens sharpness-aware ' +
    'minimisation: the smaller m, the lower the sharpness of the solution.',
  symbols: 'θ ← θ − η · mean over shards S of ∇L_S(θ + ρ∇L_S/‖∇L_S‖), |S| = m: λ₁ increases with m',
  experiment:
    `${SAM_TEXT}, ρ = ${RADIUS}: λ₁ where the training loss first is at most ${SAM_TARGET_LOSS}, over m from 1 to ` +
    `${SAM_BATCH} = B.`,
  design: {
    quick: { ascentBatches: ASCENT_BATCHES, seeds: 5 },
    standard: { ascentBatches: ASCENT_BATCHES, seeds: 25 },
    thorough: { ascentBatches: ASCENT_BATCHES, seeds: 120 },
  },
  seconds: { quick: 10, standard: 50, thorough: 240 },
  work: ({ ascentBatches, seeds }) => workText({ m: ascentBatches, seeds }),
  sweeps: ({ ascentBatches, seeds }) =>
    ascentBatches.map((m) =>
      samSweep({ name: `SAM with ascent steps of ${m} examples`, radius: RADIUS, ascentBatch: m, seeds }),
    ),
  async perform(sweeps, context): Promise<AscentBatchRun[]> {
    const byBatch = await trainEach(sweeps, context, networkRuns);
    return byBatch.flatMap((runs, i) => runs.map((run) => ({ ...run, ascentBatch: context.design.ascentBatches[i] })));
  },
  analyse: (runs) => ({ runs, ended: runs.filter(({ outcome }) => outcome === 'reachedTarget') }),
  criteria: [
    {
      name: 'Spearman ρ of m and λ₁ at equal training loss',
      predicted: { low: 0.9, high: 1 },
      measure: ({ ended }, level) => measureRankCorrelation(ended, ascentBatchOf, sharpness, level),
    },
  ],
  figure: ({ ended }) => ({
    x: { label: 'examples m per ascent step', scale: 'log' },
    y: { label: `sharpness λ₁ at training loss ${SAM_TARGET_LOSS}`, scale: 'linear' },
    series: [
      {
        name: 'mean over seeds',
        kind: 'measured',
        points: groupBy(ended, ascentBatchOf).map(([m, own]) => meanPoint(m, own, sharpness)),
      },
    ],
  }),
  remarks({ runs, ended }) {
    const { estimate, low, high } = measureRankCorrelation(
      ended,
      ascentBatchOf,
      ({ testAccuracy }) => testAccuracy,
      0.95,
    );
    return [
      `Spearman ρ of m and test accuracy is ${fixedText(estimate, 2)} [${fixedText(low, 2)}, ${fixedText(high, 2)}]; ` +
        'it is no part of the rule.',
      ...outcomeRemarks(runs, 'reachedTarget'),
    ];
  },
  pitfalls: [
    SAM_PITFALL,
    'The paper compares test errors over m, of convolutional networks with batch normalisation; its section could ' +
      'not be read again for this card. Here sharpness is judged and test accuracy reported.',
    'All runs share one draw of the digits; the interval is over initial weights and batches.',
  ],
});
