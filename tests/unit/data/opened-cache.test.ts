import { expect, test } from 'vitest';
import { type DataCache, memoryCache } from '../../../src/data/cache.ts';
import { openedWhenUsed } from '../../../src/data/opened-cache.ts';

const FILES = { sha256: 'ab'.repeat(32), name: 'table', files: [{ name: 'table.csv', bytes: new Uint8Array([1, 2]) }] };

test('is opened by its first use, once, and then is that cache', async () => {
  const cache = memoryCache();
  let openings = 0;
  const used = openedWhenUsed(async () => {
    openings++;
    return cache;
  });
  expect(openings).toBe(0);
  await Promise.all([used.keepFiles(FILES), used.files('none'), used.download('none')]);
  expect(openings).toBe(1);
  expect(await used.files(FILES.sha256)).toEqual(await cache.files(FILES.sha256));
  await used.clear();
  expect(await cache.files(FILES.sha256)).toBeUndefined();
  expect(openings).toBe(1);
});

test('that cannot be opened fails the use, and the next one tries again', async () => {
  const outcomes: (() => DataCache)[] = [
    () => {
      throw new Error('offline');
    },
    memoryCache,
  ];
  const used = openedWhenUsed(async () => (outcomes.shift() ?? memoryCache)());
  await expect(used.files('none')).rejects.toThrow('offline');
  await expect(used.files('none')).resolves.toBeUndefined();
});
