import { strToU8, zipSync } from 'fflate';

/** An IDX file of bytes (type 08). */
export function idxBytes(shape: readonly number[], values: ArrayLike<number>): Uint8Array {
  const file = new Uint8Array(4 + 4 * shape.length + values.length);
  const view = new DataView(file.buffer);
  file.set([0, 0, 8, shape.length]);
  shape.forEach((side, i) => {
    view.setUint32(4 + 4 * i, side);
  });
  file.set(Array.from(values), 4 + 4 * shape.length);
  return file;
}

const NUMPY_TYPES = {
  '|u1': Uint8Array,
  '|i1': Int8Array,
  '<i2': Int16Array,
  '<i4': Int32Array,
  '<f4': Float32Array,
  '<f8': Float64Array,
} as const;
export type NumpyType = keyof typeof NUMPY_TYPES | '<i8';
export const NUMPY_TYPE_NAMES = [...Object.keys(NUMPY_TYPES), '<i8'] as readonly NumpyType[];

function littleEndianBytes(type: NumpyType, values: readonly number[]): Uint8Array {
  const array = type === '<i8' ? BigInt64Array.from(values.map(BigInt)) : NUMPY_TYPES[type].from(values);
  return new Uint8Array(array.buffer);
}

/** An NPY file, version 1, with any header text. */
export function npyWithHeader(header: string, body: Uint8Array): Uint8Array {
  const text = strToU8(`${header.padEnd(117)}\n`);
  const file = new Uint8Array(10 + text.length + body.length);
  file.set([0x93, ...strToU8('NUMPY'), 1, 0, text.length & 255, text.length >> 8]);
  file.set(text, 10);
  file.set(body, 10 + text.length);
  return file;
}

export function npyBytes(type: NumpyType, shape: readonly number[], values: readonly number[]): Uint8Array {
  const header = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  return npyWithHeader(header, littleEndianBytes(type, values));
}

export function npzBytes(arrays: Record<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(arrays).map(([name, bytes]) => [`${name}.npy`, bytes])));
}

/** A tar archive of plain files. */
export function tarBytes(files: Record<string, Uint8Array>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([name, bytes]) => {
    const header = new Uint8Array(512);
    header.set(strToU8(name));
    header.set(strToU8('0000644\0'), 100);
    header.set(strToU8(`${bytes.length.toString(8).padStart(11, '0')}\0`), 124);
    header.set(strToU8('        0'), 148);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.set(strToU8(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
    const body = new Uint8Array(Math.ceil(bytes.length / 512) * 512);
    body.set(bytes);
    return [header, body];
  });
  const archive = new Uint8Array(blocks.reduce((sum, { length }) => sum + length, 1024));
  let at = 0;
  for (const block of blocks) {
    archive.set(block, at);
    at += block.length;
  }
  return archive;
}

/** The binary version of CIFAR-10 in small: `perBatch` records in each batch; byte k of record i of batch b is b + i + k mod 251. */
export function cifarArchive(batches: readonly string[], perBatch: number): Uint8Array {
  const files = batches.map((name, b) => {
    const bytes = Uint8Array.from({ length: perBatch * 3073 }, (_, at) => {
      const [i, k] = [Math.floor(at / 3073), at % 3073];
      return k === 0 ? (b + i) % 10 : (b + i + k) % 251;
    });
    return [`cifar-10-batches-bin/${name}.bin`, bytes] as const;
  });
  return tarBytes(Object.fromEntries(files));
}
