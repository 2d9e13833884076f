import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, test } from 'vitest';
import { openWebglDevice } from '../../src/engine/webgl/webgl-device.ts';

// Two faults of tfjs 4.22 that give wrong numbers without an error; each of these tests fails on its plain backend.
describe('our WebGL device', () => {
  const device = openWebglDevice();
  afterAll(() => device.dispose());

  const read = (make: () => tf.Tensor) => Array.from(device.run(() => tf.tidy(() => device.read([make()])[0])));

  test('does not sum over the padding of an odd batch', () => {
    // Aᵀ(A + b) with b = 1 on three rows of ones: 3·2 = 6; summing over the fourth, padded row would add to it.
    const got = read(() => {
      const bias = tf.ones<tf.Rank.R3>([1, 1, 2]);
      const a = tf.add<tf.Tensor3D>(tf.zeros([1, 3, 2]), bias);
      return tf.matMul(a, tf.add<tf.Tensor3D>(a, bias), true);
    });
    expect(got).toEqual([6, 6, 6, 6]);
  });

  test('does not mix up equal shapes that lie differently in their textures', () => {
    // Σ x over each of 4 runs, for x [4, 54, 1] stored as 4×54 and as 36×6: packing reads both by one program's key.
    const numbers = Float32Array.from({ length: 4 * 54 }, (_, i) => i);
    const sums = (stored: [number, number, number]) =>
      read(() => {
        const there = tf.add(tf.tensor3d(numbers, stored), tf.zeros(stored));
        return tf.matMul(tf.ones([4, 1, 54]), tf.reshape(there, [4, 54, 1]));
      });
    const expected = [0, 1, 2, 3].map((run) => 54 * (54 * run) + (54 * 53) / 2);
    expect(sums([4, 54, 1])).toEqual(expected);
    expect(sums([4, 9, 6])).toEqual(expected);
  });
});
