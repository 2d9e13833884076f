import { symmetricEigenvalues } from '../../math/symmetric-eigenvalues.ts';
import { measureSpectralDensity, type SpectralMeasure } from '../../probes/estimators/spectral-density.ts';
import { hessianOperator } from '../../probes/operators/hessian.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { type InspectedRun, type InspectedState, inspectRuns } from '../inspect-runs.ts';
import { measureEach } from '../measure.ts';
import { listText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { SMALL_DIGITS, smallDigits, stepOfEpoch } from '../small-digits.ts';

const EPOCHS = [0, 10, 50];
const VECTORS = 5;
const STEPS = 60;

/** `smallDigits` with a hidden layer of 8, whose 610 parameters allow all eigenvalues to be computed. */
const spec = (seeds: number): SweepSpecInput => {
  const base = smallDigits({ name: 'Spectral density', loss: 'crossEntropy', seeds, epochs: Math.max(...EPOCHS) });
  return { ...base, model: { ...base.model, hidden: [8] } };
};

/** A distribution on the line: places, ascending, with weights that sum to 1. */
interface Distribution {
  readonly places: readonly number[];
  readonly weights: readonly number[];
}

const sorted = (pairs: readonly (readonly [place: number, weight: number])[]): Distribution => {
  const ordered = [...pairs].sort((a, b) => a[0] - b[0]);
  return { places: ordered.map(([place]) => place), weights: ordered.map(([, weight]) => weight) };
};

const ofEigenvalues = (values: ArrayLike<number>): Distribution =>
  sorted(Array.from(values, (value) => [value, 1 / values.length] as const));

const ofMeasures = (measures: readonly SpectralMeasure[]): Distribution =>
  sorted(
    measures.flatMap(({ nodes, weights }) =>
      Array.from(nodes, (node, k) => [node, weights[k] / measures.length] as const),
    ),
  );

/** Fraction of a distribution at or below a place. */
const below = ({ places, weights }: Distribution, place: number) =>
  weights.reduce((sum, weight, k) => (places[k] <= place ? sum + weight : sum), 0);

/** W₁ = ∫ |F − G| of two distributions. */
export function wassersteinDistance(first: Distribution, second: Distribution): number {
  const steps = sorted([
    ...first.places.map((place, k) => [place, first.weights[k]] as const),
    ...second.places.map((place, k) => [place, -second.weights[k]] as const),
  ]);
  let [difference, distance] = [0, 0];
  steps.places.forEach((place, k) => {
    if (k > 0) distance += Math.abs(difference) * (place - steps.places[k - 1]);
    difference += steps.weights[k];
  });
  return distance;
}

/** Estimated and exact spectrum of one run at one epoch. */
export interface SpectrumPair {
  readonly estimated: Distribution;
  readonly exact: Distribution;
}

const last = ({ places }: Distribution) => places[places.length - 1];

/** |θ_max − λ₁|/λ₁. */
export const topError = ({ estimated, exact }: SpectrumPair) => Math.abs(last(estimated) / last(exact) - 1);
/** W₁ ÷ (λ₁ − λ_min). */
export const relativeDistance = ({ estimated, exact }: SpectrumPair) =>
  wassersteinDistance(estimated, exact) / (last(exact) - exact.places[0]);

/** H, column by column. `[P, P]`. */
async function fullHessian({ point }: InspectedState, parameters: number): Promise<Float64Array> {
  const matrix = new Float64Array(parameters * parameters);
  for (let p = 0; p < parameters; p++) {
    const unit = new Float32Array(parameters);
    unit[p] = 1;
    matrix.set(await point.hessianVector(unit), p * parameters);
  }
  return matrix;
}

async function spectra({ plan, run, at }: InspectedRun): Promise<SpectrumPair[]> {
  const { parameters } = plan;
  const found: SpectrumPair[] = [];
  for (const step of EPOCHS.map(stepOfEpoch))
    found.push(
      await at(step, async (state) => {
        const [{ measures }] = await measureSpectralDensity(hessianOperator(state.point), {
          dimension: parameters,
          seeds: [run.seed],
          index: step,
          vectors: VECTORS,
          steps: STEPS,
        });
        const exact = symmetricEigenvalues(await fullHessian(state, parameters), parameters);
        return { estimated: ofMeasures(measures), exact: ofEigenvalues(exact) };
      }),
    );
  return found;
}

/** Spectra of each seed at EPOCHS. */
type SpectrumTraces = readonly (readonly SpectrumPair[])[];

const worst = (of: (pair: SpectrumPair) => number) => (traces: SpectrumTraces, level: number) =>
  measureEach(traces, (pairs) => Math.max(...pairs.map(of)), level, {
    range: { low: 0, high: Number.POSITIVE_INFINITY },
  });

export const densityEstimator = networkClaim({
  id: 'G19-1',
  title: 'A few hundred Hessian products show the whole spectrum',
  source: { ...PAPERS.spectralDensity, place: 'stochastic Lanczos quadrature', provenance: 'read' },
  statement:
    'Stochastic Lanczos quadrature estimates the density of the eigenvalues of a network’s Hessian, and its largest one, from ' +
    'far fewer products than there are parameters.',
  symbols: '|θ_max − λ₁| ≤ 2 % of λ₁, W₁(estimate, spectrum) ≤ 5 % of λ₁ − λ_min',
  experiment:
    `MLP 64-8-10, tanh, cross-entropy, ${SMALL_DIGITS}: ${STEPS} Lanczos steps from each of ${VECTORS} random vectors against ` +
    `all 610 eigenvalues of the explicit Hessian, after ${listText(EPOCHS)} epochs, the worst of them.`,
  design: { quick: { seeds: 3 }, standard: { seeds: 18 }, thorough: { seeds: 90 } },
  seconds: { quick: 9, standard: 50, thorough: 250 },
  work: ({ seeds }) => workText({ seeds, epochs: Math.max(...EPOCHS) }),
  sweeps: ({ seeds }) => [spec(seeds)],
  perform: (sweeps, context): Promise<SpectrumTraces> => inspectRuns(sweeps, context, spectra, { as: 'spectra' }),
  criteria: [
    {
      name: 'relative error of the largest eigenvalue, worst epoch',
      predicted: { low: 0, high: 0.02 },
      approximate: APPROXIMATE.extreme,
      measure: worst(topError),
    },
    {
      name: 'Wasserstein-1 distance ÷ range of eigenvalues, worst epoch',
      predicted: { low: 0, high: 0.05 },
      approximate: APPROXIMATE.extreme,
      measure: worst(relativeDistance),
    },
  ],
  figure(traces) {
    const { estimated, exact } = traces[0][EPOCHS.length - 1];
    const [low, high] = [exact.places[0], last(exact)];
    const grid = Array.from({ length: 61 }, (_, i) => low + (i / 60) * (high - low));
    const curve = (of: Distribution) => grid.map((x) => ({ x, y: below(of, x) }));
    return {
      x: { label: `eigenvalue λ after ${EPOCHS[EPOCHS.length - 1]} epochs, first seed`, scale: 'linear' },
      y: { label: 'fraction of eigenvalues ≤ λ', scale: 'linear' },
      series: [
        { name: 'estimate', kind: 'measured', points: curve(estimated) },
        { name: 'all eigenvalues', kind: 'predicted', points: curve(exact) },
      ],
    };
  },
  pitfalls: [
    'This tests the estimator alone. That as many eigenvalues as classes stand apart from a bulk, the finding of the ' +
      'paper, does not appear in networks of this size and is not tested.',
    'Most eigenvalues lie near 0, so that a distance relative to the range is small even for a coarse estimate; the ' +
      'largest eigenvalue is the harder test.',
    'Eigenvalues are those of a Hessian whose columns are products in single precision.',
  ],
});
