/** Numbers read from a file, row-major. Bytes stay bytes; everything else becomes floating point. */
export interface NumericArray {
  readonly shape: readonly number[];
  readonly values: Uint8Array | Float32Array | Float64Array;
}

/** Kind and bytes of one element, as NumPy writes it. */
export const ELEMENT_TYPES = ['u1', 'u2', 'u4', 'i1', 'i2', 'i4', 'i8', 'f4', 'f8'] as const;
export type ElementType = (typeof ELEMENT_TYPES)[number];

type Read = (view: DataView, at: number, littleEndian: boolean) => number;

const READ: Record<Exclude<ElementType, 'u1'>, Read> = {
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
};

export const elementBytes = (type: ElementType): number => Number(type[1]);

/** All of `bytes` as numbers of one type; its length is a multiple of `elementBytes(type)`. */
export function decodeNumbers(bytes: Uint8Array, type: ElementType, littleEndian: boolean): NumericArray['values'] {
  if (type === 'u1') return bytes;
  const width = elementBytes(type);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.byteLength / width;
  const values = type === 'f4' ? new Float32Array(length) : new Float64Array(length);
  const read = READ[type];
  for (let i = 0; i < length; i++) values[i] = read(view, i * width, littleEndian);
  return values;
}
