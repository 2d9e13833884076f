import { rescaledSharpnessBound, rescaledTrace } from '../../theory/reparametrisation.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import type { FigureSeries } from '../figure.ts';
import { measureOverSeeds } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { FACTORS, type Measure, type RescaledRun, rescaledRuns } from './rescaled-runs.ts';

const NAMES: Record<Measure, string> = {
  sharpness: 'λ₁',
  trace: 'Tr H',
  ascent: 'SAM sharpness, ρ = 0.05',
  relativeTrace: 'Tr(H ⊙ θ²)',
  filter: 'filter-normalised sharpness',
  fisherRao: 'Fisher–Rao norm',
};
const INVARIANT = ['relativeTrace', 'filter', 'fisherRao'] as const satisfies readonly Measure[];

/** The other two lie on Tr(H ⊙ θ²). */
const DRAWN = ['sharpness', 'trace', 'ascent', 'relativeTrace'] as const satisfies readonly Measure[];

const criteria: Criterion[] = [
  {
    name: 'largest change of an output ÷ its rounding bound',
    predicted: { low: 0, high: 1 },
    approximate: APPROXIMATE.extreme,
  },
  {
    name: 'largest λ₁ ÷ smallest over α',
    predicted: { low: 5, high: Number.POSITIVE_INFINITY },
    approximate: APPROXIMATE.extreme,
  },
  {
    name: 'largest Tr H ÷ smallest over α',
    predicted: { low: 5, high: Number.POSITIVE_INFINITY },
    approximate: APPROXIMATE.extreme,
  },
  {
    name: `largest ÷ smallest over α, worst of ${INVARIANT.map((measure) => NAMES[measure]).join(', ')}`,
    predicted: { low: 1, high: 1.01 },
    approximate: APPROXIMATE.extreme,
  },
];

/** Largest ÷ smallest over the copies; NaN where they are not all of one sign. */
function spread({ copies }: RescaledRun, measure: Measure): number {
  const values = copies.map((copy) => copy[measure]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least > 0 ? most / least : Number.NaN;
}

const AT_ONE = FACTORS.indexOf(1);
/** Mean over seeds of what a run has at each α, relative to a measure of it at α = 1. */
function series(
  runs: readonly RescaledRun[],
  { name, kind, measure }: Pick<FigureSeries, 'name' | 'kind'> & { measure: Measure },
  of: (run: RescaledRun, place: number) => number,
): FigureSeries {
  const points = FACTORS.map((x, place) => {
    const relative = runs.map((run) => of(run, place) / run.copies[AT_ONE][measure]);
    const { estimate, low, high } = measureOverSeeds(relative, 0.95);
    return { x, y: estimate, ...(kind === 'measured' && Number.isFinite(low) ? { low, high } : {}) };
  });
  return { name, kind, points };
}

function evidence(runs: readonly RescaledRun[]): Evidence {
  const level = levelOfEach(criteria.length);
  const over = (of: (run: RescaledRun) => number, low: number) =>
    measureOverSeeds(runs.map(of), level, { range: { low, high: Number.POSITIVE_INFINITY } });
  const measured = (measure: Measure) =>
    series(runs, { name: NAMES[measure], kind: 'measured', measure }, ({ copies }, place) => copies[place][measure]);
  return {
    measured: [
      over(({ outputChange }) => outputChange, 0),
      over((run) => spread(run, 'sharpness'), 1),
      over((run) => spread(run, 'trace'), 1),
      over((run) => Math.max(...INVARIANT.map((measure) => spread(run, measure))), 1),
    ],
    figure: {
      x: { label: 'factor α on the first layer', scale: 'log' },
      y: { label: 'measure ÷ its value at α = 1', scale: 'log' },
      series: [
        ...DRAWN.map(measured),
        series(runs, { name: 'Tr H = T₁/α² + α²T₂ + T₀', kind: 'predicted', measure: 'trace' }, ({ traces }, place) =>
          rescaledTrace(traces, FACTORS[place]),
        ),
        series(runs, { name: 'λ₁ at least', kind: 'predicted', measure: 'sharpness' }, ({ tops }, place) =>
          rescaledSharpnessBound(tops, FACTORS[place]),
        ),
      ],
    },
    remarks: ['Filter-normalised sharpness and Fisher–Rao norm lie on Tr(H ⊙ θ²) in the figure.'],
  };
}

/** D17-1. */
export const rescaledLayers: Claim<readonly RescaledRun[]> = {
  id: 'D17-1',
  title: 'The same function can be as sharp as one likes',
  source: { ...PAPERS.sharpMinima, place: '§4, non-identifiability of rectified networks', provenance: 'recalled' },
  statement:
    'Multiplying one layer of a ReLU network and dividing the next by the same factor leaves its outputs alone and makes ' +
    'the Hessian as sharp as one likes; measures relative to the weights do not change.',
  symbols: '(W₁, b₁, W₂) → (αW₁, αb₁, W₂/α): f equal, λ₁ ≥ max(λ₁(H₁₁)/α², α²λ₁(H₂₂)), Tr(H ⊙ θ²) equal',
  experiment:
    'MLP 64-16-10, ReLU, cross-entropy, on 500 digits, 20 epochs of SGD: the network and its copies at α = ¼ … 4, each ' +
    'measured with the same random vectors.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 3, work: '10 seeds × 7 factors' },
    standard: { seconds: 11, work: '60 seeds × 7 factors' },
    thorough: { seconds: 55, work: '300 seeds × 7 factors' },
  },
  pitfalls: [
    'It is a statement about measures, not about SGD: training balances the layers, so that its end points differ little by α.',
    'Outputs of copies differ by rounding alone; the bound for that is derived, not fitted.',
    'No plot of λ₁ against generalization compares networks that differ by such a rescaling.',
  ],
  perform: rescaledRuns,
  evidence,
};
