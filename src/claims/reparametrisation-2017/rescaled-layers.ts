import { rescaledSharpnessBound, rescaledTrace } from '../../theory/reparametrisation.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim, workText } from '../define-claim.ts';
import type { FigurePoint } from '../figure.ts';
import { meanPoint } from '../figure-points.ts';
import { measureOverSeeds } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import {
  FACTORS,
  type Measure,
  RESCALED_EPOCHS,
  type RescaledRun,
  rescaledRuns,
  rescaledSweep,
} from './rescaled-runs.ts';

const NAMES: Record<Measure, string> = {
  sharpness: 'λ₁',
  trace: 'Tr H',
  ascent: 'SAM sharpness, ρ = 0.05',
  relativeTrace: 'Tr(H ⊙ θ²)',
  filter: 'filter-normalised sharpness',
  fisherRao: 'Fisher–Rao norm',
};
const INVARIANT = ['relativeTrace', 'filter', 'fisherRao'] as const satisfies readonly Measure[];

/** Measures in the figure; the other two coincide with Tr(H ⊙ θ²). */
const DRAWN = ['sharpness', 'trace', 'ascent', 'relativeTrace'] as const satisfies readonly Measure[];

/** Largest ÷ smallest over the copies; NaN if their signs differ. */
function spread({ copies }: RescaledRun, measure: Measure): number {
  const values = copies.map((copy) => copy[measure]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least > 0 ? most / least : Number.NaN;
}

/** Mean over runs of a number that is at least `low`. */
const measureOver = (runs: readonly RescaledRun[], of: (run: RescaledRun) => number, low: number, level: number) =>
  measureOverSeeds(runs.map(of), level, { range: { low, high: Number.POSITIVE_INFINITY } });

const AT_ONE = FACTORS.indexOf(1);
/** Mean over seeds of a measure at each α, relative to a measure at α = 1. */
const pointsRelativeTo = (
  measure: Measure,
  runs: readonly RescaledRun[],
  of: (run: RescaledRun, place: number) => number,
) => FACTORS.map((x, place) => meanPoint(x, runs, (run) => of(run, place) / run.copies[AT_ONE][measure]));
const withoutIntervals = (points: readonly FigurePoint[]) => points.map(({ x, y }) => ({ x, y }));

export const rescaledLayers = networkClaim({
  id: 'D17-1',
  title: 'The same function can be as sharp as one likes',
  source: { ...PAPERS.sharpMinima, place: '§4, non-identifiability of rectified networks', provenance: 'recalled' },
  statement:
    'Multiplying one layer of a ReLU network and dividing the next by the same factor leaves its outputs alone and makes ' +
    'the Hessian as sharp as one likes; measures relative to the weights do not change.',
  symbols: '(W₁, b₁, W₂) → (αW₁, αb₁, W₂/α): f equal, λ₁ ≥ max(λ₁(H₁₁)/α², α²λ₁(H₂₂)), Tr(H ⊙ θ²) equal',
  experiment:
    `MLP 64-16-10, ReLU, cross-entropy, on 500 digits, ${RESCALED_EPOCHS} epochs of SGD: the network and its copies at ` +
    'α = ¼ … 4, each measured with the same random vectors.',
  design: { quick: { seeds: 10 }, standard: { seeds: 60 }, thorough: { seeds: 300 } },
  seconds: { quick: 3, standard: 11, thorough: 55 },
  work: ({ seeds }) => workText({ seeds, factors: FACTORS }),
  sweeps: ({ seeds }) => [rescaledSweep(seeds)],
  perform: rescaledRuns,
  criteria: [
    {
      name: 'largest change of an output ÷ its rounding bound',
      predicted: { low: 0, high: 1 },
      approximate: APPROXIMATE.extreme,
      measure: (runs, level) => measureOver(runs, ({ outputChange }) => outputChange, 0, level),
    },
    {
      name: 'largest λ₁ ÷ smallest over α',
      predicted: { low: 5, high: Number.POSITIVE_INFINITY },
      approximate: APPROXIMATE.extreme,
      measure: (runs, level) => measureOver(runs, (run) => spread(run, 'sharpness'), 1, level),
    },
    {
      name: 'largest Tr H ÷ smallest over α',
      predicted: { low: 5, high: Number.POSITIVE_INFINITY },
      approximate: APPROXIMATE.extreme,
      measure: (runs, level) => measureOver(runs, (run) => spread(run, 'trace'), 1, level),
    },
    {
      name: `largest ÷ smallest over α, worst of ${INVARIANT.map((measure) => NAMES[measure]).join(', ')}`,
      predicted: { low: 1, high: 1.01 },
      approximate: APPROXIMATE.extreme,
      measure: (runs, level) =>
        measureOver(runs, (run) => Math.max(...INVARIANT.map((measure) => spread(run, measure))), 1, level),
    },
  ],
  figure: (runs) => ({
    x: { label: 'factor α on the first layer', scale: 'log' },
    y: { label: 'measure ÷ its value at α = 1', scale: 'log' },
    series: [
      ...DRAWN.map((measure) => ({
        name: NAMES[measure],
        kind: 'measured' as const,
        points: pointsRelativeTo(measure, runs, ({ copies }, place) => copies[place][measure]),
      })),
      {
        name: 'Tr H = T₁/α² + α²T₂ + T₀',
        kind: 'predicted',
        points: withoutIntervals(
          pointsRelativeTo('trace', runs, ({ traces }, place) => rescaledTrace(traces, FACTORS[place])),
        ),
      },
      {
        name: 'λ₁ at least',
        kind: 'predicted',
        points: withoutIntervals(
          pointsRelativeTo('sharpness', runs, ({ tops }, place) => rescaledSharpnessBound(tops, FACTORS[place])),
        ),
      },
    ],
  }),
  remarks: () => ['Filter-normalised sharpness and Fisher–Rao norm lie on Tr(H ⊙ θ²) in the figure.'],
  pitfalls: [
    'It is a statement about measures, not about SGD: training balances the layers, so its solutions hardly differ in α.',
    'Outputs of copies differ by rounding only; the bound for that is derived, not fitted.',
    'A plot of λ₁ against generalization cannot compare networks that differ by such a rescaling.',
  ],
});
