import { type ParameterLayout, parameterLayout } from '../../engine/parameter-layout.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../math/rng.ts';
import { mean } from '../../math/statistics.ts';
import { filterDirection } from '../../probes/landscape/filter-normalised.ts';
import { evenly, measureSlice } from '../../probes/landscape/landscape.ts';
import { APPROXIMATE } from '../approximate.ts';
import type { Measured } from '../claim.ts';
import { networkClaim, workText } from '../define-claim.ts';
import type { FigureSeries } from '../figure.ts';
import { type InspectedState, inspectRuns } from '../inspect-runs.ts';
import { measureEach } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { rescaleLayers } from '../reparametrisation-2017/rescaled-network.ts';
import { smallDigits, stepOfEpoch } from '../small-digits.ts';

const EPOCHS = 20;
/** Factors on the first layer; 1 is the solution itself. 3 does not scale f32 numbers exactly. */
const FACTORS = [1, 3, 10];
const DIRECTIONS = 5;
/** Coordinates along a direction as long as θ (raw) or as each filter (normalised). */
const COORDINATES = evenly(-1, 1, 41);

const KINDS = ['normalised', 'raw'] as const;
type Kind = (typeof KINDS)[number];

/** Curves of one seed, `[direction][factor][coordinate]`. */
export type RescaledCurves = Readonly<Record<Kind, readonly (readonly Float64Array[])[]>> & { readonly seed: number };

const normOf = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

/** A Gaussian direction as long as θ: the same at every copy. */
function rawDirection(theta: Float32Array, stream: RandomStream): Float32Array {
  const direction = Float32Array.from(theta, () => stream.normal());
  const factor = normOf(theta) / normOf(direction);
  return direction.map((value) => factor * value);
}

async function measureCurves({ program, theta }: InspectedState, seed: number): Promise<RescaledCurves> {
  const layout: ParameterLayout = parameterLayout(program.network);
  const curves: Record<Kind, Float64Array[][]> = { normalised: [], raw: [] };
  for (let index = 0; index < DIRECTIONS; index++) {
    const stream = () => randomStream(seed, PURPOSE.landscape, index);
    const raw = rawDirection(theta, stream());
    const rows: Record<Kind, Float64Array[]> = { normalised: [], raw: [] };
    for (const factor of FACTORS) {
      const copy = rescaleLayers(theta, layout, factor);
      const directions = { normalised: filterDirection(copy, layout, stream()), raw };
      for (const kind of KINDS) {
        const options = { theta: copy, directions: [directions[kind]], coordinates: [COORDINATES] };
        rows[kind].push((await measureSlice(program, options)).loss);
      }
    }
    for (const kind of KINDS) curves[kind].push(rows[kind]);
  }
  return { seed, ...curves };
}

/** Largest |ΔL| between the curve of the solution and those of its copies, over directions. */
const largestDifference = (curves: readonly (readonly Float64Array[])[]) =>
  Math.max(
    ...curves.flatMap(([own, ...copies]) =>
      copies.flatMap((copy) => Array.from(copy, (loss, i) => Math.abs(loss - own[i]))),
    ),
  );

const measureDifference = (all: readonly RescaledCurves[], kind: Kind, level: number): Measured =>
  measureEach(all, (curves) => largestDifference(curves[kind]), level, {
    range: { low: 0, high: Number.POSITIVE_INFINITY },
  });

const curveSeries = (all: readonly RescaledCurves[], kind: Kind, place: number): FigureSeries => ({
  name: `${kind === 'raw' ? 'raw' : 'filter-normalised'}, α = ${FACTORS[place]}`,
  kind: 'measured',
  points: Array.from(COORDINATES, (x, i) => ({
    x,
    y: mean(all.map((curves) => mean(curves[kind].map((rows) => rows[place][i])))),
  })),
});

export const rescaledCurves = networkClaim({
  id: 'LI18-1',
  title: 'Filter-normalised curves of a network and of its rescaled copy coincide',
  source: { ...PAPERS.lossLandscape, place: '§4, filter-wise normalisation', provenance: 'read' },
  statement:
    'Along filter-normalised random directions a ReLU network and a copy with rescaled layers, which computes the same ' +
    'function, have the same loss curve; along raw random directions they do not.',
  symbols: 'd_ij ← d_ij ‖θ_ij‖/‖d_ij‖: L(θ + td) = L(θ′ + td′) for (W₁, b₁, W₂)′ = (αW₁, αb₁, W₂/α)',
  experiment:
    `MLP 64-16-10, ReLU, cross-entropy, on 500 digits, ${EPOCHS} epochs of SGD: L at ${COORDINATES.length} t in [−1, 1] along ` +
    `${DIRECTIONS} directions, of the network and of its copies at α = ${FACTORS.slice(1).join(' and ')}. Raw directions are as ` +
    'long as θ and the same for all copies.',
  design: { quick: { seeds: 10 }, standard: { seeds: 60 }, thorough: { seeds: 300 } },
  seconds: { quick: 2, standard: 10, thorough: 50 },
  work: ({ seeds }) => workText({ seeds, factors: FACTORS }),
  sweeps: ({ seeds }) => [
    smallDigits({ name: 'Rescaled curves', loss: 'crossEntropy', seeds, epochs: EPOCHS, activation: 'relu' }),
  ],
  perform: (sweeps, context): Promise<readonly RescaledCurves[]> =>
    inspectRuns(sweeps, context, ({ run, at }) => at(stepOfEpoch(EPOCHS), (state) => measureCurves(state, run.seed)), {
      as: 'curves',
    }),
  criteria: [
    {
      name: 'largest difference of L between filter-normalised curves',
      predicted: { low: 0, high: 1e-3 },
      approximate: APPROXIMATE.extreme,
      measure: (all, level) => measureDifference(all, 'normalised', level),
    },
    {
      name: 'the same between raw curves',
      predicted: { low: 0.1, high: Number.POSITIVE_INFINITY },
      approximate: APPROXIMATE.extreme,
      measure: (all, level) => measureDifference(all, 'raw', level),
    },
  ],
  figure: (all) => ({
    x: { label: 'coordinate t along the direction', scale: 'linear' },
    y: { label: 'training loss L, mean over directions and seeds', scale: 'log' },
    series: KINDS.flatMap((kind) => FACTORS.map((_, place) => curveSeries(all, kind, place))),
  }),
  pitfalls: [
    'It is a property of the directions, exact up to rounding: it says nothing about which solutions SGD finds (LI18-2).',
    'A filter is the row of weights into one unit; biases are not perturbed along normalised directions, as in the authors’ code.',
    'All seeds share one draw of the digits.',
  ],
});
