import { type DataCache, memoryCache, withMemoryFallback } from './cache.ts';
import type { NamedBytes } from './formats/named-bytes.ts';
import { type CsvOptions, readFiles } from './formats/read-files.ts';
import { hashOfFiles } from './hash.ts';
import type { RawDataset, RawSources } from './raw-dataset.ts';
import { fetchRemoteFiles } from './remote.ts';
import { REMOTE_CATALOG, type RemoteCatalog } from './remote-catalog.ts';
import type { DatasetSpec, RemoteId } from './spec.ts';

type FileSource = Extract<DatasetSpec['source'], { kind: 'file' }>;

export interface SourcesOptions {
  readonly cache?: DataCache;
  readonly fetch?: typeof globalThis.fetch;
  readonly catalog?: RemoteCatalog;
  /** Base addresses to use instead of the catalog's. */
  readonly mirrors?: Partial<Record<RemoteId, readonly string[]>>;
  /** Told when bytes could not be kept beyond this page. */
  readonly onCacheFault?: (message: string) => void;
}

export interface DataSources extends RawSources {
  /** Reads dropped files and keeps them. A bad file throws SpecError and changes nothing. */
  addFiles(
    files: readonly NamedBytes[],
    options?: CsvOptions,
  ): Promise<{ readonly source: FileSource; readonly raw: RawDataset }>;
}

/** Public sets and dropped files behind one cache. In a page pass `browserCache()`; the default lasts as long as the process. */
export function createSources(options: SourcesOptions = {}): DataSources {
  const { catalog = REMOTE_CATALOG, mirrors = {}, onCacheFault = () => {} } = options;
  const cache = withMemoryFallback(options.cache ?? memoryCache(), onCacheFault);
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  return {
    async remote(id, onProgress, signal) {
      const set = { ...catalog[id], mirrors: mirrors[id] ?? catalog[id].mirrors };
      const files = await fetchRemoteFiles(id, set, {
        cache,
        fetch,
        ...(onProgress && { onProgress }),
        ...(signal && { signal }),
      });
      return { ...(await readFiles(files)), name: set.title, classNames: set.classNames };
    },
    async file(sha256) {
      const kept = await cache.files(sha256);
      return kept && readFiles(kept.files, kept.options);
    },
    async addFiles(files, readOptions = {}) {
      const raw = await readFiles(files, readOptions);
      const sha256 = await hashOfFiles(files, readOptions);
      await cache.keepFiles({ sha256, name: raw.name, files, options: readOptions });
      return { source: { kind: 'file', name: raw.name, sha256 }, raw };
    },
  };
}
