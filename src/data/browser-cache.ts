import { Dexie, type EntityTable } from 'dexie';
import type { CachedDownload, CachedFiles, DataCache } from './cache.ts';

/** A cache in IndexedDB. A change of the tables needs a new version and an upgrade. */
export function browserCache(databaseName = 'sgdscope-data'): DataCache {
  const database = new Dexie(databaseName) as Dexie & {
    downloads: EntityTable<CachedDownload, 'key'>;
    files: EntityTable<CachedFiles, 'sha256'>;
  };
  database.version(1).stores({ downloads: '&key', files: '&sha256' });
  return {
    download: (key) => database.downloads.get(key),
    keepDownload: async (download) => void (await database.downloads.put(download)),
    files: (sha256) => database.files.get(sha256),
    keepFiles: async (files) => void (await database.files.put(files)),
    clear: async () => {
      await database.downloads.clear();
      await database.files.clear();
    },
  };
}
