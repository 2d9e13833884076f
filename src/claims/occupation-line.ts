import type { DoubleWell } from '../engine/toys/double-well.ts';
import { leftFraction } from '../engine/toys/double-well.ts';
import { eachParticle } from '../engine/toys/particles.ts';
import type { StepNoise } from '../engine/toys/step-noise.ts';
import { log } from '../math/elementary.ts';
import { fitLine } from '../math/regression.ts';
import { mean } from '../math/statistics.ts';
import type { ClaimContext, Measured } from './claim.ts';
import type { FigureSeries } from './figure.ts';
import { pointOf } from './figure-points.ts';
import { measureOverCells } from './measure.ts';
import { simulateReplicates } from './simulate-replicates.ts';

/** One setting of a two-valley experiment. */
export interface OccupationCell {
  readonly x: number;
  /** Predicted log(time on the left ÷ time on the right). */
  readonly predicted: number;
  readonly well: DoubleWell;
  readonly learningRate: number;
  readonly noise: StepNoise;
}

export interface OccupationLinePlan {
  readonly name: string;
  readonly cells: readonly OccupationCell[];
}

export interface OccupationPoint {
  readonly x: number;
  readonly predicted: number;
  /** Fraction of time on the left, per particle. */
  readonly left: Float64Array;
}

export interface OccupationLine {
  readonly name: string;
  readonly points: readonly OccupationPoint[];
}

const SEED = 0;
const STRIDE = 1_000_000;

/** Steps before counting starts: a quarter of those counted. */
const burnInOf = (steps: number) => steps / 4;
export const allSteps = (steps: number) => steps + burnInOf(steps);

/** Particles start in the two valleys alternately; fractions are of the `steps` after burn-in. */
export async function simulateOccupationLines(
  lines: readonly OccupationLinePlan[],
  { particles, steps }: { particles: number; steps: number },
  context: Pick<ClaimContext, 'signal' | 'onProgress' | 'memory'>,
): Promise<OccupationLine[]> {
  const cells = lines.flatMap((line, index) => line.cells.map((cell) => ({ ...cell, line: index })));
  const left = await simulateReplicates(
    cells,
    {
      count: particles,
      key: ({ line, x, predicted }, index) => [index, lines[line].name, x, predicted, `${steps} steps`].join(' '),
      simulate({ well, learningRate, noise }, index, { first, count }) {
        const simulate = leftFraction(well, { learningRate, noise, burnIn: burnInOf(steps), steps });
        return eachParticle({ seed: SEED, count, first: index * STRIDE + first }, simulate);
      },
    },
    context,
  );
  const points = cells.map(({ x, predicted }, i) => ({ x, predicted, left: left[i] }));
  return lines.map(({ name }, line) => ({ name, points: points.filter((_, i) => cells[i].line === line) }));
}

/** log(p/(1 − p)) of the mean fraction on the left. */
function logRatio(left: ArrayLike<number>): number {
  const fraction = mean(left);
  return log(fraction / (1 - fraction));
}

/** Slope or r² of the log ratio against `variable` (default x), bootstrapped over particles within cells. */
export function measureOccupationLine(
  { points }: OccupationLine,
  quantity: 'slope' | 'rSquared',
  { level, variable = ({ x }) => x }: { level: number; variable?: (point: OccupationPoint) => number },
): Measured {
  const at = points.map(variable);
  return measureOverCells(
    points.map(({ left }) => left),
    (resampled) => fitLine(at, resampled.map(logRatio))[quantity],
    level,
  );
}

export function occupationSeries({ name, points }: OccupationLine): FigureSeries[] {
  const measured = points.map(({ x, left }) =>
    pointOf(
      x,
      measureOverCells([left], ([values]) => logRatio(values), 0.95),
    ),
  );
  return [
    { name, kind: 'measured', points: measured },
    { name: `${name}, predicted`, kind: 'predicted', points: points.map(({ x, predicted }) => ({ x, y: predicted })) },
  ];
}
