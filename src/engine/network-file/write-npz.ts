import { strToU8, zipSync } from 'fflate';
import type { NamedTensor } from './tensors.ts';

const HEADER_START = 10;
/** The numbers of an NPY file start at a multiple of this. */
const ALIGNMENT = 64;

/** A NumPy array in C order, version 1 of the format. Source: NumPy Enhancement Proposal 1. */
function npyBytes({ shape, values }: NamedTensor): Uint8Array {
  const type = values instanceof Float32Array ? '<f4' : '<i4';
  const sides = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': ${sides}, }`;
  const dataStart = ALIGNMENT * Math.ceil((HEADER_START + text.length + 1) / ALIGNMENT);
  const header = strToU8(`${text.padEnd(dataStart - HEADER_START - 1)}\n`);
  const file = new Uint8Array(dataStart + values.byteLength);
  file.set([0x93, ...strToU8('NUMPY'), 1, 0, header.length & 255, header.length >> 8]);
  file.set(header, HEADER_START);
  file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), dataStart);
  return file;
}

/** An NPZ archive that `numpy.load` reads, with its metadata as the entry `meta.json`. Equal contents give equal bytes. */
export function writeNpz(tensors: readonly NamedTensor[], metadata: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.fromEntries(tensors.map((tensor) => [`${tensor.name}.npy`, npyBytes(tensor)]));
  // A fixed date (the Zip format starts in 1980): with the current one every export would differ.
  return zipSync(
    { ...entries, 'meta.json': strToU8(JSON.stringify(metadata, null, 1)) },
    { mtime: '1980-01-01T12:00' },
  );
}
