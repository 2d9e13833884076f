import * as tf from '@tensorflow/tfjs-core';
import { type Dataset, type Examples, inputSize } from '../../data/dataset.ts';
import { SpecError } from '../../errors.ts';
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

/** Chosen examples of a split as a split of their own, for measuring (the trainer's labels stay those of the whole). */
export function gatherSplit(split: ResidentSplit, chosen: Int32Array): ResidentSplit {
  const { count, labels } = split;
  const wrong = chosen.find((index) => !(index >= 0 && index < count));
  if (wrong !== undefined || chosen.length === 0) {
    throw new SpecError(
      `at: examples must be at least one index in [0, ${count}), got ${wrong ?? 'none'}. Choose training examples.`,
    );
  }
  const indices = tf.tensor1d(chosen, 'int32');
  const part = (table: tf.Tensor2D): tf.Tensor2D => tf.keep(tf.gather(table, indices));
  const own = { inputs: part(split.inputs), targets: part(split.targets), precedence: part(split.precedence) };
  indices.dispose();
  return { count: chosen.length, labels, ...own, dispose: () => tf.dispose(own) };
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
