import { messageOf } from '../errors.ts';
import type { NamedBytes } from './formats/named-bytes.ts';

/** A downloaded file of a public data set. */
export interface CachedDownload {
  /** `set/file`. */
  readonly key: string;
  /** Hash of the bytes, that of the catalog. */
  readonly sha256: string;
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** Files that the user opened together. */
export interface CachedFiles {
  /** By `hashOfContents`; by `hashOfFiles` if there are `options`. */
  readonly sha256: string;
  readonly name: string;
  /** Empty if there is `sameAs`. */
  readonly files: readonly NamedBytes[];
  /** Marks entries for specs without `reading`. */
  readonly options?: Readonly<Record<string, never>>;
  /** The hash of the entry that holds the files. */
  readonly sameAs?: string;
}

/** Persistent storage of downloads and opened files. Bytes that it returns are the caller's own. */
export interface DataCache {
  download(key: string): Promise<CachedDownload | undefined>;
  keepDownload(download: CachedDownload): Promise<void>;
  files(sha256: string): Promise<CachedFiles | undefined>;
  keepFiles(files: CachedFiles): Promise<void>;
  clear(): Promise<void>;
}

const copied = <T extends { readonly bytes: Uint8Array }>(file: T): T => ({ ...file, bytes: file.bytes.slice() });

/** A cache that lasts as long as the page or process, for use without IndexedDB. As there, bytes are copied in and out. */
export function memoryCache(): DataCache {
  const downloads = new Map<string, CachedDownload>();
  const files = new Map<string, CachedFiles>();
  return {
    async download(key) {
      const found = downloads.get(key);
      return found && copied(found);
    },
    keepDownload: async (download) => void downloads.set(download.key, copied(download)),
    async files(sha256) {
      const found = files.get(sha256);
      return found && { ...found, files: found.files.map(copied) };
    },
    keepFiles: async (set) => void files.set(set.sha256, { ...set, files: set.files.map(copied) }),
    clear: async () => {
      downloads.clear();
      files.clear();
    },
  };
}

/**
 * A cache that never fails: what `primary` cannot read or store (no IndexedDB, no space) is held in memory, and `onFault`
 * receives the reason.
 */
export function withMemoryFallback(primary: DataCache, onFault: (message: string) => void): DataCache {
  const memory = memoryCache();
  const attempt = async <T>(what: string, run: Promise<T>): Promise<T | undefined> => {
    try {
      return await run;
    } catch (cause) {
      onFault(`${what}: ${messageOf(cause)}. It is kept until the page is closed.`);
      return undefined;
    }
  };
  return {
    download: async (key) => (await memory.download(key)) ?? attempt('cache of downloads', primary.download(key)),
    keepDownload: async (download) => {
      const done = await attempt(
        download.key,
        primary.keepDownload(download).then(() => true),
      );
      if (!done) await memory.keepDownload(download);
    },
    files: async (sha256) => (await memory.files(sha256)) ?? attempt('cache of files', primary.files(sha256)),
    keepFiles: async (files) => {
      const done = await attempt(
        files.name,
        primary.keepFiles(files).then(() => true),
      );
      if (!done) await memory.keepFiles(files);
    },
    clear: async () => {
      await memory.clear();
      await attempt('cache', primary.clear());
    },
  };
}
