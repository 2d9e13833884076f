import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readNpy } from '../../../src/data/formats/npy.ts';
import { readTensorFile } from '../../../src/engine/network-file/tensor-file.ts';
import { writeNpz } from '../../../src/engine/network-file/write-npz.ts';
import { writeSafetensors } from '../../../src/engine/network-file/write-safetensors.ts';
import { npzBytes } from '../../support/file-writers.ts';
import { rawSafetensors } from '../../support/network-files.ts';

const shape = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 });
const tensor = fc.record({ shape, whole: fc.boolean(), seed: fc.integer() }).map(({ shape, whole, seed }) => {
  const count = shape.reduce((product, side) => product * side, 1);
  const words = Int32Array.from({ length: count }, (_, i) => Math.imul(seed + i, 0x9e3779b1));
  // Any 32 bits that are a number: floats of all sizes, subnormals and infinities among them.
  const floats = new Float32Array(words.buffer.slice(0)).map((value) => (Number.isNaN(value) ? 0 : value));
  return { shape, values: whole ? words : floats };
});
const tensors = fc
  .dictionary(fc.stringMatching(/^[a-z][a-z0-9_.]{0,8}$/), tensor, { maxKeys: 6 })
  .map((named) => Object.entries(named).map(([name, value]) => ({ name, ...value })));
const metadata = fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), fc.string(), { maxKeys: 4 });

describe.each([
  ['npz', writeNpz],
  ['safetensors', writeSafetensors],
] as const)('%s', (format, write) => {
  test('what is written is read again: names, shapes, every bit, and notes', () => {
    fc.assert(
      fc.property(tensors, metadata, (written, notes) => {
        const file = readTensorFile({ name: `a.${format}`, bytes: write(written, notes) });
        expect([...file.names].sort()).toEqual(written.map(({ name }) => name).sort());
        for (const { name, shape, values } of written) {
          expect(file.array(name)?.shape).toEqual(shape);
          expect(Array.from(file.array(name)!.values)).toEqual(Array.from(values));
        }
        expect(Object.fromEntries(file.metadata)).toEqual({ ...notes });
      }),
      { numRuns: 200 },
    );
  });

  test('equal contents give equal bytes', () => {
    const one = [{ name: 'W0', shape: [2], values: Float32Array.of(1, 2) }];
    expect(write(one, { a: 'b' })).toEqual(write(one, { a: 'b' }));
  });

  test('names are read in any letter case', () => {
    const bytes = write([{ name: 'X_Train', shape: [1], values: Float32Array.of(3) }], {});
    expect(readTensorFile({ name: 'a', bytes }).array('x_train')?.values).toEqual(Float32Array.of(3));
  });

  test('cut short anywhere or changed at random, a file is read or refused with a SpecError', () => {
    const bytes = write([{ name: 'w0', shape: [2, 3], values: new Float32Array(6) }], { activation: 'tanh' });
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(bytes.length - 1), fc.nat(255), (end, at, byte) => {
        const damaged = bytes.slice(0, end + 1);
        if (at < damaged.length) damaged[at] = byte;
        try {
          const file = readTensorFile({ name: 'a', bytes: damaged });
          for (const name of file.names) file.array(name);
        } catch (error) {
          expect((error as Error).name).toBe('SpecError');
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('numbers of an NPZ entry start at a multiple of 64, and meta.json is text', () => {
  const entries = unzipSync(writeNpz([{ name: 'w0', shape: [3], values: Float32Array.of(1, 2, 3) }], { loss: 'x' }));
  expect(Object.keys(entries)).toEqual(['w0.npy', 'meta.json']);
  expect(entries['w0.npy'].length % 64).toBe(3 * 4);
  expect(readNpy({ name: 'w0', bytes: entries['w0.npy'] }).values).toEqual(Float32Array.of(1, 2, 3));
  expect(JSON.parse(new TextDecoder().decode(entries['meta.json']))).toEqual({ loss: 'x' });
});

test('notes of an NPZ are also arrays of one text or number, as numpy.savez writes them', () => {
  // The header and bytes of numpy 1.24: np.savez(path, activation='tanh', batch_size=np.int64(8))
  const scalar = (type: string, ...body: number[]) => {
    const header = new TextEncoder().encode(
      `${`{'descr': '${type}', 'fortran_order': False, 'shape': (), }`.padEnd(117)}\n`,
    );
    return Uint8Array.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0, ...header, ...body]);
  };
  const word = (text: string) => Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0]);
  const bytes = npzBytes({
    activation: scalar('<U4', ...word('tanh')),
    batch_size: scalar('<i8', 8, 0, 0, 0, 0, 0, 0, 0),
  });
  const file = readTensorFile({ name: 'a.npz', bytes });
  expect(Object.fromEntries(file.metadata)).toEqual({ activation: 'tanh', batch_size: '8' });
  expect(file.names).toEqual([]);
});

test('safetensors of every type of number (values from the IEEE formats)', () => {
  const view = new DataView(new ArrayBuffer(64));
  view.setFloat64(0, -0.1, true);
  view.setBigInt64(8, -5n, true);
  view.setFloat32(16, 1.5, true);
  view.setUint16(20, 0x3555, true); // binary16: 0.333251953125
  view.setUint16(22, 0x8001, true); // the smallest negative subnormal
  view.setUint16(24, 0x7c00, true); // ∞
  view.setUint16(26, 0xc049, true); // bfloat16: −3.140625
  view.setUint8(28, 200);
  view.setInt8(29, -3);
  const entry = (dtype: string, count: number, from: number, to: number) => ({
    dtype,
    shape: [count],
    data_offsets: [from, to],
  });
  const header = {
    f64: entry('F64', 1, 0, 8),
    i64: entry('I64', 1, 8, 16),
    f32: entry('F32', 1, 16, 20),
    f16: entry('F16', 3, 20, 26),
    bf16: entry('BF16', 1, 26, 28),
    u8: entry('U8', 1, 28, 29),
    i8: entry('I8', 1, 29, 30),
  };
  const file = readTensorFile(rawSafetensors(JSON.stringify(header), new Uint8Array(view.buffer, 0, 30)));
  const read = Object.fromEntries(file.names.map((name) => [name, Array.from(file.array(name)!.values)]));
  expect(read).toEqual({
    f64: [-0.1],
    i64: [-5],
    f32: [1.5],
    f16: [0.333251953125, -(2 ** -24), Number.POSITIVE_INFINITY],
    bf16: [-3.140625],
    u8: [200],
    i8: [-3],
  });
});
