import { groupBy } from '../../math/distinct.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { meanPoint } from '../figure-points.ts';
import { type NetworkRun, networkRuns, outcomeRemarks, sharpness, trainEach } from '../network-runs.ts';
import { fixedText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import { SAM_PITFALL, SAM_TARGET_LOSS, SAM_TEXT, samSweep } from './sam-sweep.ts';

export interface RadiusRun extends NetworkRun {
  /** ρ, in units of θ. */
  readonly radius: number;
}

const radiusOf = (run: RadiusRun) => run.radius;

export const ascentRadius = networkClaim({
  id: 'F20-1',
  title: 'Sharpness-aware minimisation ends in flatter minima',
  source: { ...PAPERS.sharpnessAware, place: 'eq. 2 and 3; Hessian spectra', provenance: 'recalled' },
  statement:
    'Descending by the gradient a distance ρ uphill lowers the sharpness of the solution, the more so the larger ρ is.',
  symbols: 'θ ← θ − η∇L_B(θ + ρ∇L_B/‖∇L_B‖): λ₁ falls with ρ',
  experiment:
    `${SAM_TEXT}: λ₁ where the training loss first is at most ` +
    `${SAM_TARGET_LOSS}, over ρ from 0 (plain SGD) to 0.4.`,
  design: {
    quick: { radii: [0, 0.05, 0.1, 0.2, 0.4], seeds: 10 },
    standard: { radii: [0, 0.02, 0.05, 0.1, 0.2, 0.4], seeds: 40 },
    thorough: { radii: [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4], seeds: 200 },
  },
  seconds: { quick: 6, standard: 22, thorough: 120 },
  work: (design) => workText(design),
  sweeps: ({ radii, seeds }) =>
    radii.map((radius) => samSweep({ name: `Sharpness-aware minimisation, radius ${radius}`, radius, seeds })),
  async perform(sweeps, context): Promise<RadiusRun[]> {
    const byRadius = await trainEach(sweeps, context, networkRuns);
    return byRadius.flatMap((runs, i) => runs.map((run) => ({ ...run, radius: context.design.radii[i] })));
  },
  analyse: (runs) => ({ runs, ended: runs.filter(({ outcome }) => outcome === 'reachedTarget') }),
  criteria: [
    {
      name: 'Spearman ρ of the radius and λ₁ at equal training loss',
      predicted: { low: -1, high: -0.9 },
      measure: ({ ended }, level) => measureRankCorrelation(ended, radiusOf, sharpness, level),
    },
  ],
  figure: ({ ended }) => ({
    x: { label: 'ascent radius ρ', scale: 'linear' },
    y: { label: `sharpness λ₁ at training loss ${SAM_TARGET_LOSS}`, scale: 'linear' },
    series: [
      {
        name: 'mean over seeds',
        kind: 'measured',
        points: groupBy(ended, radiusOf).map(([radius, own]) => meanPoint(radius, own, sharpness)),
      },
    ],
  }),
  remarks({ runs, ended }) {
    const { estimate, low, high } = measureRankCorrelation(ended, radiusOf, ({ testAccuracy }) => testAccuracy, 0.95);
    return [
      `Spearman ρ of the radius and test accuracy is ${fixedText(estimate, 2)} [${fixedText(low, 2)}, ${fixedText(high, 2)}]; ` +
        'it is no part of the rule.',
      ...outcomeRemarks(runs, 'reachedTarget'),
    ];
  },
  amended: [BOUNDED_MEAN],
  pitfalls: [SAM_PITFALL, 'A large ρ needs more steps to that loss, and too large a ρ never reaches it.'],
});
