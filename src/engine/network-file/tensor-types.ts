import { decodeNumbers, type ElementType, elementBytes, type NumericArray } from '../../data/formats/numeric-array.ts';

/** Element types of safetensors that hold plain numbers, as NumPy calls them; it has no BF16. */
export const ELEMENT_TYPE_OF = {
  F64: 'f8',
  F32: 'f4',
  F16: 'f2',
  I64: 'i8',
  I32: 'i4',
  I16: 'i2',
  I8: 'i1',
  U64: 'u8',
  U32: 'u4',
  U16: 'u2',
  U8: 'u1',
  BOOL: 'b1',
} as const satisfies Readonly<Record<string, ElementType>>;
const NUMPY_TYPES = Object.keys(ELEMENT_TYPE_OF) as readonly (keyof typeof ELEMENT_TYPE_OF)[];

export const TENSOR_TYPES = [...NUMPY_TYPES, 'BF16'] as const;
export type TensorType = (typeof TENSOR_TYPES)[number];

/** Bytes of one element. */
export const tensorBytes = (type: TensorType): number => (type === 'BF16' ? 2 : elementBytes(ELEMENT_TYPE_OF[type]));

/** The 16 bits of a BF16 are the upper half of an F32. */
function decodeBrainFloats(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = new Uint32Array(bytes.byteLength / 2);
  for (let i = 0; i < words.length; i++) words[i] = view.getUint16(2 * i, true) * 2 ** 16;
  return new Float32Array(words.buffer);
}

/** All of `bytes` as numbers of one type, little-endian. */
export function decodeTensor(bytes: Uint8Array, type: TensorType): NumericArray['values'] {
  return type === 'BF16' ? decodeBrainFloats(bytes) : decodeNumbers(bytes, ELEMENT_TYPE_OF[type], true);
}
