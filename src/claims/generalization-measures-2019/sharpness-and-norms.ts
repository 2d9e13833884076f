import { mean } from '../../math/statistics.ts';
import { networkClaim } from '../define-claim.ts';
import { pointOf } from '../figure-points.ts';
import { outcomeRemarks } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import {
  MEASURES,
  MEASURES_EXPERIMENT,
  MEASURES_PITFALLS,
  MEASURES_TEXT,
  type MeasuredRun,
  meanGranulated,
  measureMeanGranulated,
  measurePooled,
  measureTau,
  runsAtTarget,
} from './measured-grid.ts';

const NORMS = ['parameterNorm', 'distance'] as const;

/** Mean Ψ of the norms. */
const ofNorms = (runs: readonly MeasuredRun[]) => mean(NORMS.map((key) => meanGranulated(runs, key)));

export const sharpnessAndNorms = networkClaim({
  id: 'JI19-2',
  title: 'Sharpness predicts generalization better than norms of the weights',
  source: {
    ...PAPERS.generalizationMeasures,
    place: 'tables of Ψ: sharpness measures against norms',
    provenance: 'read',
  },
  statement:
    'Compared along one hyperparameter at a time, sharpness orders networks by their generalization gap better than norms of ' +
    'the weights and distances from their start, which order them at best by chance.',
  symbols: 'Ψ(λ₁) > Ψ(norms), Ψ(norms) ≤ 0',
  experiment:
    `${MEASURES_TEXT}: granulated τ of measure and test less training loss, averaged over the three axes (Ψ), of λ₁ and of ` +
    'the mean of ‖θ‖ and ‖θ − θ₀‖.',
  setsCurvatureAgainstGeneralization: true,
  ...MEASURES_EXPERIMENT,
  analyse: (runs: readonly MeasuredRun[]) => ({ runs, reached: runsAtTarget(runs) }),
  criteria: [
    {
      name: 'Ψ of λ₁ less that of the norms',
      predicted: { low: 0, high: 2 },
      measure: ({ reached }, level) =>
        measureTau(reached, (of) => meanGranulated(of, 'sharpness') - ofNorms(of), level, { low: -2, high: 2 }),
    },
    {
      name: 'Ψ of the norms',
      predicted: { low: -1, high: 0 },
      measure: ({ reached }, level) => measureTau(reached, ofNorms, level),
    },
  ],
  figure: ({ reached }) => ({
    x: { label: 'measure', scale: 'category', categories: MEASURES.map(({ name }) => name) },
    y: { label: 'Kendall’s τ with the generalization gap', scale: 'linear' },
    series: [
      {
        name: 'granulated, Ψ',
        kind: 'measured',
        points: MEASURES.map(({ key }, i) => pointOf(i + 1, measureMeanGranulated(reached, key, 0.95))),
      },
      {
        name: 'pooled',
        kind: 'measured',
        points: MEASURES.map(({ key }, i) => pointOf(i + 1, measurePooled(reached, key, 0.95))),
      },
      { name: 'no association', kind: 'predicted', points: [1, MEASURES.length].map((x) => ({ x, y: 0 })) },
    ],
  }),
  remarks: ({ runs }) => outcomeRemarks(runs, 'reachedTarget'),
  pitfalls: [
    ...MEASURES_PITFALLS,
    'The measures of the paper that do best are worst-case and PAC-Bayesian sharpness relative to the size of each ' +
      'weight; here λ₁ stands for sharpness. SAM sharpness, which depends on one direction alone, is shown and not ' +
      'judged.',
  ],
  differs:
    'Here norms of the weights order the networks better than by chance. Width is one of three axes of this grid, and norms of random ' +
    'weights grow with width whatever training does; the paper’s grid has more axes, of which width has less weight in the mean. Its best ' +
    'measures are relative to the size of each weight, which λ₁ is not. Which of these matters was not tried.',
});
