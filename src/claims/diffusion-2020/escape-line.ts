import { type ExitTimes, type ExitTrial, exitCount, exitTimes, meanExitSteps } from '../../engine/toys/exit-times.ts';
import { log } from '../../math/elementary.ts';
import type { Interval } from '../../math/interval.ts';
import { fitLine } from '../../math/regression.ts';
import { normalQuantile } from '../../math/special-functions.ts';
import { mean } from '../../math/statistics.ts';
import type { ClaimContext, Measured } from '../claim.ts';
import type { MeasuredCriterion } from '../define-claim.ts';
import type { Figure, FigureSeries } from '../figure.ts';
import { measureOverCells } from '../measure.ts';
import { simulateReplicates } from '../simulate-replicates.ts';

/** One setting of an escape experiment. */
export interface EscapeCell {
  /** The varied quantity, as on the axis. */
  readonly x: number;
  /** Predicted log τ, up to a constant per line. */
  readonly exponent: number;
  /** Added to log(steps): log η gives log τ, log(ηk) gives log kτ. */
  readonly shift: number;
  readonly trial: ExitTrial;
}

/** Settings of one system over which only `x` varies. */
export interface EscapeLinePlan {
  readonly name: string;
  readonly cells: readonly EscapeCell[];
}

export type EscapePoint = Omit<EscapeCell, 'trial'> & { readonly times: ExitTimes };
export interface EscapeLine {
  readonly name: string;
  readonly points: readonly EscapePoint[];
}

const SEED = 0;
const MAX_STEPS = 2_000_000;
/** Offset of particle numbers between cells, so that their noise streams are disjoint. */
const STRIDE = 1_000_000;

/** Simulates all cells of all lines, each with the same number of particles. */
export async function simulateEscapeLines(
  lines: readonly EscapeLinePlan[],
  particles: number,
  context: Pick<ClaimContext, 'signal' | 'onProgress' | 'memory'>,
): Promise<EscapeLine[]> {
  const cells = lines.flatMap((line, index) => line.cells.map((cell) => ({ ...cell, line: index })));
  const times = await simulateReplicates(
    cells,
    {
      count: particles,
      key: ({ line, x, exponent, shift }, index) => [index, lines[line].name, x, exponent, shift].join(' '),
      simulate: ({ trial }, index, { first, count }) =>
        exitTimes(trial, { seed: SEED, count, first: index * STRIDE + first, maxSteps: MAX_STEPS }),
    },
    context,
  );
  const points = cells.map(({ x, exponent, shift }, i) => ({ x, exponent, shift, times: times[i] }));
  return lines.map(({ name }, line) => ({ name, points: points.filter((_, i) => cells[i].line === line) }));
}

/** log τ (or log kτ) of each point, from the given exit times. */
export const logTimes = (points: readonly EscapePoint[], times: readonly ArrayLike<number>[]) =>
  points.map(({ shift }, i) => log(meanExitSteps(times[i])) + shift);

/** Slope of the line against the predicted exponent (1 if the law holds), or its r². Bootstrapped over particles within cells. */
function measureEscapeLine({ points }: EscapeLine, quantity: 'slope' | 'rSquared', level: number): Measured {
  const exponents = points.map(({ exponent }) => exponent);
  return measureOverCells(
    points.map(({ times }) => times),
    (resampled) => fitLine(exponents, logTimes(points, resampled))[quantity],
    level,
  );
}

interface LineRule {
  readonly quantity: 'slope' | 'rSquared';
  readonly name: string;
  readonly predicted: Interval;
}

/** Criteria for the line of each system, in order of the lines. */
export const lineCriteria = (systems: readonly string[], rules: readonly LineRule[]) =>
  systems.flatMap((system, i) =>
    rules.map(
      ({ quantity, name, predicted }): MeasuredCriterion<readonly EscapeLine[]> => ({
        name: `${system}: ${name}`,
        predicted,
        measure: (lines, level) => measureEscapeLine(lines[i], quantity, level),
      }),
    ),
  );

/** Points with 95 % intervals, log τ̂ ± z/√(number of exits), and the predicted slope through their centre. */
function lineSeries({ name, points }: EscapeLine): FigureSeries[] {
  const y = logTimes(
    points,
    points.map(({ times }) => times),
  );
  const offset = mean(y) - mean(points.map(({ exponent }) => exponent));
  const z = normalQuantile(0.975);
  const measured = points.map(({ x, times }, i) => {
    const halfWidth = z / Math.sqrt(exitCount(times));
    return { x, y: y[i], low: y[i] - halfWidth, high: y[i] + halfWidth };
  });
  return [
    { name, kind: 'measured', points: measured },
    {
      name: `${name}, predicted slope`,
      kind: 'predicted',
      points: points.map(({ x, exponent }) => ({ x, y: exponent + offset })),
    },
  ];
}

export function escapeFigure(lines: readonly EscapeLine[], xLabel: string, yLabel: string): Figure {
  return {
    x: { label: xLabel, scale: 'linear' },
    y: { label: yLabel, scale: 'linear' },
    series: lines.flatMap(lineSeries),
  };
}

/** Remarks on cells in which more than 1 in 20 particles was still inside at the end. */
export function censoringRemarks(lines: readonly EscapeLine[]): string[] {
  return lines.flatMap(({ name, points }) =>
    points
      .filter(({ times }) => exitCount(times) < 0.95 * times.length)
      .map(({ x, times }) => `${name}, x = ${x}: only ${exitCount(times)} of ${times.length} particles left in time.`),
  );
}
