import * as tf from '@tensorflow/tfjs-core';
import type { BatchIndices } from '../contract.ts';
import type { OpenNetwork } from './open-network.ts';
import { paddedRuns } from './parameters.ts';
import {
  type BatchSums,
  disposePlainState,
  layerSums,
  plainResults,
  plainStep,
  stepConstants,
  uploadPlainState,
} from './plain-step.ts';
import { rateRows } from './rate-rows.ts';
import type { Trainer } from './trainer.ts';

/** Training in plain tfjs operations: any network, any device. Nothing is read back before the last step. */
export function plainTrainer(open: OpenNetwork, sumsOf: BatchSums = layerSums(open)): Trainer {
  const train: Trainer['train'] = (settings, start, batches, answers) =>
    open.device.run(() =>
      tf.tidy(() => {
        const rows = paddedRuns(batches.orderOfRun.length);
        const examples = examplesOfRuns(batches, rows);
        const constants = stepConstants(open, settings, batches);
        const rates = rateRows(settings, batches, rows).map((row) => tf.tensor3d(row, [rows, 1, 1]));
        let state = uploadPlainState(open, start, rows, batches.batchSize);
        for (let step = 0; step < batches.steps; step++) {
          const batch = tf.tidy(() => {
            const own = gatherBatch(open, examples, step, rows);
            return answers ? { ...own, y: answersOfRuns(answers, batches, { step, rows }) } : own;
          });
          state = plainStep(sumsOf, state, constants, { ...batch, learningRates: rates[step] ?? rates[0] });
          tf.dispose(batch);
        }
        const results = open.device.read(plainResults(state));
        disposePlainState(state);
        return results;
      }),
    );
  return { train, dispose: () => {} };
}

/** Example indices `[T, R·B]`, from `[T, S, B]` and the order of each run, on the device. */
function examplesOfRuns({ steps, orders, batchSize, indices, orderOfRun }: BatchIndices, rows: number): tf.Tensor2D {
  const order = new Int32Array(rows);
  order.set(orderOfRun);
  const shared = tf.tensor3d(indices, [steps, orders, batchSize], 'int32');
  return tf.reshape(tf.gather(shared, tf.tensor1d(order, 'int32'), 1), [steps, rows * batchSize]);
}

/** `[R, B, K]` of one step, from `[T, S, B, K]` and the order of each run. */
function answersOfRuns(
  answers: Float32Array,
  { steps, orders, batchSize, orderOfRun }: BatchIndices,
  { step, rows }: { step: number; rows: number },
): tf.Tensor3D {
  const size = answers.length / (steps * orders);
  const ofRuns = new Float32Array(rows * size);
  for (let run = 0; run < rows; run++) {
    const first = (step * orders + (orderOfRun[run] ?? 0)) * size;
    ofRuns.set(answers.subarray(first, first + size), run * size);
  }
  return tf.tensor3d(ofRuns, [rows, batchSize, size / batchSize]);
}

function gatherBatch({ train }: OpenNetwork, examples: tf.Tensor2D, step: number, rows: number) {
  const index = tf.reshape<tf.Rank.R1>(tf.slice2d(examples, [step, 0], [1, examples.shape[1]]), [examples.shape[1]]);
  const take = (table: tf.Tensor2D): tf.Tensor3D =>
    tf.reshape(tf.gather(table, index), [rows, examples.shape[1] / rows, table.shape[1]]);
  return { x: take(train.inputs), y: take(train.targets) };
}
