import { describe, expect, test } from 'vitest';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import {
  type Eigenpair,
  measureEigenpairs,
  subspaceError,
  vectorError,
} from '../../../src/probes/estimators/eigenpairs.ts';
import { directionAlignment } from '../../../src/probes/estimators/sharp-directions.ts';
import { measureTrajectory } from '../../../src/probes/quantities/trajectory.ts';
import { measureMargins } from '../../../src/probes/scalar/margin.ts';
import { subspaceOverlap } from '../../../src/probes/scalar/subspace-overlap.ts';
import { denseNetwork } from '../../support/oracle/random-problem.ts';
import { batched, hessianLike, type Product, planted, plantedVector } from '../../support/symmetric-operators.ts';

const pair = (value: number, vector: readonly number[], error = 1e-3): Eigenpair => ({
  value,
  error,
  certainty: 'bound',
  converged: true,
  vector: Float32Array.from(vector),
});

const axes = [pair(5, [1, 0, 0, 0]), pair(3, [0, 1, 0, 0]), pair(1, [0, 0, 1, 0]), pair(0.5, [0, 0, 0, 1])];

describe('alignment with sharp directions', () => {
  test('squared cosines and the fraction inside the span, with errors from residual over gap', () => {
    const { squaredCosines, fraction } = directionAlignment([2, 1, 0, 2], axes, 2);
    expect(squaredCosines.map(({ value }) => value)).toEqual([4 / 9, 1 / 9]);
    expect(fraction.value).toBe(5 / 9);
    // gaps 2 and 2, each less the neighbour's residual; residuals 1e-3, two of them for the span; and 2⁻²⁰ of rounding
    expect(squaredCosines[0].error).toBe(1e-3 / (2 - 1e-3) + 2 ** -20);
    expect(fraction.error).toBe(Math.sqrt(2e-6) / (2 - 1e-3) + 2 ** -20);
  });

  test('without a gap nothing is known, and a zero direction has no angle', () => {
    const close = [pair(5, [1, 0], 0.1), pair(4.95, [0, 1], 0.1)];
    expect([vectorError(close, 0), vectorError(close, 1), subspaceError(close, 2)]).toEqual([1, 1, 1]);
    expect(directionAlignment([0, 0], close, 1).fraction).toMatchObject({ value: Number.NaN, error: Number.NaN });
    expect(() => directionAlignment([1, 0], close, 3)).toThrow('k must be an integer in [1, 2], got 3');
  });

  test('the bound holds for the measured top eigenvector of a planted matrix', async () => {
    const P = 200;
    const spectrum = hessianLike(P, [10, 7, 2]);
    const matrices: Product[] = [planted(spectrum, 4)];
    const [{ pairs }] = await measureEigenpairs(batched(matrices), { dimension: P, seeds: [3], count: 3 });
    const exact = plantedVector(spectrum, 4, 0);
    const { squaredCosines } = directionAlignment(exact, pairs, 1);
    expect(Math.abs(squaredCosines[0].value - 1)).toBeLessThanOrEqual(squaredCosines[0].error);
    expect(squaredCosines[0].error).toBeLessThan(0.01);
    expect(pairs.map(({ converged }) => converged)).toEqual([true, true, true]);
    [10, 7, 2].forEach((value, k) => void expect(Math.abs(pairs[k].value - value)).toBeLessThanOrEqual(pairs[k].error));
  });

  test('overlap of subspaces: equal 1, orthogonal 0, a shared axis ½; its errors add', () => {
    const other = [axes[2], axes[3], axes[0], axes[1]];
    expect(subspaceOverlap(axes, axes, 2).value).toBe(1);
    expect(subspaceOverlap(axes, [pair(9, [0, 0, 1, 0]), pair(8, [0, 0, 0, 1]), axes[0]], 2).value).toBe(0);
    const half = subspaceOverlap(axes, [pair(9, [0, 0, 1, 0]), pair(8, [0, 1, 0, 0]), axes[0]], 2);
    expect(half.value).toBe(0.5);
    expect(half.error).toBe(2 * (Math.sqrt(2e-6) / (2 - 1e-3)) * 0.5 + Math.sqrt(2e-6) / (3 - 1e-3));
    expect(() => subspaceOverlap(axes, other, 5)).toThrow('k must be an integer');
  });
});

describe('trajectory', () => {
  const layout = parameterLayout(denseNetwork([1, 2], 'linear', 'squaredError')); // weights 2, biases 2

  test('distance, step, angle and layer norms of a path of known corners', () => {
    const path = [
      [0, 0, 0, 0],
      [3, 4, 0, 0],
      [3, 4, 0, 12],
      [3, 4, 0, 6],
    ].map((row) => Float32Array.from(row));
    const at = { theta: path[2], initial: path[0], previous: path[1], beforePrevious: path[0] };
    const corner = measureTrajectory(at, layout);
    expect(corner.distance.value).toBe(13);
    expect(corner.stepLength.value).toBe(12);
    expect(corner.stepCosine.value).toBe(0);
    expect(corner.layerNorms.map(({ value }) => value)).toEqual([5]);
    const back = { theta: path[3], initial: path[0], previous: path[2], beforePrevious: path[1] };
    expect(measureTrajectory(back, layout).stepCosine.value).toBe(-1);
    const first = measureTrajectory({ theta: path[1], initial: path[0] }, layout);
    expect([first.stepLength.value, first.stepCosine.value]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('margins', () => {
  test('the smallest, the 10 % quantile and the median of f_y − max of the others', async () => {
    const margins = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -1];
    const flat = margins.flatMap((margin, i) => (i % 2 === 0 ? [margin, 0, -50] : [-3, 1, 1 + margin]));
    const outputs = async () => Float32Array.from(flat);
    const labels = margins.map((_, i) => (i % 2 === 0 ? 0 : 2));
    const [found] = await measureMargins({ outputs }, labels, { runs: 1 });
    expect([found.smallest.value, found.tenth.value, found.median.value]).toEqual([-1, 1, 5]);
    expect(found.tenth.error).toBe(2 * 2 ** -20 * 50);
  });
});
