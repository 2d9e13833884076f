import { distinct } from '../../math/distinct.ts';
import { log } from '../../math/elementary.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { Run } from '../../sweep/sweep-plan.ts';
import type { ClaimContext } from '../claim.ts';
import { type InspectedRun, inspectRuns } from '../inspect-runs.ts';
import type { GridRun } from '../network-runs.ts';
import { labelNoiseSetting } from './label-noise-sweep.ts';
import { measureShape, type Shape } from './minima.ts';

export const DEPARTURE_EXAMPLES = 100;
/**
 * η of the descent to the minimum. With this η the few examples are fitted to 10⁻⁵ in 8,000 steps, with a ≈ 21 and s ≈ 57:
 * well inside a ≤ 2/η = 28.6, and beyond the bound on s for B below about 14.
 */
export const DESCENT_RATE = 0.07;
export const DESCENT_STEPS = 8000;
export const DEPARTURE_STEPS = 2000;

/** (η, B) of the runs from the minimum. */
export const CELLS: readonly (readonly [learningRate: number, batchSize: number])[] = [
  [DESCENT_RATE, DEPARTURE_EXAMPLES],
  [DESCENT_RATE, 64],
  [DESCENT_RATE, 16],
  [DESCENT_RATE, 8],
  [DESCENT_RATE, 4],
  [0.035, 4],
  [0.14, DEPARTURE_EXAMPLES],
  [0.21, DEPARTURE_EXAMPLES],
];

export const isCell = ({ learningRate, batchSize }: Pick<Run, 'learningRate' | 'batchSize'>) =>
  CELLS.some(([eta, size]) => eta === learningRate && size === batchSize);

/** The grid has more pairs than `CELLS`; only those are trained. */
export const departureSweep = (seeds: number): SweepSpecInput => ({
  version: 1,
  name: 'Escape from a minimum',
  ...labelNoiseSetting(DEPARTURE_EXAMPLES),
  start: { learningRate: DESCENT_RATE, batchSize: 'full', steps: DESCENT_STEPS },
  grid: {
    learningRates: distinct(CELLS.map(([eta]) => eta)),
    batchSizes: distinct(CELLS.map(([, size]) => size)),
    seeds,
  },
  budget: { kind: 'steps', steps: DEPARTURE_STEPS },
  measure: { testPerDecade: 0, sharpnessPerDecade: 0 },
});

/** Every step at first, because a fast escape is over soon. */
const MEASURED_STEPS = [
  ...Array.from({ length: 100 }, (_, i) => i + 1),
  ...Array.from({ length: (DEPARTURE_STEPS - 100) / 10 }, (_, i) => 110 + 10 * i),
];

/** A run of SGD started at a minimum. */
export interface Departure extends GridRun {
  /** Shape of the minimum, the same for all departures of a seed. */
  readonly shape: Shape;
  readonly startLoss: number;
  readonly largestLoss: number;
  /** Measured steps, from 1 on, until the loss is a hundred times that of the minimum. */
  readonly steps: readonly number[];
  /** log ‖θ − θ*‖ at those steps. */
  readonly logDistances: readonly number[];
}

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return Math.sqrt(sum);
}

async function depart(inspected: InspectedRun, shapes: Map<number, Shape>): Promise<Departure> {
  const { learningRate, batchSize, seed } = inspected.run;
  const {
    theta: start,
    loss: startLoss,
    shape,
  } = await inspected.at(0, async (state) => {
    const known = shapes.get(seed) ?? (await measureShape(state, inspected));
    return { theta: state.theta, loss: (await state.point.evaluate('train')).loss[0], shape: known };
  });
  shapes.set(seed, shape);
  const steps: number[] = [];
  const logDistances: number[] = [];
  let largestLoss = startLoss;
  for (const step of MEASURED_STEPS) {
    if (Number.isNaN(largestLoss)) break;
    await inspected.at(step, async ({ theta, point }) => {
      const [loss] = (await point.evaluate('train')).loss;
      if (largestLoss < 100 * startLoss) {
        steps.push(step);
        logDistances.push(log(distance(theta, start)));
      }
      largestLoss = Math.max(largestLoss, loss); // NaN stays NaN
    });
  }
  return { learningRate, batchSize, seed, shape, startLoss, largestLoss, steps, logDistances };
}

/** Descends to one minimum per seed and starts a run of SGD from it for each of `CELLS`. */
export function departures(sweeps: readonly SweepSpecInput[], context: ClaimContext): Promise<Departure[]> {
  const shapes = new Map<number, Shape>();
  return inspectRuns(sweeps, context, (inspected) => depart(inspected, shapes), { wanted: isCell, as: 'departure' });
}
