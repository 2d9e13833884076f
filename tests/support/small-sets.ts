import { gzipSync } from 'fflate';
import { sha256Of } from '../../src/data/hash.ts';
import { REMOTE_CATALOG, type RemoteCatalog, type RemoteSet } from '../../src/data/remote-catalog.ts';
import { cifarArchive, idxBytes } from './file-writers.ts';

const SIDE = 4;

function idxSet(shift: number): Record<string, Uint8Array> {
  const images = (count: number) =>
    idxBytes(
      [count, SIDE, SIDE],
      Array.from({ length: count * SIDE * SIDE }, (_, i) => (i * 7 + shift) % 256),
    );
  const labels = (count: number) =>
    idxBytes(
      [count],
      Array.from({ length: count }, (_, i) => i % 10),
    );
  return {
    'train-images-idx3-ubyte.gz': gzipSync(images(40), { mtime: 1 }),
    'train-labels-idx1-ubyte.gz': gzipSync(labels(40), { mtime: 1 }),
    't10k-images-idx3-ubyte.gz': gzipSync(images(20), { mtime: 1 }),
    't10k-labels-idx1-ubyte.gz': gzipSync(labels(20), { mtime: 1 }),
  };
}

/** Small sets under the names of the public ones, by `set/file`: 40 and 20 images of 4×4, and two batches of 10 for CIFAR-10. */
export function smallFiles(): Map<string, Uint8Array> {
  const sets = {
    mnist: idxSet(0),
    'fashion-mnist': idxSet(3),
    'cifar-10': {
      'cifar-10-binary.tar.gz': gzipSync(cifarArchive(['data_batch_1', 'data_batch_2', 'test_batch'], 10), {
        mtime: 1,
      }),
    },
  };
  return new Map(
    Object.entries(sets).flatMap(([id, files]) =>
      Object.entries(files).map(([name, bytes]) => [`${id}/${name}`, bytes] as const),
    ),
  );
}

/** The catalog with the sizes and hashes of the small files, served from `base`/set/. */
export async function smallCatalog(
  files: ReadonlyMap<string, Uint8Array>,
  bases: readonly string[],
): Promise<RemoteCatalog> {
  const shrink = async (id: string, set: RemoteSet): Promise<RemoteSet> => ({
    ...set,
    mirrors: bases.map((base) => `${base}/${id}/`),
    files: await Promise.all(
      set.files.map(async ({ name }) => {
        const bytes = files.get(`${id}/${name}`)!;
        return { name, bytes: bytes.length, sha256: await sha256Of(bytes) };
      }),
    ),
  });
  return {
    mnist: await shrink('mnist', REMOTE_CATALOG.mnist),
    'fashion-mnist': await shrink('fashion-mnist', REMOTE_CATALOG['fashion-mnist']),
    'cifar-10': await shrink('cifar-10', REMOTE_CATALOG['cifar-10']),
  };
}
