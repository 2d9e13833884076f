import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { NamedBytes } from '../../../src/data/formats/named-bytes.ts';
import { readNetworkFile } from '../../../src/engine/network-file/read-network-file.ts';
import type { NetworkFileOptions } from '../../../src/engine/network-file/settings.ts';
import type { NamedTensor } from '../../../src/engine/network-file/tensors.ts';
import { SpecError } from '../../../src/errors.ts';
import { npyBytes, npyWithHeader, npzBytes } from '../../support/file-writers.ts';
import { altered, labels, npzFile, ramp, rawSafetensors, SMALL_NETWORK } from '../../support/network-files.ts';

function expectFault(file: NamedBytes, options: NetworkFileOptions, ...parts: readonly string[]): void {
  let fault: unknown;
  try {
    readNetworkFile(file, options);
  } catch (error) {
    fault = error;
  }
  expect(fault).toBeInstanceOf(SpecError);
  for (const part of parts) expect((fault as SpecError).message).toContain(part);
}

const TANH = { activation: 'tanh' };
const entry = (dtype: string, shape: readonly number[], from: number, to: number) =>
  JSON.stringify({ dtype, shape, data_offsets: [from, to] });

describe('a bad safetensors file names file, place, rule and what was found', () => {
  const bytes = (count: number) => new Uint8Array(count);
  test.each([
    [
      '8 EB of header',
      rawSafetensors('{}', bytes(4), 2n ** 62n),
      ['byte 0: header length must be at most 6', 'got 46116'],
    ],
    ['header that is cut', rawSafetensors('{"a":'), ['header from byte 8 on: it must hold JSON']],
    ['header that is a list', rawSafetensors('[]'), ['50 4b 03 04']],
    [
      'one tensor twice',
      rawSafetensors(`{"w0":${entry('F32', [1], 0, 4)},"w0":${entry('F32', [1], 4, 8)}}`, bytes(8)),
      ['every key of an object must be there once, got "w0" twice'],
    ],
    [
      'a key that could reach a prototype',
      rawSafetensors(`{"__proto__":${entry('F32', [1], 0, 4)}}`, bytes(4)),
      ['no key may be __proto__'],
    ],
    [
      'a name with control characters',
      rawSafetensors(`{"w0\\u0007":${entry('F32', [1], 0, 4)}}`, bytes(4)),
      ['name of a tensor must be of at most 255 printable characters'],
    ],
    [
      'header that is not UTF-8',
      rawSafetensors('{}', Uint8Array.of(0xff), 3n),
      ['header from byte 8 on: JSON must be UTF-8 text'],
    ],
    [
      'unknown type',
      rawSafetensors(`{"w0":${entry('F8', [1], 0, 1)}}`, bytes(1)),
      ['tensor "w0": dtype must be one of F64, F32', 'got "F8"'],
    ],
    [
      'no shape',
      rawSafetensors('{"w0":{"dtype":"F32","data_offsets":[0,4]}}', bytes(4)),
      ['tensor "w0": shape must be'],
    ],
    ['negative side', rawSafetensors(`{"w0":${entry('F32', [-1], 0, 4)}}`, bytes(4)), ['tensor "w0": shape.0 must be']],
    [
      'a size that is not that of the shape',
      rawSafetensors(`{"w0":${entry('F32', [2], 0, 4)}}`, bytes(4)),
      ['data_offsets must be 8 bytes apart, for the shape [2] of type F32, got 0 to 4'],
    ],
    [
      'more than the file has',
      rawSafetensors(`{"w0":${entry('F32', [1000], 0, 4000)}}`, bytes(4)),
      ['data_offsets must be from 0', 'at most 4, got 0 to 4000'],
    ],
    [
      'the largest claim a shape can make',
      rawSafetensors(`{"w0":${entry('F32', new Array<number>(8).fill(2 ** 52), 0, 4)}}`, bytes(4)),
      ['data_offsets must be', 'got 0 to 4'],
    ],
    [
      'tensors that overlap',
      rawSafetensors(`{"a":${entry('F32', [2], 0, 8)},"b":${entry('F32', [1], 4, 8)}}`, bytes(8)),
      ['tensor "b": data_offsets must be from 8', 'got 4 to 8'],
    ],
    [
      'a hole',
      rawSafetensors(`{"a":${entry('F32', [1], 4, 8)}}`, bytes(8)),
      ['tensor "a": data_offsets must be from 0'],
    ],
    [
      'bytes that are left over',
      rawSafetensors(`{"a":${entry('F32', [1], 0, 4)}}`, bytes(5)),
      ['end of the file: what follows the header must be 4 bytes, got 5'],
    ],
    [
      'one name twice',
      rawSafetensors(`{"W0":${entry('F32', [0], 0, 0)},"w0":${entry('F32', [0], 0, 0)}}`),
      ['tensor "w0": name must be unlike any other'],
    ],
    [
      'metadata that is not text',
      rawSafetensors('{"__metadata__":{"loss":[1]}}'),
      ['__metadata__: loss must be a string'],
    ],
    ['metadata that is a list', rawSafetensors('{"__metadata__":[1]}'), ['must be an object of strings']],
    ['nothing in it', rawSafetensors('{}'), ['list of arrays: names must be W0, b0', 'got none']],
    [
      'something else',
      { name: 'net.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47) },
      ['net.png: the file must be a network as NPZ or safetensors', 'got one PNG picture'],
    ],
    [
      'an empty file',
      { name: 'net.npz', bytes: new Uint8Array(0) },
      ['net.npz: the file must be', 'got an empty file'],
    ],
    [
      'a table',
      { name: 'table.csv', bytes: new TextEncoder().encode('1,2,0\n') },
      ['got a text, possibly a table of data. Open it as data'],
    ],
    [
      'a file of torch.save',
      { name: 'net.pth', bytes: zipSync({ 'net/data.pkl': Uint8Array.of(0x80, 2, 0x2e) }) },
      ['got a file of torch.save. Save model.state_dict() with safetensors.torch.save_file'],
    ],
    [
      'values to compare an engine with',
      { name: 'mlp.json', bytes: new TextEncoder().encode('{"network": {}, "parameters": [], "sgd": {}}') },
      ['got a reference file', 'Check it with the command "verify"'],
    ],
  ])('%s', (_, file, parts) => expectFault(file, TANH, ...parts));
});

describe('a bad NPZ file', () => {
  const zipped = (entries: Record<string, Uint8Array>) => ({ name: 'net.npz', bytes: zipSync(entries) });
  const text = (content: string) => new TextEncoder().encode(content);
  const complex = npyWithHeader("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", new Uint8Array(8));
  test('one wrong bit of a weight, in an archive that is stored', () => {
    const { name, bytes } = npzFile(SMALL_NETWORK);
    const stored = zipSync(unzipSync(bytes), { level: 0 });
    const header = new TextDecoder('latin1').decode(stored).indexOf('(3, 4), }');
    stored[header + 100] ^= 4;
    expectFault({ name, bytes: stored }, TANH, 'net.npz, entry "W0.npy": CRC-32 must be');
  });
  test.each([
    [
      'meta.json that is not JSON',
      zipped({ 'meta.json': text('{') }),
      ['net.npz, entry "meta.json": it must hold JSON'],
    ],
    [
      'meta.json that is a list',
      zipped({ 'meta.json': text('[1]') }),
      ['entry "meta.json": metadata must be an object'],
    ],
    [
      'numbers that are not real',
      zipped({ 'W0.npy': complex, 'x_train.npy': complex, 'y_train.npy': complex }),
      ['net.npz, x_train.npy, header: descr must be one of', "'<c8'"],
    ],
    [
      'one name twice',
      zipped({ 'W0.npy': complex, 'w0.npy': complex }),
      ['entry "w0.npy": name must be unlike any other'],
    ],
    [
      'cut short',
      { name: 'net.npz', bytes: npzFile([]).bytes.slice(0, 30) },
      ['net.npz, 30 bytes: zip archive must be'],
    ],
  ])('%s', (_, file, parts) => expectFault(file, TANH, ...parts));
});

const faulty = (
  title: string,
  changes: Readonly<Record<string, NamedTensor | null>>,
  parts: readonly string[],
  options: NetworkFileOptions = TANH,
) => [title, changes, parts, options] as const;

describe('arrays that are no network', () => {
  test.each([
    faulty('no activation', {}, ['net.npz, activation: it must be given', 'got nothing', "activation='tanh'"], {}),
    faulty('unknown activation', {}, ['activation: it must be one of tanh, relu', 'got "elu"'], { activation: 'elu' }),
    faulty('too many activations', {}, ['there must be one, or 1 for 1 hidden layers', 'got 2'], {
      activation: 'tanh,relu',
    }),
    faulty('a loss by the name of a property of objects', {}, ['loss: it must be one of', 'got "constructor"'], {
      ...TANH,
      loss: 'constructor',
    }),
    faulty('unknown loss', {}, ['loss: it must be one of crossEntropy, squaredError, got "hinge"'], {
      ...TANH,
      loss: 'hinge',
    }),
    faulty('no weights', { W0: null }, ['list of arrays: names must be W0, b0']),
    faulty('a gap in the layers', { W1: null, W2: ramp('W2', [4, 2]) }, ['W0, b0, W1, b1, … without a gap']),
    faulty('no bias', { b1: null }, ['net.npz, b1: array must be there, of shape [2], got nothing', 'save zeros']),
    faulty('a bias of another size', { b0: ramp('b0', [3]) }, ['net.npz, b0: shape must be [4], got [3]']),
    faulty('no data', { x_train: null }, ['names must be x_train and y_train']),
    faulty('weights of PyTorch', { W0: ramp('W0', [4, 3]) }, [
      'W0: shape must be [3, out]',
      'got [4, 3]',
      'numpy.ascontiguousarray(weight.T)',
    ]),
    faulty('inputs of another size', { x_train: ramp('x_train', [2, 5]) }, [
      'W0: shape must be [5, out], for its 5 inputs',
    ]),
    faulty('one output', { W1: ramp('W1', [4, 1]), b1: ramp('b1', [1]) }, [
      'W1: last layer must be dense with at least 2',
    ]),
    faulty('a label above the outputs', { y_train: labels('y_train', 0, 2) }, [
      'y_train, label 1: label must be a whole number in [0, 1], got 2',
    ]),
    faulty('labels of another number', { y_train: labels('y_train', 0) }, ['number of labels must be 2']),
    faulty('no examples', { x_train: ramp('x_train', [0, 3]), y_train: labels('y_train') }, [
      'x_train: number of examples must be at least 1',
    ]),
    faulty('test without labels', { x_test: ramp('x_test', [1, 3]) }, ['names must be x_test and y_test']),
    faulty('test of another size', { x_test: ramp('x_test', [1, 4]), y_test: labels('y_test', 1) }, [
      'x_test: shape must be [N, 3], as x_train, got [1, 4]',
    ]),
    faulty(
      'a weight that is not finite',
      { b0: { ...ramp('b0', [4]), values: Float32Array.of(1, 2, Number.NaN, 4) } },
      ['b0: number 2 must be a finite 32-bit number, got NaN'],
    ),
    faulty('a convolution on vectors', { W0: ramp('W0', [3, 3, 1, 2]), b0: ramp('b0', [2]) }, [
      'x_train: shape must be [N, height, width]',
      'got [N, 3]',
    ]),
    faulty('a convolution after a dense layer', { W1: ramp('W1', [3, 3, 1, 2]) }, [
      'W0: shape must be [kernel, kernel, in, out] for convolutions, then',
    ]),
    faulty('a stem with too many convolutions', {}, ['stem: it must name 0 conv', 'got 1'], { ...TANH, stem: 'conv' }),
    faulty('an unknown stem', {}, ['stem: it must be one of conv, pool2, pool4, got "max"'], { ...TANH, stem: 'max' }),
    faulty('a stem by the name of a property of objects', {}, ['stem: it must be one of', 'got "constructor"'], {
      ...TANH,
      stem: 'constructor',
    }),
    faulty('half a batch size', {}, ['batch_size: it must be a whole number of at least 1, got 0.5'], {
      ...TANH,
      batchSize: 0.5,
    }),
  ])('%s', (_, changes, parts, options) => expectFault(npzFile(altered(changes)), options, ...parts));

  test('inputs as bytes, whose scale nobody knows', () => {
    const bytes = npzBytes({
      w0: npyBytes('<f4', [2, 2], [1, 2, 3, 4]),
      b0: npyBytes('<f4', [2], [1, 2]),
      x_train: npyBytes('|u1', [1, 2], [1, 2]),
      y_train: npyBytes('<i8', [1], [1]),
    });
    expectFault({ name: 'net.npz', bytes }, TANH, 'x_train: type must be float32', 'got bytes');
  });
});

describe('images', () => {
  const cnn = (changes: Readonly<Record<string, NamedTensor | null>>) =>
    npzFile(
      altered({
        W0: ramp('W0', [3, 3, 1, 2]),
        b0: ramp('b0', [2]),
        W1: ramp('W1', [8, 2]),
        x_train: ramp('x_train', [2, 4, 4]),
        ...changes,
      }),
    );
  test('pooling that was not told', () =>
    expectFault(cnn({}), TANH, 'W1: shape must be [32, out]', 'got [8, 2]', 'stem="conv pool2"'));
  test('pooling that does not divide', () =>
    expectFault(cnn({}), { ...TANH, stem: 'conv pool4 pool2' }, 'stem: pool2 must divide the image sides, got 1×1'));
  test('a kernel of another size', () =>
    expectFault(
      cnn({ W0: ramp('W0', [2, 2, 1, 2]) }),
      TANH,
      'W0: shape must be [3, 3, 1, out] or [5, 5, 1, out]',
      'Kernels of other sizes cannot be measured',
    ));
  test('a convolution as PyTorch keeps it under our names', () =>
    expectFault(
      cnn({ W0: ramp('W0', [2, 1, 3, 3]) }),
      TANH,
      'got [2, 1, 3, 3]. PyTorch keeps [out, in, kernel, kernel]',
      'weight.permute(2, 3, 1, 0).contiguous()',
    ));
});
