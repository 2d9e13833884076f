import * as tf from '@tensorflow/tfjs-core';
import { type Dataset, type Examples, inputSize } from '../../data/dataset.ts';
import { uploadVector } from './vector.ts';

/** Examples `from` to `to` of a split, on the device. */
export type Chunk = { x: tf.Tensor3D; y: tf.Tensor3D };

/** One split of the dataset, on the device for as long as the program is open. */
export interface ResidentSplit {
  readonly count: number;
  /** A vector of N. */
  readonly labels: tf.Tensor2D;
  /** `[N, D]`. */
  readonly inputs: tf.Tensor2D;
  /** One-hot labels, `[N, K]`. */
  readonly targets: tf.Tensor2D;
  /** `[N, K]`: 1 at the label, −1 before it, 0 after. */
  readonly precedence: tf.Tensor2D;
  dispose(): void;
}

/** Uploads a split. Labels are checked here: an index out of range reads as zero on the device. */
export function uploadSplit({ classes, ...dataset }: Dataset, { count, inputs, labels }: Examples): ResidentSplit {
  const width = inputSize(dataset);
  const targets = new Float32Array(count * classes);
  const precedence = new Float32Array(count * classes);
  for (let i = 0; i < count; i++) {
    const label = labels[i];
    if (label >= classes) {
      throw new RangeError(`engine/webgl: label ${i} must be below ${classes}, got ${label}. Check the dataset.`);
    }
    targets[i * classes + label] = 1;
    precedence.fill(-1, i * classes, i * classes + label);
    precedence[i * classes + label] = 1;
  }
  const split = {
    labels: tf.keep(uploadVector(labels)),
    inputs: tf.keep(tf.tensor2d(inputs, [count, width])),
    targets: tf.keep(tf.tensor2d(targets, [count, classes])),
    precedence: tf.keep(tf.tensor2d(precedence, [count, classes])),
  };
  return { count, ...split, dispose: () => tf.dispose(split) };
}

/** Rows `from` to `to` of a table, as one shared run: `[1, n, width]`. */
export function rowsOf(table: tf.Tensor2D, [from, to]: readonly [number, number]): tf.Tensor3D {
  return tf.reshape(tf.slice2d(table, [from, 0], [to - from, table.shape[1]]), [1, to - from, table.shape[1]]);
}

/**
 * 1 where the first largest output is that of the label, else 0: the outputs that equal the maximum, weighted by
 * precedence, sum to 1 only if the label is among them and none comes before. z: `[R, n, K]` → `[R, n]`.
 */
export function isCorrect(z: tf.Tensor3D, precedence: tf.Tensor3D): tf.Tensor2D {
  return tf.tidy(() => {
    const largest = tf.cast(tf.equal(z, tf.max(z, -1, true)), 'float32');
    return tf.relu(tf.sum<tf.Tensor2D>(tf.mul(largest, precedence), -1));
  });
}
