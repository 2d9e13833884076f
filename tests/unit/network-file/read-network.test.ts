import { describe, expect, test } from 'vitest';
import { parameterArrays } from '../../../src/engine/network-file/parameter-arrays.ts';
import { readNetworkFile } from '../../../src/engine/network-file/read-network-file.ts';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import { altered, labels, npzFile, ramp, SMALL_NETWORK } from '../../support/network-files.ts';

const TANH = { activation: 'tanh' };

test('weights come in the order of the layout: layer by layer, weights, then bias', () => {
  const { network, parameters } = readNetworkFile(npzFile(SMALL_NETWORK), TANH);
  expect(network).toEqual({
    inputShape: [3],
    classes: 2,
    loss: 'crossEntropy',
    layers: [
      { kind: 'dense', in: 3, out: 4, activation: 'tanh' },
      { kind: 'dense', in: 4, out: 2, activation: 'linear' },
    ],
  });
  const parts = ['W0', 'b0', 'W1', 'b1'].flatMap((name) =>
    Array.from(SMALL_NETWORK.find((tensor) => tensor.name === name)!.values),
  );
  expect(Array.from(parameters)).toEqual(parts);
  expect(parameterArrays(network, parameters)).toEqual(SMALL_NETWORK.slice(0, 4));
});

test('options win over notes, and notes over defaults', () => {
  const notes = { activation: 'relu', loss: 'squaredError', batch_size: '2', seed: '7', step: '40' };
  const noted = readNetworkFile(npzFile(SMALL_NETWORK, notes));
  expect(noted).toMatchObject({ batchSize: 2, seed: 7, step: 40, network: { loss: 'squaredError' } });
  expect(noted.network.layers[0]).toMatchObject({ activation: 'relu' });
  const options = { activation: 'gelu', loss: 'crossEntropy', batchSize: 1 };
  const told = readNetworkFile(npzFile(SMALL_NETWORK, notes), options);
  expect(told).toMatchObject({ batchSize: 1, network: { loss: 'crossEntropy' } });
  expect(told.network.layers[0]).toMatchObject({ activation: 'gelu' });
  expect(readNetworkFile(npzFile(SMALL_NETWORK), TANH)).toMatchObject({ seed: 0, step: 0 });
});

test('a softmax regression needs no activation', () => {
  const tensors = altered({ W0: ramp('W0', [3, 2]), b0: ramp('b0', [2]), W1: null, b1: null });
  expect(readNetworkFile(npzFile(tensors)).network.layers).toEqual([
    { kind: 'dense', in: 3, out: 2, activation: 'linear' },
  ]);
});

test('one activation for each hidden layer', () => {
  const tensors = altered({
    W1: ramp('W1', [4, 4]),
    b1: ramp('b1', [4]),
    W2: ramp('W2', [4, 2]),
    b2: ramp('b2', [1, 2]),
  });
  const { network } = readNetworkFile(npzFile(tensors), { activation: 'relu, softplus' });
  expect(network.layers.map((layer) => layer.kind === 'dense' && layer.activation)).toEqual([
    'relu',
    'softplus',
    'linear',
  ]);
});

test('weights before training and the last step are read where they are; with Nesterov the buffer is no step', () => {
  const prefixed = (prefix: string) =>
    SMALL_NETWORK.slice(0, 4).map((tensor) => ({ ...tensor, name: prefix + tensor.name }));
  const tensors = [...SMALL_NETWORK, ...prefixed('initial.'), ...prefixed('velocity.')];
  const file = readNetworkFile(npzFile(tensors), TANH);
  expect([file.initial, file.lastStep]).toEqual([file.parameters, file.parameters]);
  expect(readNetworkFile(npzFile(tensors, { nesterov: 'true' }), TANH).lastStep).toBeUndefined();
  expect(readNetworkFile(npzFile(SMALL_NETWORK), TANH)).not.toHaveProperty('initial');
});

describe('images', () => {
  const dense = { W0: ramp('W0', [16, 4]), x_train: ramp('x_train', [2, 4, 4]) };
  test('of two sides are flattened for a dense network', () =>
    expect(readNetworkFile(npzFile(altered(dense)), TANH).dataset.inputShape).toEqual([16]));

  test('of two sides have one channel for a convolution; a stem says where it pools', () => {
    const tensors = altered({
      W0: ramp('W0', [3, 3, 1, 2]),
      b0: ramp('b0', [2]),
      W1: ramp('W1', [5, 5, 2, 3]),
      b1: ramp('b1', [3]),
      W2: ramp('W2', [3, 2]),
      b2: ramp('b2', [2]),
      x_train: ramp('x_train', [2, 4, 4]),
      x_test: ramp('x_test', [1, 4, 4, 1]),
      y_test: labels('y_test', 1),
    });
    const { network, dataset, parameters } = readNetworkFile(npzFile(tensors, { stem: 'conv pool2 conv pool2' }), TANH);
    expect(dataset).toMatchObject({ inputShape: [4, 4, 1], train: { count: 2 }, test: { count: 1 } });
    expect(network.layers).toEqual([
      { kind: 'conv', kernel: 3, in: 1, out: 2, height: 4, width: 4, activation: 'tanh' },
      { kind: 'avgpool', size: 2, height: 4, width: 4, channels: 2 },
      { kind: 'conv', kernel: 5, in: 2, out: 3, height: 2, width: 2, activation: 'tanh' },
      { kind: 'avgpool', size: 2, height: 2, width: 2, channels: 3 },
      { kind: 'dense', in: 3, out: 2, activation: 'linear' },
    ]);
    expect(parameters.length).toBe(parameterLayout(network).count);
  });
});
