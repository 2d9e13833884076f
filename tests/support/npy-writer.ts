/** Writes one element of each type of NumPy that is read. */
const WRITE: Readonly<Record<string, (view: DataView, at: number, value: number, little: boolean) => void>> = {
  b1: (view, at, value) => view.setUint8(at, value),
  u1: (view, at, value) => view.setUint8(at, value),
  u2: (view, at, value, little) => view.setUint16(at, value, little),
  u4: (view, at, value, little) => view.setUint32(at, value, little),
  u8: (view, at, value, little) => view.setBigUint64(at, BigInt(value), little),
  i1: (view, at, value) => view.setInt8(at, value),
  i2: (view, at, value, little) => view.setInt16(at, value, little),
  i4: (view, at, value, little) => view.setInt32(at, value, little),
  i8: (view, at, value, little) => view.setBigInt64(at, BigInt(value), little),
  f2: (view, at, value, little) => view.setUint16(at, halfBits(value), little),
  f4: (view, at, value, little) => view.setFloat32(at, value, little),
  f8: (view, at, value, little) => view.setFloat64(at, value, little),
};
export const NPY_TYPES = Object.keys(WRITE);

const HALF_BITS = new Map<number | '-0', number>();

/** Bits of binary16 for numbers that it holds exactly, by trying all of them, once each: slow and obvious. */
function halfBits(value: number): number {
  const key = Object.is(value, -0) ? '-0' : value;
  const known = HALF_BITS.get(key);
  if (known !== undefined) return known;
  for (let bits = 0; bits < 2 ** 16; bits++)
    if (Object.is(halfValue(bits), value)) {
      HALF_BITS.set(key, bits);
      return bits;
    }
  throw new Error(`binary16 must hold ${value}`);
}

function halfValue(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return Number.NaN;
  return (sign ? -1 : 1) * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : (2 ** -14 * fraction) / 1024);
}

export interface NpyContent {
  /** As in a header: `<f4`, `>i2`, `|u1`. */
  readonly descr: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: ArrayLike<number>;
  readonly isFortranOrder?: boolean;
}

/** Where the element with this row-major number is in column-major order. */
function columnMajorIndex(index: number, shape: readonly number[]): number {
  let rest = index;
  let at = 0;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const stride = shape.slice(0, axis).reduce((product, side) => product * side, 1);
    at += (rest % shape[axis]) * stride;
    rest = Math.floor(rest / shape[axis]);
  }
  return at;
}

/** An NPY file with any header text and body. */
export function rawNpy(header: string, body: Uint8Array, version = 1): Uint8Array {
  const text = new TextEncoder().encode(`${header}\n`);
  const start = version === 1 ? 10 : 12;
  const file = new Uint8Array(start + text.length + body.length);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  const view = new DataView(file.buffer);
  if (version === 1) view.setUint16(8, text.length, true);
  else view.setUint32(8, text.length, true);
  file.set(text, start);
  file.set(body, start + text.length);
  return file;
}

/** Numbers of a type, in the order of the file. */
export function npyBody({ descr, shape, values, isFortranOrder = false }: NpyContent): Uint8Array {
  const type = descr.slice(1);
  const bytes = Number(type[1]);
  const view = new DataView(new ArrayBuffer(values.length * bytes));
  for (let i = 0; i < values.length; i++) {
    const at = isFortranOrder ? columnMajorIndex(i, shape) : i;
    WRITE[type](view, at * bytes, values[i], descr[0] !== '>');
  }
  return new Uint8Array(view.buffer);
}

/** A NumPy array as `numpy.save` writes it. */
export function npyOf(content: NpyContent): Uint8Array {
  const { descr, shape, isFortranOrder = false } = content;
  const sides = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  const order = isFortranOrder ? 'True' : 'False';
  return rawNpy(`{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${sides}, }`, npyBody(content));
}

/** A text without dimensions, as `numpy.savez(path, activation='tanh')` writes it. */
export function npyText(text: string): Uint8Array {
  const points = Uint32Array.from(text, (letter) => letter.codePointAt(0)!);
  return rawNpy(
    `{'descr': '<U${points.length}', 'fortran_order': False, 'shape': (), }`,
    new Uint8Array(points.buffer),
  );
}
