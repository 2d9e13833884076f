import { readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type DataCache, memoryCache } from '../data/cache.ts';
import { createDirectory } from './create-directory.ts';

/** Folder of cached downloads: SGDSCOPE_CACHE, or else the user's cache folder. */
export const cacheDirectory = () =>
  process.env.SGDSCOPE_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'sgdscope');

/** Caches downloads on disk, one file each, and files given on the command line in memory. */
export function directoryCache(directory: string): DataCache {
  const pathOf = (key: string) => join(directory, key.replaceAll(/[^\w.-]+/g, '_'));
  return {
    ...memoryCache(),
    async download(key) {
      try {
        return deserialize(await readFile(pathOf(key)));
      } catch {
        return undefined; // absent or damaged: it is downloaded again
      }
    },
    async keepDownload(download) {
      await createDirectory(directory);
      const fresh = `${pathOf(download.key)}.new`;
      await writeFile(fresh, serialize(download));
      await rename(fresh, pathOf(download.key));
    },
  };
}
