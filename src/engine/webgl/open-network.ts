import * as tf from '@tensorflow/tfjs-core';
import type { Dataset } from '../../data/dataset.ts';
import { checkData } from '../check-data.ts';
import type { LayeredNetwork, Network } from '../network.ts';
import { type ParameterLayout, parameterLayout } from '../parameter-layout.ts';
import { chunkRanges, type Range } from './chunks.ts';
import type { TfjsDevice } from './device.ts';
import type { Model } from './forward-activations.ts';
import { lossOps } from './losses.ts';
import { type ResidentSplit, uploadSplit } from './resident-split.ts';
import { compileStages } from './stages.ts';

/** A network and its dataset on a device, shared by training and measuring. */
export interface OpenNetwork {
  readonly device: TfjsDevice;
  readonly network: Network;
  readonly layout: ParameterLayout;
  /** Of the training examples. */
  readonly labels: Uint16Array;
  readonly targets: Float32Array | undefined;
  readonly model: Model;
  readonly train: ResidentSplit;
  readonly test: ResidentSplit;
  /** The chunks of N examples. */
  ranges(count: number): readonly Range[];
  /** A column of ones `[1, rows, 1]`, kept: bias gradients are products with it. */
  ones(rows: number): tf.Tensor3D;
  dispose(): void;
}

export function openNetwork(device: TfjsDevice, network: LayeredNetwork, dataset: Dataset): OpenNetwork {
  checkData('engine/webgl open', network, dataset);
  const { stages, dispose } = device.run(() => compileStages(network, device));
  const train = device.run(() => uploadSplit(dataset, dataset.train));
  const test = device.run(() => uploadSplit(dataset, dataset.test));
  const columnsOfOnes = new Map<number, tf.Tensor3D>();
  const ones = (rows: number) => {
    const known = columnsOfOnes.get(rows);
    if (known) return known;
    const made = tf.keep(tf.ones<tf.Rank.R3>([1, rows, 1]));
    columnsOfOnes.set(rows, made);
    return made;
  };
  return {
    device,
    network,
    layout: parameterLayout(network),
    labels: dataset.train.labels,
    targets: dataset.train.targets,
    model: { stages, loss: lossOps(network.loss, device.constant) },
    train,
    test,
    ranges: (count) => chunkRanges(stages, count),
    ones,
    dispose: () => {
      dispose();
      train.dispose();
      test.dispose();
      for (const column of columnsOfOnes.values()) column.dispose();
    },
  };
}
