import { type DataCache, memoryCache, withMemoryFallback } from './cache.ts';
import type { FileContents } from './file-contents.ts';
import type { NamedBytes } from './formats/named-bytes.ts';
import { readFiles } from './formats/read-files.ts';
import { hashOfContents, hashOfFiles } from './hash.ts';
import { legacyReading } from './legacy-reading.ts';
import { createParsedFiles } from './parsed-files.ts';
import type { RawSources } from './raw-dataset.ts';
import type { Reading } from './reading.ts';
import { fetchRemoteFiles } from './remote.ts';
import { REMOTE_CATALOG, type RemoteCatalog } from './remote-catalog.ts';
import type { FileSource, RemoteId } from './spec.ts';

export interface SourcesOptions {
  readonly cache?: DataCache;
  readonly fetch?: typeof globalThis.fetch;
  readonly catalog?: RemoteCatalog;
  /** Base addresses in place of those of the catalog. */
  readonly mirrors?: Partial<Record<RemoteId, readonly string[]>>;
  /** Called with the reason when bytes could not be stored persistently. */
  readonly onCacheFault?: (message: string) => void;
}

/** Files that were read, and a source that reproduces it: every decision is in its `reading`. */
export interface OpenedFiles extends FileContents {
  readonly source: FileSource;
}

export interface DataSources extends RawSources {
  /** Reads and stores files. Invalid files throw SpecError, ambiguous ones ChoiceError; neither are stored. */
  addFiles(files: readonly NamedBytes[], reading?: Reading): Promise<OpenedFiles>;
  /** As `addFiles`, for the files of a source, which says how they are read; undefined if they have another hash. */
  supply(source: FileSource, files: readonly NamedBytes[]): Promise<OpenedFiles | undefined>;
  /** Reads stored files, with `reading` if it is given; undefined if they are not in the cache. */
  reopen(source: FileSource, reading?: Reading): Promise<OpenedFiles | undefined>;
}

/** Files with the hash of their contents and how to read them. */
interface HashedFiles {
  readonly files: readonly NamedBytes[];
  readonly sha256: string;
  readonly reading: Reading;
}

const keyOf = (sha256: string, files: readonly NamedBytes[], reading: Reading) =>
  JSON.stringify([sha256, files.map(({ name }) => name), Object.entries(reading).sort()]);

const extensionOf = (name: string) => /\.[^.]*$/.exec(name)?.[0] ?? '';

/** The files under the names that a source without `reading` expects: its hash depends on names. Undefined for other files. */
async function asNamedBefore(
  { name, sha256 }: FileSource,
  files: readonly NamedBytes[],
): Promise<readonly NamedBytes[] | undefined> {
  const [file, ...others] = files;
  const renamed = [{ ...file, name: name + extensionOf(file.name) }];
  for (const candidate of others.length === 0 ? [files, renamed] : [files])
    if (sha256 === (await hashOfFiles(candidate))) return candidate;
  return undefined;
}

/** Stored files, by the hash of their contents and, for specs without `reading`, by `hashOfFiles`. */
function createKeptFiles(cache: DataCache) {
  return {
    async keep(sha256: string, name: string, files: readonly NamedBytes[]) {
      await cache.keepFiles({ sha256, name, files });
      await cache.keepFiles({ sha256: await hashOfFiles(files), name, files: [], options: {}, sameAs: sha256 });
    },
    /** The files of a source and how to read them. */
    async find({ sha256, reading }: FileSource) {
      const found = await cache.files(sha256);
      const kept = found?.sameAs === undefined ? found : await cache.files(found.sameAs);
      if (!found || !kept) return undefined;
      return {
        files: kept.files,
        // Entries with `options` are stored by `hashOfFiles`.
        sha256: kept.options ? await hashOfContents(kept.files) : kept.sha256,
        reading: reading ?? (found.options ? legacyReading(kept.files) : {}),
      };
    },
  };
}

/** Public data sets and files of the user over one cache, by default in memory. */
export function createSources(options: SourcesOptions = {}): DataSources {
  const { catalog = REMOTE_CATALOG, mirrors = {}, onCacheFault = () => {} } = options;
  const cache = withMemoryFallback(options.cache ?? memoryCache(), onCacheFault);
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const kept = createKeptFiles(cache);
  const parsed = createParsedFiles();
  const open = async ({ files, sha256, reading }: HashedFiles): Promise<OpenedFiles> => {
    const { raw, report } = await parsed.read(
      keyOf(sha256, files, reading),
      () => readFiles(files, reading),
      (contents) => keyOf(sha256, files, contents.report.reading),
    );
    return { source: { kind: 'file', name: raw.name, sha256, reading: report.reading }, raw, report };
  };
  const reopen = async (source: FileSource, reading?: Reading) => {
    const found = await kept.find(source);
    return found && open({ ...found, reading: reading ?? found.reading });
  };
  const add = async (hashed: HashedFiles) => {
    const opened = await open(hashed);
    await kept.keep(opened.source.sha256, opened.source.name, hashed.files);
    return opened;
  };
  return {
    async remote(id, onProgress, signal) {
      const set = { ...catalog[id], mirrors: mirrors[id] ?? catalog[id].mirrors };
      const fetched = { cache, fetch, ...(onProgress && { onProgress }), ...(signal && { signal }) };
      const files = await fetchRemoteFiles(id, set, fetched);
      const { raw } = await open({ files, sha256: await hashOfContents(files), reading: {} });
      return { ...raw, name: set.title, classNames: set.classNames };
    },
    file: async (source) => (await reopen(source))?.raw,
    reopen,
    addFiles: async (files, reading = {}) => add({ files, sha256: await hashOfContents(files), reading }),
    async supply(source, files) {
      const sha256 = await hashOfContents(files);
      if (source.sha256 === sha256) return add({ files, sha256, reading: source.reading ?? {} });
      const before = await asNamedBefore(source, files);
      return before && add({ files: before, sha256, reading: source.reading ?? legacyReading(before) });
    },
  };
}
