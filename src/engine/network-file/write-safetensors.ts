import type { NamedTensor } from './tensors.ts';

const ALIGNMENT = 8;

/** A safetensors file: header length, JSON header padded to align the numbers, the arrays in order. */
export function writeSafetensors(
  tensors: readonly NamedTensor[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const header: Record<string, object> = { __metadata__: metadata };
  let end = 0;
  for (const { name, shape, values } of tensors) {
    const from = end;
    end += values.byteLength;
    header[name] = { dtype: values instanceof Float32Array ? 'F32' : 'I32', shape, data_offsets: [from, end] };
  }
  const unpadded = new TextEncoder().encode(JSON.stringify(header));
  const length = ALIGNMENT * Math.ceil(unpadded.length / ALIGNMENT);
  const file = new Uint8Array(8 + length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(length), true);
  file.fill(0x20, 8, 8 + length).set(unpadded, 8);
  let at = 8 + length;
  for (const { values } of tensors) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return file;
}
