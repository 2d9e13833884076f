import { type BuildOptions, rawOf } from './build-dataset.ts';
import { type DataCache, memoryCache, withMemoryFallback } from './cache.ts';
import { type DataWork, WORK_HERE, type WorkOptions } from './data-work.ts';
import type { Dataset } from './dataset.ts';
import type { FileContents } from './file-contents.ts';
import type { NamedBytes } from './formats/named-bytes.ts';
import { hashOfContents, hashOfFiles, type Sha256 } from './hash.ts';
import { createParsedFiles } from './parsed-files.ts';
import type { RawSources } from './raw-dataset.ts';
import type { Reading } from './reading.ts';
import { fetchRemoteFiles } from './remote.ts';
import { REMOTE_CATALOG, type RemoteCatalog } from './remote-catalog.ts';
import type { DatasetSpec, FileSource, RemoteId } from './spec.ts';

export interface SourcesOptions {
  readonly cache?: DataCache;
  readonly fetch?: typeof globalThis.fetch;
  readonly catalog?: RemoteCatalog;
  /** Base addresses in place of those of the catalog. */
  readonly mirrors?: Partial<Record<RemoteId, readonly string[]>>;
  /** Where files are read and data sets built; by default in this thread. */
  readonly work?: DataWork;
  /** Called with the reason when bytes could not be stored persistently. */
  readonly onCacheFault?: (message: string) => void;
}

/** Files that were read, and a source that reproduces it: every decision is in its `reading`. */
export interface OpenedFiles extends FileContents {
  readonly source: FileSource;
}

/** Aborted calls reject with the signal's reason; nothing of theirs is stored. */
export interface DataSources extends RawSources {
  /**
   * Reads and stores files. Invalid files throw SpecError, ambiguous ones ChoiceError; neither are stored. The bytes given must
   * not be used afterwards: they may have been moved to another thread.
   */
  addFiles(files: readonly NamedBytes[], reading?: Reading, options?: WorkOptions): Promise<OpenedFiles>;
  /** As `addFiles`, for the files of a source, which says how they are read; undefined if they have another hash. */
  supply(source: FileSource, files: readonly NamedBytes[], options?: WorkOptions): Promise<OpenedFiles | undefined>;
  /** Reads stored files, with `reading` if it is given; undefined if they are not in the cache. */
  reopen(source: FileSource, reading?: Reading, options?: WorkOptions): Promise<OpenedFiles | undefined>;
  /** The data set of a spec, as `buildDataset`; large ones are built where the page stays responsive. */
  build(spec: DatasetSpec, options?: BuildOptions): Promise<Dataset>;
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
  hash: Sha256,
): Promise<readonly NamedBytes[] | undefined> {
  const [file, ...others] = files;
  const renamed = [{ ...file, name: name + extensionOf(file.name) }];
  for (const candidate of others.length === 0 ? [files, renamed] : [files])
    if (sha256 === (await hashOfFiles(candidate, hash))) return candidate;
  return undefined;
}

/** How files of an old spec are read. It looks into them, by what loads when files are read. */
const readingBefore = async (files: readonly NamedBytes[]): Promise<Reading> =>
  (await import('./legacy-reading.ts')).legacyReading(files);

/** Stored files, by the hash of their contents and, for specs without `reading`, by `hashOfFiles`. */
function createKeptFiles(cache: DataCache, hashIn: (options: WorkOptions) => Sha256) {
  return {
    async keep({ name, sha256 }: FileSource, files: readonly NamedBytes[], options: WorkOptions) {
      const named = await hashOfFiles(files, hashIn(options));
      await cache.keepFiles({ sha256, name, files });
      await cache.keepFiles({ sha256: named, name, files: [], options: {}, sameAs: sha256 });
    },
    /** The files of a source and how to read them. */
    async find({ sha256, reading }: FileSource, options: WorkOptions) {
      const found = await cache.files(sha256);
      const kept = found?.sameAs === undefined ? found : await cache.files(found.sameAs);
      if (!found || !kept) return undefined;
      return {
        files: kept.files,
        // Entries with `options` are stored by `hashOfFiles`.
        sha256: kept.options ? await hashOfContents(kept.files, hashIn(options)) : kept.sha256,
        reading: reading ?? (found.options ? await readingBefore(kept.files) : {}),
      };
    },
  };
}

/** Public data sets and files of the user over one cache, by default in memory. */
export function createSources(options: SourcesOptions = {}): DataSources {
  const { catalog = REMOTE_CATALOG, mirrors = {}, work = WORK_HERE, onCacheFault = () => {} } = options;
  const cache = withMemoryFallback(options.cache ?? memoryCache(), onCacheFault);
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const hashIn = (options: WorkOptions) => (bytes: Uint8Array) => work.sha256(bytes, options);
  const kept = createKeptFiles(cache, hashIn);
  const parsed = createParsedFiles();
  /** Opened files, and their bytes. */
  const open = async ({ files, sha256, reading }: HashedFiles, options: WorkOptions) => {
    options.signal?.throwIfAborted();
    let bytes = files;
    const parse = async () => {
      const read = await work.read(files, reading, options);
      bytes = read.files;
      return read.contents;
    };
    const { raw, report } = await parsed.read(keyOf(sha256, files, reading), parse, (contents) =>
      keyOf(sha256, files, contents.report.reading),
    );
    options.signal?.throwIfAborted();
    const opened: OpenedFiles = {
      source: { kind: 'file', name: raw.name, sha256, reading: report.reading },
      raw,
      report,
    };
    return { opened, bytes };
  };
  const reopen = async (source: FileSource, reading?: Reading, options: WorkOptions = {}) => {
    const found = await kept.find(source, options);
    return found && (await open({ ...found, reading: reading ?? found.reading }, options)).opened;
  };
  const add = async (hashed: HashedFiles, options: WorkOptions) => {
    const { opened, bytes } = await open(hashed, options);
    await kept.keep(opened.source, bytes, options);
    return opened;
  };
  const raw: RawSources = {
    async remote(id, onProgress, signal) {
      const set = { ...catalog[id], mirrors: mirrors[id] ?? catalog[id].mirrors };
      const cancelled = signal ? { signal } : {};
      const hash = hashIn(cancelled);
      const files = await fetchRemoteFiles(id, set, {
        cache,
        fetch,
        hash,
        ...(onProgress && { onProgress }),
        ...cancelled,
      });
      const { opened } = await open({ files, sha256: await hashOfContents(files, hash), reading: {} }, cancelled);
      return { ...opened.raw, name: set.title, classNames: set.classNames };
    },
    file: async (source, signal) => (await reopen(source, undefined, signal ? { signal } : {}))?.raw,
  };
  return {
    ...raw,
    reopen,
    addFiles: async (files, reading = {}, options = {}) =>
      add({ files, sha256: await hashOfContents(files, hashIn(options)), reading }, options),
    async supply(source, files, options = {}) {
      const hash = hashIn(options);
      const sha256 = await hashOfContents(files, hash);
      if (source.sha256 === sha256) return add({ files, sha256, reading: source.reading ?? {} }, options);
      const before = await asNamedBefore(source, files, hash);
      if (!before) return undefined;
      return add({ files: before, sha256, reading: source.reading ?? (await readingBefore(before)) }, options);
    },
    async build(spec, options = {}) {
      const { signal } = options;
      return work.build(spec, await rawOf(spec.source, raw, options), signal ? { signal } : {});
    },
  };
}
