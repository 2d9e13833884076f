import type { Program } from '../../engine/contract.ts';
import { type ParameterLayout, parameterLayout } from '../../engine/parameter-layout.ts';
import { PURPOSE, randomStream } from '../../math/rng.ts';
import { filterDirection } from '../../probes/landscape/filter-normalised.ts';
import { evenly, measureSlice } from '../../probes/landscape/landscape.ts';
import { trajectoryPlane } from '../../probes/landscape/trajectory-plane.ts';
import { innerProduct } from '../../probes/run-rows.ts';
import { logSpacedSteps } from '../segment/evaluation-grid.ts';
import type { Plane, SliceFinding } from './findings.ts';
import { topEigenpairs } from './spectrum.ts';
import type { RunStates } from './states.ts';

/** Places along each direction; odd, so that θ itself is one of them. */
const PLACES = 33;
const SNAPSHOTS_PER_DECADE = 8;
/** Margin of a slice around the trajectory, as a fraction of its extent. */
const MARGIN = 0.22;
/** Along eigenvectors a slice extends to where the quadratic model has risen by about this much. */
const RISE = 0.5;

interface Directions {
  readonly plane: Plane;
  readonly directions: readonly [Float32Array, Float32Array];
  readonly explained: readonly [number, number] | null;
  /** Smallest half-width of both axes, in units of each direction. */
  readonly reach: number;
}

interface Snapshot {
  readonly step: number;
  readonly theta: Float32Array;
}

function randomDirections(theta: Float32Array, layout: ParameterLayout, seed: number): Directions {
  const stream = randomStream(seed, PURPOSE.landscape);
  const directions = [filterDirection(theta, layout, stream), filterDirection(theta, layout, stream)] as const;
  return { plane: 'random', directions, explained: null, reach: 1 };
}

async function eigenDirections(program: Program, { step, theta }: Snapshot, seed: number): Promise<Directions | null> {
  const [first, second] = await topEigenpairs(program, theta, { seed, step, count: 2 });
  if (!first?.vector || !second?.vector || !(first.value > 0)) return null;
  const reach = Math.sqrt((2 * RISE) / first.value);
  return { plane: 'eigenvectors', directions: [first.vector, second.vector], explained: null, reach };
}

/** The plane of the first two principal components, through θ. Snapshots are log-spaced in the step and equally weighted. */
function trajectoryDirections(snapshots: readonly Snapshot[]): Directions | null {
  if (snapshots.length < 3 || !snapshots.every(({ theta }) => theta.every(Number.isFinite))) return null;
  const { directions, explained } = trajectoryPlane(snapshots.map(({ theta }) => theta));
  return explained[1] > 0 ? { plane: 'trajectory', directions, explained, reach: 0 } : null;
}

/** Orthogonal projection of θ_t − θ onto a direction, in units of it. */
function coordinate(at: Float32Array, theta: Float32Array, direction: Float32Array): number {
  const moved = Float64Array.from(at, (x, p) => x - theta[p]);
  return innerProduct(moved, direction) / innerProduct(direction, direction);
}

/** Coordinates that cover the centre and, in the trajectory's own plane, the trajectory; equal units on both axes. */
function axes(trajectory: SliceFinding['trajectory'], { plane, reach }: Directions) {
  const own = plane === 'trajectory' ? trajectory : [];
  const range = (values: readonly number[]) => [Math.min(0, ...values), Math.max(0, ...values)] as const;
  const [x, y] = [range(own.map((at) => at.x)), range(own.map((at) => at.y))];
  const side = (1 + 2 * MARGIN) * Math.max(x[1] - x[0], y[1] - y[0], 2 * reach * (1 / (1 + 2 * MARGIN)));
  const around = ([low, high]: readonly [number, number]) =>
    evenly((low + high) / 2 - side / 2, (low + high) / 2 + side / 2, PLACES);
  return { x: around(x), y: around(y) };
}

async function snapshotsOf(states: RunStates, step: number): Promise<Snapshot[]> {
  const snapshots: Snapshot[] = [];
  for (const at of logSpacedSteps(SNAPSHOTS_PER_DECADE, step))
    snapshots.push({ step: at, theta: (await states.at(at)).theta });
  return snapshots;
}

/** The loss around θ in a plane, with the trajectory that led there. */
export async function findSlice(
  program: Program,
  states: RunStates,
  { step, plane }: { step: number; plane: Plane },
): Promise<SliceFinding> {
  const snapshots = await snapshotsOf(states, step);
  const centre = snapshots[snapshots.length - 1];
  const { theta } = centre;
  const { seed } = states.run;
  const wanted =
    plane === 'trajectory'
      ? trajectoryDirections(snapshots)
      : plane === 'eigenvectors' && (await eigenDirections(program, centre, seed));
  const chosen = wanted || randomDirections(theta, parameterLayout(program.network), seed);
  const { directions, explained } = chosen;
  const trajectory = snapshots.map((at) => ({
    step: at.step,
    x: coordinate(at.theta, theta, directions[0]),
    y: coordinate(at.theta, theta, directions[1]),
  }));
  const { x, y } = axes(trajectory, chosen);
  const { loss } = await measureSlice(program, { theta, directions: [...directions], coordinates: [x, y] });
  return { plane: chosen.plane, x, y, loss, trajectory, explained };
}
