import { describe, expect, test } from 'vitest';
import type { Program } from '../../../src/engine/contract.ts';
import { measureSpectralDensity } from '../../../src/probes/estimators/spectral-density.ts';
import { estimateTrace } from '../../../src/probes/estimators/stochastic-trace.ts';
import { measureBatchSharpness } from '../../../src/probes/quantities/batch-sharpness.ts';
import { knownProgram } from '../../numerics/probes/known-matrices.ts';
import { batched, diagonal } from '../../support/symmetric-operators.ts';

const axis = (k: number, length: number) => Float64Array.from({ length: 3 }, (_, p) => (p === k ? length : 0));
const scaledIdentity = (h: number) => Float64Array.from({ length: 9 }, (_, k) => (k % 4 === 0 ? h : 0));
/** Gradients along the axes, the last one 0; Hessians hᵢ·I. */
const program = knownProgram({
  gradients: [axis(0, 1), axis(1, 2), axis(2, 0)],
  hessians: [scaledIdentity(3), scaledIdentity(5), scaledIdentity(100)],
}) as Program;
const shape = { runs: 2, parameters: 3, examples: 3, batchSize: 1 };
const theta = new Float32Array(6);

describe('batch sharpness', () => {
  test('B = 1 is the mean over examples with a gradient; B = N the whole set', async () => {
    const [one] = await measureBatchSharpness(program, theta, shape);
    expect(one).toMatchObject({ value: { value: 4, certainty: 'bound' }, batches: 2 });
    const [whole] = await measureBatchSharpness(program, theta, { ...shape, batchSize: 3 });
    expect(Math.abs(whole.value.value - 36)).toBeLessThanOrEqual(whole.value.error);
    expect(whole.batches).toBe(1);
  });

  test('batches are drawn without replacement, by seed and index, the same for all runs', async () => {
    const asked = { ...shape, batchSize: 2, draws: 30 };
    const [first, second] = await measureBatchSharpness(program, theta, asked);
    expect(second).toEqual(first);
    expect(first.value.certainty).toBe('interval');
    expect(await measureBatchSharpness(program, theta, asked)).toEqual([first, second]);
    expect(await measureBatchSharpness(program, theta, { ...asked, index: 1 })).not.toEqual([first, second]);
    // with replacement a batch {i, i} would give 3, 5 or no gradient; pairs give 4, 51.5 and 52.5
    expect(first.batches).toBe(30);
    expect(first.value.value).toBeGreaterThan(4);
    expect(first.value.value).toBeLessThan(52.5);
  });

  test.each([
    [{ batchSize: 0 }, 'batchSize must be an integer in [1, 3], got 0'],
    [{ batchSize: 4 }, 'batchSize must be an integer in [1, 3], got 4'],
    [{ batchSize: 2, draws: 1 }, 'draws must be an integer ≥ 2, got 1'],
  ])('%o is refused', async (wrong, message) => {
    await expect(measureBatchSharpness(program, theta, { ...shape, ...wrong })).rejects.toThrow(message);
  });
});

describe('operators', () => {
  const P = 60;
  const apply = batched([diagonal(Float64Array.from({ length: P }, (_, p) => p - 20))]);

  test('where 2k + m reaches P the trace is exact, else it is an interval; options are checked', async () => {
    const exact = (P * (P - 1)) / 2 - 20 * P;
    const [all] = await estimateTrace(apply, { dimension: P, seeds: [0], sketch: 20, probes: 20 });
    expect(all.trace).toMatchObject({ value: exact, certainty: 'bound' });
    const [some] = await estimateTrace(apply, { dimension: P, seeds: [0], sketch: 5, probes: 10 });
    expect(some.trace.certainty).toBe('interval');
    // random signs see a diagonal matrix exactly, but for the sketched space, which is not made of axes
    expect(Math.abs(some.trace.value - exact)).toBeLessThanOrEqual(some.trace.error);
    await expect(estimateTrace(apply, { dimension: P, seeds: [0], probes: 1 })).rejects.toThrow('probes must be');
    await expect(estimateTrace(apply, { dimension: P, seeds: [0], sketch: -1 })).rejects.toThrow('sketch must be');
  });

  test('a matrix of rank one: the sketch holds it whole, and nothing is left to sample', async () => {
    const one = batched([diagonal(Float64Array.from({ length: P }, (_, p) => (p === 7 ? 9 : 0)))]);
    const [{ trace, frobenius }] = await estimateTrace(one, { dimension: P, seeds: [0], sketch: 3, probes: 5 });
    for (const { value, error } of [trace, frobenius]) {
      expect(Math.abs(value - 9)).toBeLessThanOrEqual(error);
      expect(error).toBeLessThan(1e-4);
    }
  });

  test('spectral measures have mass 1 and the moments of the vector; an invariant space ends early', async () => {
    const two = batched([diagonal(Float64Array.from({ length: P }, (_, p) => (p < 30 ? 1 : -2)))]);
    const [{ measures }] = await measureSpectralDensity(two, { dimension: P, seeds: [0], vectors: 3 });
    expect(measures).toHaveLength(3);
    for (const { nodes, weights } of measures) {
      expect(nodes).toHaveLength(2);
      // Ritz values of an exact two-dimensional space, in f32 vectors
      expect(Math.abs(nodes[0] + 2) + Math.abs(nodes[1] - 1)).toBeLessThan(2 ** -20);
      expect(Math.abs(weights[0] + weights[1] - 1)).toBeLessThan(2 ** -20);
    }
    await expect(measureSpectralDensity(two, { dimension: P, seeds: [0], vectors: 0 })).rejects.toThrow('vectors must');
    await expect(measureSpectralDensity(two, { dimension: P, seeds: [0], steps: 0 })).rejects.toThrow('steps must');
  });
});
