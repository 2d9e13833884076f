import { networkClaim } from '../define-claim.ts';
import { pointOf } from '../figure-points.ts';
import { outcomeRemarks } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import {
  AXES,
  MEASURES,
  MEASURES_EXPERIMENT,
  MEASURES_PITFALLS,
  MEASURES_TEXT,
  type MeasuredRun,
  measureGranulated,
  measureMeanGranulated,
  measurePooled,
  runsAtTarget,
} from './measured-grid.ts';

const [ALONG_RATE, ALONG_BATCH] = AXES;

export const pooledAndGranulated = networkClaim({
  id: 'JI19-1',
  title: 'Sharpness ranks networks well along one hyperparameter and not at all across all of them',
  source: { ...PAPERS.generalizationMeasures, place: 'granulated Kendall coefficient', provenance: 'read' },
  statement:
    'How well a measure predicts generalization depends on which networks are compared: along learning rate or batch size ' +
    'alone sharper minima generalize worse, while over all networks at once the correlation vanishes or turns round.',
  symbols: 'ψ_η, ψ_B ≥ ½ for λ₁, pooled τ ≤ ¼: Simpson’s paradox',
  experiment:
    `${MEASURES_TEXT}: Kendall’s τ of λ₁ and test less training loss, over all networks of a seed (pooled) and along one ` +
    'axis at a time, averaged over all settings of the others (granulated, ψ).',
  setsCurvatureAgainstGeneralization: true,
  ...MEASURES_EXPERIMENT,
  analyse: (runs: readonly MeasuredRun[]) => ({ runs, reached: runsAtTarget(runs) }),
  criteria: [
    ...[ALONG_RATE, ALONG_BATCH].map((axis) => ({
      name: `granulated τ of λ₁ and gap along ${axis.name}`,
      predicted: { low: 0.5, high: 1 },
      measure: ({ reached }: { reached: readonly MeasuredRun[] }, level: number) =>
        measureGranulated(reached, 'sharpness', axis, level),
    })),
    {
      name: 'pooled τ of λ₁ and gap',
      predicted: { low: -1, high: 0.25 },
      measure: ({ reached }, level) => measurePooled(reached, 'sharpness', level),
    },
  ],
  figure: ({ reached }) => ({
    x: {
      label: 'networks that are compared',
      scale: 'category',
      categories: ['all (pooled)', ...AXES.map(({ name }) => `along ${name}`), 'mean Ψ'],
    },
    y: { label: 'Kendall’s τ with the generalization gap', scale: 'linear' },
    series: [
      ...MEASURES.map(({ key, name }) => ({
        name,
        kind: 'measured' as const,
        points: [
          measurePooled(reached, key, 0.95),
          ...AXES.map((axis) => measureGranulated(reached, key, axis, 0.95)),
          measureMeanGranulated(reached, key, 0.95),
        ].map((measured, i) => pointOf(i + 1, measured)),
      })),
      { name: 'no association', kind: 'predicted' as const, points: [1, AXES.length + 2].map((x) => ({ x, y: 0 })) },
    ],
  }),
  remarks: ({ runs }) => outcomeRemarks(runs, 'reachedTarget'),
  pitfalls: [
    ...MEASURES_PITFALLS,
    'Along the width sharpness and gap may well be ordered the other way: that is what makes the pooled correlation ' +
      'differ.',
  ],
});
