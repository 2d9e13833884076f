import * as tf from '@tensorflow/tfjs-core';
import { type Dataset, type Examples, inputSize } from '../../data/dataset.ts';
import { SpecError } from '../../errors.ts';
import { uploadVector } from './vector.ts';

/** Examples `from` to `to` of a split, on the device. */
export type Chunk = { x: tf.Tensor3D; y: tf.Tensor3D };

/** One split of the dataset, on the device while the program is open. */
export interface ResidentSplit {
  readonly count: number;
  /** A vector of N: labels, or the target where it is one number. */
  readonly labels: tf.Tensor2D;
  /** `[N, D]`. */
  readonly inputs: tf.Tensor2D;
  /** Real targets or one-hot labels, `[N, K]`. */
  readonly targets: tf.Tensor2D;
  /** `[N, K]`: 1 at the label, −1 before it, 0 after; null where there are no classes. */
  readonly precedence: tf.Tensor2D | null;
  dispose(): void;
}

/** Uploads a split. */
export function uploadSplit({ classes, ...dataset }: Dataset, examples: Examples): ResidentSplit {
  const { count, inputs, labels, targets } = examples;
  const answers = targets ? { targets, precedence: null } : answersOf(labels, classes);
  const table = (values: Float32Array, width: number): tf.Tensor2D => tf.keep(tf.tensor2d(values, [count, width]));
  const split = {
    labels: tf.keep(uploadVector(targets && classes === 1 ? targets : labels)),
    inputs: table(inputs, inputSize(dataset)),
    targets: table(answers.targets, classes),
    precedence: answers.precedence && table(answers.precedence, classes),
  };
  return { count, ...split, dispose: () => disposeAll(split) };
}

const disposeAll = (split: Readonly<Record<string, tf.Tensor | null>>) =>
  tf.dispose(Object.values(split).filter((table) => table !== null));

/** One-hot labels and their precedence, `[N, K]`. */
function answersOf(labels: Uint16Array, classes: number) {
  const count = labels.length;
  const targets = new Float32Array(count * classes);
  const precedence = new Float32Array(count * classes);
  for (let i = 0; i < count; i++) {
    const label = labels[i];
    targets[i * classes + label] = 1;
    precedence.fill(-1, i * classes, i * classes + label);
    precedence[i * classes + label] = 1;
  }
  return { targets, precedence };
}

/** Chosen examples of a split as a separate split, for measuring; the trainer keeps the labels of the whole split. */
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
  const own = {
    inputs: part(split.inputs),
    targets: part(split.targets),
    precedence: split.precedence && part(split.precedence),
  };
  indices.dispose();
  return { count: chosen.length, labels, ...own, dispose: () => disposeAll(own) };
}

/** Rows `from` to `to` of a table, with a run axis of 1: `[1, n, width]`. */
export function rowsOf(table: tf.Tensor2D, [from, to]: readonly [number, number]): tf.Tensor3D {
  return tf.reshape(tf.slice2d(table, [from, 0], [to - from, table.shape[1]]), [1, to - from, table.shape[1]]);
}

/**
 * 1 where the first largest output is that of the label, else 0: the outputs equal to the maximum, weighted by
 * precedence, sum to 1 only if the label is the first of them. z: `[R, n, K]` → `[R, n]`.
 */
export function isCorrect(z: tf.Tensor3D, precedence: tf.Tensor3D): tf.Tensor2D {
  return tf.tidy(() => {
    const largest = tf.cast(tf.equal(z, tf.max(z, -1, true)), 'float32');
    return tf.relu(tf.sum<tf.Tensor2D>(tf.mul(largest, precedence), -1));
  });
}
