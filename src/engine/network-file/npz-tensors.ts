import { fileFault, type NamedBytes } from '../../data/formats/named-bytes.ts';
import { readNpy } from '../../data/formats/npy.ts';
import { unzip } from '../../data/formats/unzip.ts';
import { type MetadataText, readMetadata } from './metadata.ts';
import { readNpyScalar } from './npy-scalar.ts';
import type { TensorFile } from './tensor-file.ts';

const METADATA_ENTRY = 'meta.json';
const isArray = (entry: string) => entry.toLowerCase().endsWith('.npy');

function metadataOf(archive: string, entry: NamedBytes | undefined): MetadataText {
  if (!entry) return new Map();
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(entry.bytes));
  } catch (cause) {
    throw fileFault(archive, `entry "${METADATA_ENTRY}"`, {
      what: 'content',
      rule: 'JSON',
      got: `"${cause instanceof Error ? cause.message : cause}"`,
    });
  }
  return readMetadata(content, { file: archive, place: `entry "${METADATA_ENTRY}"` });
}

/** The arrays of an NPZ archive. Notes come from `meta.json`, and from arrays of one text or number: `activation='tanh'`. */
export function readNpzTensors(file: NamedBytes): TensorFile {
  const entries = unzip(file, (entry) => isArray(entry) || entry === METADATA_ENTRY);
  const arrays = new Map<string, NamedBytes>();
  const metadata = new Map(metadataOf(file.name, entries.get(METADATA_ENTRY)));
  for (const [entry, bytes] of entries) {
    if (!isArray(entry)) continue;
    const name = entry.slice(0, -'.npy'.length).toLowerCase();
    if (arrays.has(name))
      throw fileFault(file.name, `entry "${entry}"`, {
        what: 'name',
        rule: 'unlike any other, letter case apart',
        got: `"${name}" twice`,
        fix: 'Rename one of them.',
      });
    const scalar = readNpyScalar(bytes.bytes);
    if (scalar === undefined) arrays.set(name, bytes);
    else metadata.set(name, scalar);
  }
  return {
    name: file.name,
    names: [...arrays.keys()],
    metadata,
    array(name) {
      const entry = arrays.get(name);
      return entry && readNpy(entry);
    },
  };
}
