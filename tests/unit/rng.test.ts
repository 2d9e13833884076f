import { describe, expect, test } from 'vitest';
import { philox4x32 } from '../../src/math/philox.ts';
import { PURPOSE, permutation, randomStream } from '../../src/math/rng.ts';

const words = (counter: number[], key: number[]) => {
  const out = new Uint32Array(4);
  philox4x32(counter, key, out);
  return [...out].map((word) => word.toString(16).padStart(8, '0')).join(' ');
};

describe('philox4x32-10 equals the known answers published with Random123 (kat_vectors)', () => {
  test('zeros', () => expect(words([0, 0, 0, 0], [0, 0])).toBe('6627e8d5 e169c58d bc57ac4c 9b00dbd8'));
  test('ones', () =>
    expect(words([0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff])).toBe(
      '408f276d 41c83b0e a20bc7c6 6d5451fd',
    ));
  test('digits of pi', () =>
    expect(words([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toBe(
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ));
});

describe('randomStream', () => {
  test('is a function of seed, purpose and index, and seed 0 is a seed', () => {
    const first = (seed: number, index: number) => randomStream(seed, PURPOSE.batchOrder, index).uint32();
    expect(first(0, 0)).toBe(first(0, 0));
    expect(new Set([first(0, 0), first(1, 0), first(0, 1), first(2 ** 40, 0), first(0, 2 ** 40)]).size).toBe(5);
    expect(randomStream(0, PURPOSE.initialWeights).uint32()).not.toBe(first(0, 0));
  });

  test('refuses a seed that is not a non-negative integer', () => {
    expect(() => randomStream(-1, PURPOSE.batchOrder)).toThrow('seed must be an integer in [0, 2^53), got -1');
    expect(() => randomStream(0.5, PURPOSE.batchOrder)).toThrow('got 0.5');
  });

  test('normals have the moments of N(0, 1) within 4 standard errors (false alarm 3e-4 in all)', () => {
    const stream = randomStream(7, PURPOSE.inputNoise);
    const n = 200_000;
    const moments = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const z = stream.normal();
      for (let k = 0; k < 4; k++) moments[k] += z ** (k + 1) / n;
    }
    // Var zᵏ: 1, 2, 15, 96
    [0, 1, 0, 3].forEach((expected, k) => {
      expect(Math.abs(moments[k] - expected)).toBeLessThan(4 * Math.sqrt([1, 2, 15, 96][k] / n));
    });
  });

  test('below(n) is uniform: chi-square of 7 cells under its 1e-4 quantile', () => {
    const stream = randomStream(3, PURPOSE.subset);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) counts[stream.below(7)]++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(27.9); // χ²₆ at 1 − 1e-4
  });
});

test('permutation holds each index once and depends on the stream', () => {
  const a = permutation(100, randomStream(1, PURPOSE.batchOrder, 0));
  const b = permutation(100, randomStream(1, PURPOSE.batchOrder, 1));
  expect([...a].sort((x, y) => x - y)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  expect([...a]).not.toEqual([...b]);
});
