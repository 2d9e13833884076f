import { type UnzipFileInfo, unzipSync } from 'fflate';
import type { RawDataset } from '../raw-dataset.ts';
import { type ArrayPair, rawFromPairs } from './array-pair.ts';
import { fileFault, MAX_BYTES, type NamedBytes } from './named-bytes.ts';
import { readNpy } from './npy.ts';

/** Deflate cannot pack better than 1032 : 1, so a larger claim is a lie. Source: zlib's technical details, "maximum compression factor". */
const MAX_RATIO = 1032;

export const looksLikeZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

function checkClaim(archive: string, { name, size, originalSize, compression }: UnzipFileInfo): void {
  const possible = Math.min(MAX_BYTES, compression === 0 ? size : MAX_RATIO * size);
  if (originalSize > possible)
    throw fileFault(archive, `entry "${name}"`, {
      what: 'unpacked size',
      rule: `at most ${possible} bytes, given its ${size} packed bytes`,
      got: originalSize,
    });
}

/** The arrays of an archive by name, without `.npy` and in lower case. Sizes are checked before anything is unpacked. */
function unpack({ name, bytes }: NamedBytes): ReadonlyMap<string, NamedBytes> {
  const claimed = new Map<string, number>();
  let total = 0;
  const filter = (entry: UnzipFileInfo): boolean => {
    checkClaim(name, entry);
    total += entry.originalSize;
    if (total > MAX_BYTES)
      throw fileFault(name, `entry "${entry.name}"`, {
        what: 'unpacked size so far',
        rule: `at most ${MAX_BYTES} bytes`,
        got: total,
      });
    claimed.set(entry.name, entry.originalSize);
    return entry.name.toLowerCase().endsWith('.npy');
  };
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, { filter });
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'SpecError') throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw fileFault(name, `${bytes.length} bytes`, {
      what: 'zip archive',
      rule: 'complete and undamaged',
      got: `"${reason}"`,
    });
  }
  return new Map(
    Object.entries(entries).map(([entry, unpacked]) => {
      if (unpacked.length !== claimed.get(entry))
        throw fileFault(name, `entry "${entry}"`, {
          what: 'unpacked size',
          rule: `${claimed.get(entry)} bytes`,
          got: unpacked.length,
        });
      return [entry.replace(/\.npy$/i, '').toLowerCase(), { name: `${name}, ${entry}`, bytes: unpacked }];
    }),
  );
}

/** Reads an NPZ archive that holds x_train, y_train and optionally x_test, y_test (as Keras writes them), or X and y. */
export function readNpz(file: NamedBytes): RawDataset {
  const arrays = unpack(file);
  const pairOf = (inputs: string, labels: string): ArrayPair | undefined => {
    const [x, y] = [arrays.get(inputs), arrays.get(labels)];
    if (!x || !y) return undefined;
    return { inputs: readNpy(x), labels: readNpy(y), inputsFile: x.name, labelsFile: y.name };
  };
  const train = pairOf('x_train', 'y_train') ?? pairOf('x', 'y');
  if (!train)
    throw fileFault(file.name, 'list of arrays', {
      what: 'names',
      rule: 'x_train and y_train (x_test and y_test if there is a test set), or X and y',
      got: [...arrays.keys()].join(', ') || 'none',
      fix: 'Save with numpy.savez(path, x_train=…, y_train=…).',
    });
  return rawFromPairs(file.name.replace(/\.npz$/i, ''), train, pairOf('x_test', 'y_test'));
}
