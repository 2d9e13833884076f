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
