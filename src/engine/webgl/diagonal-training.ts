import * as tf from '@tensorflow/tfjs-core';
import { type Dataset, inputSize } from '../../data/dataset.ts';
import type { Program } from '../contract.ts';
import { linearNetwork } from '../diagonal/linear-programs.ts';
import type { Network } from '../network.ts';
import { parameterLayout } from '../parameter-layout.ts';
import type { TfjsDevice } from './device.ts';
import { openNetwork } from './open-network.ts';
import type { BatchSums } from './plain-step.ts';
import { plainTrainer } from './plain-trainer.ts';
import { TfjsProgram } from './tfjs-program.ts';

/**
 * Trains a diagonal network in tfjs operations. u takes the place of a stage's weights, `[R, 1, d]`, and v that of its
 * bias, so that states, updates and read-backs are those of a layered network.
 */
export function openDiagonalTraining(
  device: TfjsDevice,
  network: Network,
  dataset: Dataset,
): Pick<Program, 'advance' | 'batchGradient' | 'dispose'> {
  const size = inputSize(dataset);
  const linear = openNetwork(device, linearNetwork(size), { ...dataset, inputShape: [size] });
  const open = { ...linear, network, layout: parameterLayout(network) };
  return new TfjsProgram(open, plainTrainer(open, diagonalSums(device)));
}

/** f = x(u² − v²), g = Σ δx, and (2u ⊙ g, −2v ⊙ g). x: `[R, B, d]`, y: `[R, B, 1]`. */
function diagonalSums(device: TfjsDevice): BatchSums {
  return ([{ weights: u, bias: v }], { x, y }) => {
    const [half, two] = [device.constant(0.5), device.constant(2)];
    const beta = tf.sub<tf.Tensor3D>(tf.square(u), tf.square(v));
    const delta = tf.sub<tf.Tensor3D>(tf.matMul(x, beta, false, true), y);
    const twice = tf.mul<tf.Tensor3D>(tf.matMul(delta, x, true), two);
    return {
      sums: [{ weights: tf.mul(u, twice), bias: tf.neg(tf.mul(v, twice)) }],
      loss: tf.mul(tf.square(delta), half),
    };
  };
}
