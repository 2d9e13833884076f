import type { DataCache } from './cache.ts';

/** A cache that is opened when it is first used. Where that fails, so does each use of it, and the next one tries again. */
export function openedWhenUsed(open: () => Promise<DataCache>): DataCache {
  let opening: Promise<DataCache> | null = null;
  const opened = async () => {
    opening ??= open();
    try {
      return await opening;
    } catch (error) {
      opening = null;
      throw error;
    }
  };
  return {
    download: async (key) => (await opened()).download(key),
    keepDownload: async (download) => (await opened()).keepDownload(download),
    files: async (sha256) => (await opened()).files(sha256),
    keepFiles: async (files) => (await opened()).keepFiles(files),
    clear: async () => (await opened()).clear(),
  };
}
