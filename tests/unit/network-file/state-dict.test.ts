import { describe, expect, test } from 'vitest';
import { ACTIVATION_RECORDS, ACTIVATIONS } from '../../../src/engine/activations.ts';
import { mappingText } from '../../../src/engine/network-file/mapping-text.ts';
import { readNetworkFile } from '../../../src/engine/network-file/read-network-file.ts';
import type { NetworkFileOptions } from '../../../src/engine/network-file/settings.ts';
import type { NamedTensor } from '../../../src/engine/network-file/tensors.ts';
import { writeSafetensors } from '../../../src/engine/network-file/write-safetensors.ts';
import { SpecError } from '../../../src/errors.ts';
import { npzBytes } from '../../support/file-writers.ts';
import { altered, labels, npzFile, ramp, SMALL_NETWORK } from '../../support/network-files.ts';
import { npyOf, npyText } from '../../support/npy-writer.ts';

const TANH = { activation: 'tanh' };
const safetensors = (tensors: readonly NamedTensor[], notes: Record<string, string> = {}) => ({
  name: 'net.safetensors',
  bytes: writeSafetensors(tensors, notes),
});
const faultOf = (read: () => unknown): SpecError => {
  try {
    read();
  } catch (error) {
    if (error instanceof SpecError) return error;
    throw error;
  }
  throw new Error('a SpecError must be thrown');
};

/** A matrix [rows, columns] with its sides exchanged. */
const flipped = (name: string, { shape: [rows, columns], values }: NamedTensor): NamedTensor => ({
  name,
  shape: [columns, rows],
  values: Float32Array.from(values, (_, at) => values[(at % rows) * columns + Math.floor(at / rows)]),
});
const [W0, B0, W1, B1, ...DATA] = SMALL_NETWORK;
/** The small network as PyTorch names and keeps it. */
const stateDict = (first: string, second: string): NamedTensor[] => [
  flipped(`${first}.weight`, W0),
  { ...B0, name: `${first}.bias` },
  flipped(`${second}.weight`, W1),
  { ...B1, name: `${second}.bias` },
];
const EXPECTED = readNetworkFile(npzFile(SMALL_NETWORK), TANH);

describe('a state_dict of PyTorch', () => {
  test.each([
    ['0', '2'],
    ['fc1', 'fc2'],
    ['layers.0', 'layers.2'],
    ['module.0', 'module.2'],
    ['_orig_mod.net.9', '_orig_mod.net.10'],
    ['_orig_mod.module.fc1', '_orig_mod.module.fc2'],
    ['encoder', 'classifier'],
    ['features.0', 'head._orig_mod'],
  ])('%s, %s: its weights are transposed, in either format', (first, second) => {
    for (const file of [
      npzFile([...stateDict(first, second), ...DATA]),
      safetensors([...stateDict(first, second), ...DATA]),
    ]) {
      const { network, parameters, mapping } = readNetworkFile(file, TANH);
      expect(network).toEqual(EXPECTED.network);
      expect(parameters).toEqual(EXPECTED.parameters);
      expect(mapping.map(mappingText)).toEqual([
        `${first}.weight [4, 3] → W0 [3, 4], transposed`,
        `${first}.bias [4] → b0 [4], as it is`,
        `${second}.weight [2, 4] → W1 [4, 2], transposed`,
        `${second}.bias [2] → b1 [2], as it is`,
      ]);
    }
  });

  test('one layer without a name; capitals stay as they are in what is said', () => {
    const one = [ramp('weight', [2, 3]), ramp('bias', [2])];
    expect(readNetworkFile(npzFile([...one, ...DATA])).mapping[0]).toMatchObject({
      source: 'weight',
      transposed: true,
    });
    const { mapping } = readNetworkFile(npzFile([...stateDict('FC1', 'FC2'), ...DATA]), TANH);
    expect(mapping[0].source).toBe('FC1.weight');
  });

  test('weights before training and momentum have the same names behind a prefix', () => {
    const prefixed = (prefix: string) =>
      stateDict('fc1', 'fc2').map((tensor) => ({ ...tensor, name: prefix + tensor.name }));
    const file = npzFile([...stateDict('fc1', 'fc2'), ...prefixed('initial.'), ...prefixed('velocity.'), ...DATA]);
    const { initial, lastStep, parameters } = readNetworkFile(file, TANH);
    expect([initial, lastStep]).toEqual([parameters, parameters]);
  });

  test('our own names keep [in, out], also where both sides are equal', () => {
    const square = altered({ W0: ramp('W0', [3, 3]), b0: ramp('b0', [3]), W1: ramp('W1', [3, 2]) });
    const { mapping, parameters } = readNetworkFile(npzFile(square), TANH);
    expect([...parameters.subarray(0, 9)]).toEqual([...ramp('', [3, 3]).values]);
    expect(mapping.some(({ transposed }) => transposed)).toBe(false);
  });

  test('a weight whose sides fit neither layer: the order that was found is shown', () => {
    const wrong = [...stateDict('fc1', 'fc2').slice(0, 2), ramp('fc2.weight', [4, 2]), ramp('fc2.bias', [2]), ...DATA];
    expect(faultOf(() => readNetworkFile(npzFile(wrong), TANH)).message).toBe(
      'net.npz, layers: shapes must be such that each layer takes the outputs of the previous one, from x_train [N, 3] on, got ' +
        'fc1.weight [4, 3], fc2.weight [4, 2]. Arrays called "weight" are read as PyTorch keeps them, [out, in] or [out, in, ' +
        'kernel, kernel], by number or name: save model.state_dict() as it is, or rename the layers 0, 1, 2, … in forward order.',
    );
  });

  test('without a bias: refused, since curvature would count it', () =>
    expect(
      faultOf(() =>
        readNetworkFile(npzFile([...stateDict('0', '2').filter(({ name }) => name !== '2.bias'), ...DATA]), TANH),
      ).message,
    ).toBe(
      'net.npz, 2.bias: array must be there, of shape [2], got nothing. Every layer has a bias; save zeros where it was trained ' +
        'without (curvature then counts it).',
    ));
});

describe('the order of layers', () => {
  const square = (name: string, scale: number): NamedTensor[] => [
    ramp(`${name}.weight`, [3, 3], scale),
    ramp(`${name}.bias`, [3]),
  ];
  const last = (name: string): NamedTensor[] => [ramp(`${name}.weight`, [2, 3]), ramp(`${name}.bias`, [2])];
  const sources = (file: Parameters<typeof readNetworkFile>[0]) => {
    const { mapping, warnings } = readNetworkFile(file, TANH);
    return {
      order: mapping.filter((_, i) => i % 2 === 0).map(({ source }) => source.replace('.weight', '')),
      warnings,
    };
  };

  test('numbers are numbers: 2 before 10, however the file has them', () => {
    const tensors = [...last('net.10'), ...square('net.2', 1), ...square('net.0', 2), ...DATA];
    for (const file of [npzFile(tensors), safetensors(tensors)])
      expect(sources(file)).toEqual({ order: ['net.0', 'net.2', 'net.10'], warnings: [] });
  });

  test('words are in the order in which they were saved, where the file keeps it', () => {
    const tensors = [...square('input', 1), ...square('hidden', 2), ...last('output'), ...DATA];
    expect(sources(npzFile(tensors))).toEqual({ order: ['input', 'hidden', 'output'], warnings: [] });
  });

  test('words in the order of the alphabet, where several orders fit: it is said', () => {
    const { order, warnings } = sources(
      safetensors([...square('input', 1), ...square('hidden', 2), ...last('output'), ...DATA]),
    );
    expect(order).toEqual(['hidden', 'input', 'output']);
    expect(warnings).toEqual([
      'net.safetensors: several orders of the layers fit their shapes; they are read in the order of their names: hidden.weight, ' +
        'input.weight, output.weight.',
    ]);
  });

  test('convolutions come first, each kind by its names, as in torchvision', () => {
    const conv = (name: string) => [ramp(`${name}.weight`, [2, 2, 3, 3]), ramp(`${name}.bias`, [2])];
    const dense = (name: string, out: number) => [ramp(`${name}.weight`, [out, 8]), ramp(`${name}.bias`, [out])];
    const images = { name: 'x_train', shape: [2, 2, 2, 2], values: new Float32Array(16) };
    const layers = [
      ...conv('features.10'),
      ...conv('features.3'),
      ...dense('classifier.4', 2),
      ...dense('classifier.1', 8),
    ];
    const order = ['features.3', 'features.10', 'classifier.1', 'classifier.4'];
    const notes = { channels: 'first' };
    const both = [npzFile, safetensors].map((write) =>
      sources(write([...layers, images, labels('y_train', 0, 1)], notes)),
    );
    expect(both.map(({ order }) => order)).toEqual([order, order]);
  });

  test('the only order that fits is found, and it is said', () => {
    const { order, warnings } = sources(safetensors([...stateDict('features', 'classifier'), ...DATA]));
    expect(order).toEqual(['features', 'classifier']);
    expect(warnings).toEqual([expect.stringContaining('the only order in which their shapes fit')]);
  });
});

describe('arrays that would not be used', () => {
  const left = [ramp('gamma0', [4]), ramp('bn.running_mean', [4])];
  test('batch normalisation is named and refused; told to ignore it, the network is read and it is said', () => {
    const file = npzFile([...SMALL_NETWORK, ...left]);
    const fault = faultOf(() => readNetworkFile(file, TANH));
    expect(fault.message).toBe(
      'net.npz, list of arrays: every array must be a weight or a bias of a layer or data, got gamma0, bn.running_mean. ' +
        'Networks here have no normalisation but nn.LayerNorm before the activation of every hidden dense layer, which the file ' +
        "notes as normalisation='layer'; results without these would be those of a different network. Fold it into the layers " +
        'before it and save the result, or name them as arrays to ignore.',
    );
    expect(fault.detail).toEqual({ unusedArrays: ['gamma0', 'bn.running_mean'] });
    const { parameters, warnings } = readNetworkFile(file, { ...TANH, ignore: ['Gamma0', 'bn.running_mean'] });
    expect(parameters).toEqual(EXPECTED.parameters);
    expect(warnings).toEqual([
      'net.npz: Gamma0, bn.running_mean are ignored; if the network needs them, this is a different network.',
    ]);
  });

  test('layer normalisation that the file notes is read, from a state_dict or from our names', () => {
    const norm = [ramp('1.weight', [4], 0.5), ramp('1.bias', [4], 0.25)];
    const notes = { normalisation: 'layer', activation: 'tanh' };
    const read = readNetworkFile(safetensors([...stateDict('0', '3'), ...norm, ...DATA], notes));
    expect(read.network.layers).toEqual([
      { kind: 'dense', in: 3, out: 4, activation: 'linear' },
      { kind: 'layernorm', size: 4, activation: 'tanh' },
      { kind: 'dense', in: 4, out: 2, activation: 'linear' },
    ]);
    const [first, second] = [EXPECTED.parameters.slice(0, 16), EXPECTED.parameters.slice(16)];
    expect(read.parameters).toEqual(Float32Array.of(...first, 0, 0.5, 1, 1.5, 0, 0.25, 0.5, 0.75, ...second));
    const own = [
      { ...norm[0], name: 'gamma0' },
      { ...norm[1], name: 'beta0' },
    ];
    expect(readNetworkFile(npzFile([...SMALL_NETWORK, ...own], notes)).parameters).toEqual(read.parameters);
    const short = faultOf(() => readNetworkFile(npzFile(SMALL_NETWORK, notes)));
    expect(short.message).toContain('a scale and a shift for each hidden dense layer, of sizes [4], got []');
  });

  const counter = npyOf({ descr: '<i8', shape: [1], values: [7] });
  test.each([
    [
      'scale and shift in a state_dict',
      [ramp('1.weight', [4]), ramp('1.bias', [4])],
      ['1.weight', '1.bias'],
      'no normalisation',
    ],
    ['a network beside', [ramp('V0', [2, 2])], ['V0'], 'Leave them out otherwise'],
    ['validation data', [ramp('x_val', [2, 3])], ['x_val'], 'Leave them out otherwise'],
  ])('%s', (_, tensors, names, message) => {
    const fault = faultOf(() => readNetworkFile(npzFile([...stateDict('0', '2'), ...DATA, ...tensors]), TANH));
    expect(fault.detail.unusedArrays).toEqual(names);
    expect(fault.message).toContain(message);
  });

  test('the count of batches, though it is one number', () => {
    const scalar = counter.slice();
    const header = new TextDecoder('latin1').decode(scalar).replace('(1,)', '()  ');
    const arrays = {
      w0: npyOf({ descr: '<f4', shape: [1, 2], values: [1, 2] }),
      b0: npyOf({ descr: '<f4', shape: [2], values: [0, 0] }),
    };
    const bytes = npzBytes({
      ...arrays,
      'bn.num_batches_tracked': Uint8Array.from(header, (letter) => letter.charCodeAt(0)),
      x_train: npyOf({ descr: '<f4', shape: [2, 1], values: [1, 2] }),
      y_train: npyOf({ descr: '|u1', shape: [2], values: [0, 1] }),
    });
    expect(faultOf(() => readNetworkFile({ name: 'net.npz', bytes })).detail.unusedArrays).toEqual([
      'bn.num_batches_tracked',
    ]);
  });

  test('a name to ignore that is not there', () =>
    expect(faultOf(() => readNetworkFile(npzFile(SMALL_NETWORK), { ...TANH, ignore: ['bn'] })).message).toContain(
      'net.npz, arrays to ignore: each must be one of W0, b0, W1, b1, x_train, y_train, got "bn"',
    ));
});

describe('usual names, in any letter case', () => {
  const settingsOf = (options: NetworkFileOptions) => {
    const { network, notes } = readNetworkFile(npzFile(SMALL_NETWORK), options);
    const [hidden] = network.layers;
    return { activation: hidden.kind === 'dense' && hidden.activation, loss: network.loss, notes };
  };
  test.each([
    ['ReLU', 'relu'],
    ['nn.ReLU()', 'relu'],
    ['F.relu', 'relu'],
    ['Tanh', 'tanh'],
    ['torch.tanh', 'tanh'],
    ['GELU', 'gelu'],
    ["GELU(approximate='none')", 'gelu'],
    ['Softplus', 'softplus'],
    ['Identity', 'linear'],
    ['Linear', 'linear'],
  ])('the activation %s is %s', (activation, expected) => expect(settingsOf({ activation }).activation).toBe(expected));

  test.each(
    ACTIVATIONS.flatMap((name) => {
      const { pytorch, aliases = [] } = ACTIVATION_RECORDS[name];
      return [name, ...(pytorch ? [pytorch] : []), ...aliases].map((text) => [text, name] as const);
    }),
  )('%s is %s, as in the record of the activation', (activation, expected) =>
    expect(settingsOf({ activation }).activation).toBe(expected),
  );

  test.each([
    ['CrossEntropyLoss', 'crossEntropy'],
    ['cross_entropy', 'crossEntropy'],
    ['crossentropy', 'crossEntropy'],
    ['nn.CrossEntropyLoss()', 'crossEntropy'],
    ['xent', 'crossEntropy'],
    ['sparse_categorical_crossentropy', 'crossEntropy'],
    ['NLLLoss', 'crossEntropy'],
    ['MSELoss', 'squaredError'],
    ['mse', 'squaredError'],
    ['squared_error', 'squaredError'],
    ['SquaredError', 'squaredError'],
    ['mean_squared_error', 'squaredError'],
  ])('the loss %s is %s', (loss, expected) => expect(settingsOf({ ...TANH, loss }).loss).toBe(expected));

  test('the factor K/2 against MSELoss is said, and that NLLLoss is of log_softmax', () => {
    expect(settingsOf({ ...TANH, loss: 'mse' }).notes[0]).toContain('K/2 = 1 times torch.nn.MSELoss');
    expect(settingsOf({ ...TANH, loss: 'nll_loss' }).notes[0]).toContain('log_softmax');
    expect(settingsOf(TANH).notes).toEqual([]);
  });

  test.each([
    ["GELU(approximate='tanh')", 'the approximation by tanh is another function'],
    ['gelu_new', 'the approximation by tanh is another function'],
    ['sigmoid', 'Networks with another activation cannot be measured here'],
    ['constructor', 'Networks with another activation cannot be measured here'],
    ['leaky_relu', 'Networks with another activation cannot be measured here'],
    ['ReLU6', 'Networks with another activation cannot be measured here'],
  ])('%s is refused', (activation, message) =>
    expect(faultOf(() => settingsOf({ activation })).message).toContain(message),
  );
});

describe('a loss that the file notes', () => {
  test('is a number under train_loss or loss, which then names no loss', () => {
    const notedOf = (notes: Record<string, string>) =>
      readNetworkFile(npzFile(SMALL_NETWORK, { ...notes, ...TANH })).notedLoss;
    expect(notedOf({ train_loss: '0.25' })).toEqual({ name: 'train_loss', text: '0.25' });
    expect(notedOf({ loss: '1e-3' })).toEqual({ name: 'loss', text: '1e-3' });
    expect(notedOf({ loss: 'mse' })).toBeUndefined();
    expect(notedOf({ train_loss: 'NaN' })).toBeUndefined();
  });

  test('is wanted of safetensors with our names, whose order cannot be checked', () => {
    expect(readNetworkFile(safetensors(SMALL_NETWORK), TANH).warnings).toEqual([
      expect.stringContaining('safetensors scrambles a weight.T that was not'),
    ]);
    expect(readNetworkFile(safetensors(SMALL_NETWORK, { train_loss: '1' }), TANH).warnings).toEqual([]);
    expect(readNetworkFile(safetensors([...stateDict('0', '2'), ...DATA]), TANH).warnings).toEqual([]);
    expect(readNetworkFile(npzFile(SMALL_NETWORK), TANH).warnings).toEqual([]);
  });
});

describe('labels and images of a network', () => {
  test('one-hot labels, and truth values', () => {
    const oneHot = { name: 'y_train', shape: [2, 2], values: Int32Array.of(0, 1, 1, 0) };
    expect(readNetworkFile(npzFile(altered({ y_train: oneHot })), TANH).dataset.train.labels).toEqual(
      Uint16Array.of(1, 0),
    );
    const wide = { name: 'y_train', shape: [2, 3], values: Int32Array.of(0, 1, 0, 1, 0, 0) };
    expect(faultOf(() => readNetworkFile(npzFile(altered({ y_train: wide })), TANH)).message).toContain(
      'one-hot labels must be N×2, for the outputs of the network, got 2×3',
    );
  });

  const cnn = (x: NamedTensor, notes: Record<string, string> = {}) =>
    npzFile(
      [
        ramp('conv.weight', [4, 2, 3, 3]),
        ramp('conv.bias', [4]),
        ramp('fc.weight', [2, 4 * 3 * 5]),
        ramp('fc.bias', [2]),
        x,
        labels('y_train', 0, 1),
      ],
      { activation: 'relu', ...notes },
    );

  test('channels are where the first convolution takes them', () => {
    const first = readNetworkFile(cnn(ramp('x_train', [2, 2, 3, 5])));
    expect(first.dataset.inputShape).toEqual([3, 5, 2]);
    expect([...first.dataset.train.inputs.subarray(0, 4)]).toEqual([0, 15, 1, 16].map((place) => 0.125 * place));
    expect(first.notes).toEqual(['x_train [N, 2, 3, 5] is read with channels first.']);
    const last = readNetworkFile(cnn(ramp('x_train', [2, 3, 5, 2])));
    expect([last.dataset.inputShape, last.notes]).toEqual([[3, 5, 2], []]);
    expect(first.mapping.map(mappingText)).toEqual([
      'conv.weight [4, 2, 3, 3] → W0 [3, 3, 2, 4], transposed',
      'conv.bias [4] → b0 [4], as it is',
      'fc.weight [2, 60] → W1 [60, 2], transposed, inputs from channels first to last',
      'fc.bias [2] → b1 [2], as it is',
    ]);
  });

  test('where both places fit, it must be noted', () => {
    const both = (notes: Record<string, string> = {}) =>
      npzFile(
        [ramp('0.weight', [2, 3, 3, 3]), ramp('0.bias', [2]), ramp('1.weight', [2, 18]), ramp('1.bias', [2])].concat([
          ramp('x_train', [2, 3, 3, 3]),
          labels('y_train', 0, 1),
        ]),
        { activation: 'relu', ...notes },
      );
    expect(faultOf(() => readNetworkFile(both())).message).toContain(
      'x_train: the position of the channels must be stated',
    );
    const inputs = (channels: string) => [...readNetworkFile(both({ channels })).dataset.train.inputs.subarray(0, 3)];
    expect([inputs('last'), inputs('first')]).toEqual([
      [0, 0.125, 0.25],
      [0, 1.125, 2.25],
    ]);
  });
});

test('numpy.savez of weight.T: Fortran order is read', () => {
  // What numpy writes for weight.T of a contiguous [out, in] array: the order of [out, in], and the shape [in, out].
  const matrix = (tensor: NamedTensor, isFortranOrder: boolean) =>
    npyOf({ descr: '<f4', shape: tensor.shape, values: tensor.values, isFortranOrder });
  const bytes = npzBytes({
    ...Object.fromEntries([...DATA, B0, B1].map((tensor) => [tensor.name, matrix(tensor, false)])),
    W0: matrix(W0, true),
    W1: matrix(W1, true),
    activation: npyText('tanh'),
  });
  expect(readNetworkFile({ name: 'net.npz', bytes }).parameters).toEqual(EXPECTED.parameters);
});
