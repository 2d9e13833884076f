import { decodeNumbers, type ElementType, type NumericArray } from '../../data/formats/numeric-array.ts';

/** Element types of safetensors that hold plain numbers. */
export const TENSOR_TYPES = ['F64', 'F32', 'F16', 'BF16', 'I64', 'I32', 'I16', 'I8', 'U32', 'U16', 'U8'] as const;
export type TensorType = (typeof TENSOR_TYPES)[number];

/** Bytes of one element. */
export const TENSOR_BYTES = Object.fromEntries(
  TENSOR_TYPES.map((type) => [type, Number(/\d+/.exec(type)) / 8]),
) as Readonly<Record<TensorType, number>>;

/** A number from its 16 bits: sign, 5 bits of exponent, 10 of fraction. Source: IEEE 754-2019, binary16. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

function decodeShorts(bytes: Uint8Array, type: 'F16' | 'BF16'): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(bytes.byteLength / 2);
  // The 16 bits of a BF16 are the upper half of an F32.
  const words = new Uint32Array(values.buffer);
  for (let i = 0; i < values.length; i++) {
    const bits = view.getUint16(2 * i, true);
    if (type === 'F16') values[i] = fromHalf(bits);
    else words[i] = bits * 2 ** 16;
  }
  return values;
}

/** All of `bytes` as numbers of one type, little-endian. */
export function decodeTensor(bytes: Uint8Array, type: TensorType): NumericArray['values'] {
  if (type === 'F16' || type === 'BF16') return decodeShorts(bytes, type);
  return decodeNumbers(bytes, `${type[0].toLowerCase()}${TENSOR_BYTES[type]}` as ElementType, true);
}
