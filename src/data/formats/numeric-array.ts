import { LIMITS } from './limits.ts';
import { fileFault } from './named-bytes.ts';

type Shape = readonly number[];

/** Numbers from a file, row-major. Bytes stay bytes; other types become floating point. */
export interface NumericArray {
  readonly shape: readonly number[];
  readonly values: Uint8Array | Float32Array | Float64Array;
}

/** Kind and size in bytes of an element, in NumPy's notation; `b1` is Boolean, 0 or 1. */
export const ELEMENT_TYPES = ['b1', 'u1', 'u2', 'u4', 'u8', 'i1', 'i2', 'i4', 'i8', 'f2', 'f4', 'f8'] as const;
export type ElementType = (typeof ELEMENT_TYPES)[number];

type Read = (view: DataView, at: number, littleEndian: boolean) => number;

/** Decodes a half-precision number: sign, 5 bits of exponent, 10 of fraction. Source: IEEE 754-2019, binary16. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

const READ: Record<Exclude<ElementType, 'u1'>, Read> = {
  b1: (view, at) => (view.getUint8(at) === 0 ? 0 : 1),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  f2: (view, at, little) => fromHalf(view.getUint16(at, little)),
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
};

/** Types whose values are all exact in 32-bit floats. */
const FITS_FLOAT32: ReadonlySet<ElementType> = new Set(['b1', 'u2', 'i1', 'i2', 'f2', 'f4']);

export const elementBytes = (type: ElementType): number => Number(type[1]);

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

/** Bytes of one decoded number. */
const decodedBytesOf = (type: ElementType): number => (type === 'u1' ? 1 : FITS_FLOAT32.has(type) ? 4 : 8);

/** Refuses an array whose decoded numbers would take too much memory. */
export function checkDecodable(
  file: string,
  place: string,
  { shape, type }: { shape: Shape; type: ElementType },
): void {
  const bytes = sizeOf(shape) * decodedBytesOf(type);
  if (bytes > LIMITS.decodedBytes)
    throw fileFault(file, place, {
      what: 'decoded numbers',
      rule: `at most ${LIMITS.decodedBytes} bytes`,
      got: `${bytes}, for the shape ${shape.join('×')} of type ${type}`,
      fix: 'Save fewer examples, or images as bytes (uint8).',
    });
}

/** Decodes `bytes`, whose length must be a multiple of `elementBytes(type)`. Integers are rounded to 53 bits. */
export function decodeNumbers(bytes: Uint8Array, type: ElementType, littleEndian: boolean): NumericArray['values'] {
  if (type === 'u1') return bytes;
  const width = elementBytes(type);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.byteLength / width;
  const values = FITS_FLOAT32.has(type) ? new Float32Array(length) : new Float64Array(length);
  const read = READ[type];
  for (let i = 0; i < length; i++) values[i] = read(view, i * width, littleEndian);
  return values;
}

/** Permutes axes like `numpy.transpose`: axis k of the result is axis `axes[k]` of the array. */
export function transposed({ shape, values }: NumericArray, axes: readonly number[]): NumericArray {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const sides = axes.map((axis) => shape[axis]);
  const steps = axes.map((axis) => strides[axis]);
  const moved = values.slice();
  const index = new Array<number>(axes.length).fill(0);
  const inner = axes.length - 1;
  let from = 0;
  for (let to = 0; to < moved.length; ) {
    // Along the last axis in a loop without branches: most of the time of reading an array in Fortran order is spent here.
    const end = to + sides[inner];
    for (let at = from; to < end; at += steps[inner]) moved[to++] = values[at];
    for (let axis = inner - 1; axis >= 0; axis--) {
      from += steps[axis];
      if (++index[axis] < sides[axis]) break;
      from -= steps[axis] * sides[axis];
      index[axis] = 0;
    }
  }
  return { shape: sides, values: moved };
}
