import * as tf from '@tensorflow/tfjs';
import { bestOfRounds } from './best-of-rounds.ts';
import type { Measured, StepCase } from './jobs.ts';
import { oneHotLabels, uniformNumbers } from './values.ts';

const STEPS = 32;

/** One step of `model.fit`, as most programs on tfjs train: one run at a time, on the backend in use. */
export async function measureModelFit({ sizes, batchSize }: StepCase, seconds: number): Promise<Measured> {
  const classes = sizes[sizes.length - 1];
  const model = tf.sequential();
  sizes.slice(1).forEach((units, index) => {
    const activation = index === sizes.length - 2 ? 'softmax' : 'tanh';
    model.add(tf.layers.dense({ units, activation, ...(index === 0 && { inputShape: [sizes[0]] }) }));
  });
  model.compile({ optimizer: tf.train.sgd(0.01), loss: 'categoricalCrossentropy' });
  const count = STEPS * batchSize;
  const x = tf.tensor2d(uniformNumbers(count * sizes[0], 1), [count, sizes[0]]);
  const y = tf.tensor2d(oneHotLabels(count, classes), [count, classes]);
  const epoch = () => model.fit(x, y, { batchSize, epochs: 1, shuffle: true, verbose: 0, yieldEvery: 'never' });
  return { milliseconds: (await bestOfRounds(epoch, { seconds })) / STEPS };
}
