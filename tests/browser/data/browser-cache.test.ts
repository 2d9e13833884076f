import { afterEach, expect, test } from 'vitest';
import { browserCache } from '../../../src/data/browser-cache.ts';
import { createSources } from '../../../src/data/sources.ts';
import { idxBytes, npyBytes, npzBytes } from '../../support/file-writers.ts';
import { smallCatalog, smallFiles } from '../../support/small-sets.ts';

const DATABASE = 'sgdscope-data-test';
afterEach(() => browserCache(DATABASE).clear());

const files = smallFiles();
const serve: typeof fetch = async (input) => {
  const bytes = files.get(String(input).replace('https://host.invalid/', ''));
  return bytes ? new Response(bytes as Uint8Array<ArrayBuffer>) : new Response(null, { status: 404 });
};
const offline: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));

test('a public set is kept in IndexedDB and used offline after the page is opened again', async () => {
  const catalog = await smallCatalog(files, ['https://host.invalid']);
  const online = createSources({ cache: browserCache(DATABASE), catalog, fetch: serve });
  const first = await Promise.all([online.remote('mnist'), online.remote('cifar-10')]);
  const later = createSources({ cache: browserCache(DATABASE), catalog, fetch: offline });
  expect(await Promise.all([later.remote('mnist'), later.remote('cifar-10')])).toEqual(first);
  await expect(later.remote('fashion-mnist')).rejects.toThrow('Failed to fetch');
});

test('dropped files are found again by their hash, until the cache is cleared', async () => {
  const pair = [
    {
      name: 'images',
      bytes: idxBytes(
        [4, 2, 2],
        Array.from({ length: 16 }, (_, i) => i),
      ),
    },
    { name: 'labels', bytes: idxBytes([4], [0, 1, 0, 1]) },
  ];
  const archive = {
    name: 'a.npz',
    bytes: npzBytes({ X: npyBytes('<f4', [2, 1], [0.5, 2]), y: npyBytes('|u1', [2], [1, 0]) }),
  };
  const added = createSources({ cache: browserCache(DATABASE) });
  const sets = [await added.addFiles(pair), await added.addFiles([archive])];
  const cache = browserCache(DATABASE);
  const later = createSources({ cache });
  for (const { source, raw } of sets) expect(await later.file(source)).toEqual(raw);
  await cache.clear();
  expect(await later.file(sets[0].source)).toBeUndefined();
});

test('a truncated gzip file is refused here as in Node', async () => {
  const whole = files.get('mnist/train-labels-idx1-ubyte.gz')!;
  const cut = { name: 'labels.gz', bytes: whole.slice(0, whole.length - 5) };
  await expect(createSources().addFiles([cut, cut])).rejects.toThrow('labels.gz, ');
  await expect(createSources().addFiles([cut, cut])).rejects.toThrow('gzip data must be complete and undamaged');
});
