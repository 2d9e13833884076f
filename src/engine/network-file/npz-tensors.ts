import { LIMITS } from '../../data/formats/limits.ts';
import { fileFault, type NamedBytes } from '../../data/formats/named-bytes.ts';
import { readNpy } from '../../data/formats/npy.ts';
import { readNpyHeader } from '../../data/formats/npy-header.ts';
import { unzip } from '../../data/formats/unzip.ts';
import { parseJsonBytes } from '../../json/parse-json.ts';
import { type MetadataText, readMetadata } from './metadata.ts';
import { readNpyScalar } from './npy-scalar.ts';
import type { TensorFile } from './tensors.ts';

const METADATA_ENTRY = 'meta.json';
const isArray = (entry: string) => entry.toLowerCase().endsWith('.npy');
/** Batch normalisation counts its batches in an array of one number, which is part of the network and not a note. */
const isCounter = (name: string) => name.endsWith('num_batches_tracked');

function metadataOf(archive: string, entry: NamedBytes | undefined): MetadataText {
  if (!entry) return new Map();
  const place = `entry "${METADATA_ENTRY}"`;
  const content = parseJsonBytes(entry.bytes, { what: `${archive}, ${place}`, mostLength: LIMITS.notesLength });
  return readMetadata(content, { file: archive, place });
}

/** The arrays of an NPZ archive. Notes come from `meta.json` and from scalar arrays: `activation='tanh'`. */
export function readNpzTensors(file: NamedBytes): TensorFile {
  const entries = unzip(file, (entry) => isArray(entry) || entry === METADATA_ENTRY);
  const arrays = new Map<string, NamedBytes>();
  const spellings = new Map<string, string>();
  const metadata = new Map(metadataOf(file.name, entries.get(METADATA_ENTRY)));
  for (const [entry, bytes] of entries) {
    if (!isArray(entry)) continue;
    const spelling = entry.slice(0, -'.npy'.length);
    const name = spelling.toLowerCase();
    if (arrays.has(name))
      throw fileFault(file.name, `entry "${entry}"`, {
        what: 'name',
        rule: 'unlike any other, letter case apart',
        got: `"${name}" twice`,
        fix: 'Rename one of them.',
      });
    const scalar = isCounter(name) ? undefined : readNpyScalar(bytes);
    spellings.set(name, spelling);
    if (scalar === undefined) arrays.set(name, bytes);
    else metadata.set(name, scalar);
  }
  const reading =
    <T>(read: (entry: NamedBytes) => T) =>
    (name: string): T | undefined => {
      const entry = arrays.get(name);
      return entry && read(entry);
    };
  return {
    name: file.name,
    names: [...arrays.keys()],
    isInSavedOrder: true,
    spelling: (name) => spellings.get(name) ?? name,
    metadata,
    shape: reading((entry) => readNpyHeader(entry).shape),
    array: reading(readNpy),
  };
}
